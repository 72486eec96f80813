// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

// The file FORMAT: one line that names what the Archive's lines are, so that an older program
// refuses what it would misread. docs/index-format.md has the table of formats.
namespace onrecord::corpus::archive {

/// 1: no FORMAT file, COMMITTED without digest. 2: both. 3: blocks have a digest over their lines'
/// digests, and tombstones. 4: lines say which raw Captures are kept, and have the corrections.
/// What an earlier format has is read on in an Archive of a later one.
inline constexpr int archive_format = 4;

/// What is wrong with the file; nothing where it is right, or not there (format 1).
std::optional<std::string> complaint_about_format(const std::filesystem::path& archive);
/// A later version has written it, and only that one may touch it.
bool is_of_later_format(const std::filesystem::path& archive);
/// Throws Failure (bad data) when the Archive is of a later format, or FORMAT is damaged.
void require_known_format(const std::filesystem::path& archive);
/// Writes the line where it is not there, or names an earlier format.
void write_format(const std::filesystem::path& archive);

}  // namespace onrecord::corpus::archive
