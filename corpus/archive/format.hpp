// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

// The file FORMAT: one line with the version of the Archive's format, so that an older program
// refuses an Archive that it would misread. docs/index-format.md has the table of formats.
namespace onrecord::corpus::archive {

/// 1: no FORMAT file, COMMITTED without digest. 2: both. 3: a digest over the lines' digests in
/// each block; tombstones. 4: lines record kept raw Captures and corrections. Blocks of earlier
/// formats remain readable in an Archive of a later one.
inline constexpr int archive_format = 4;

/// What is wrong with the file; empty when it is valid or missing (format 1).
std::optional<std::string> complaint_about_format(const std::filesystem::path& archive);
/// Whether it was written by a later version, which alone may use it.
bool is_of_later_format(const std::filesystem::path& archive);
/// Throws Failure (bad data) when the Archive is of a later format, or FORMAT is damaged.
void require_known_format(const std::filesystem::path& archive);
/// Writes the line if it is missing or of an earlier format.
void write_format(const std::filesystem::path& archive);

}  // namespace onrecord::corpus::archive
