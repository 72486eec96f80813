// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

// Whole answers kept in files. They change only on purpose: run the test with
// ONRECORD_UPDATE_GOLDEN=1 and read the diff before committing it.
namespace onrecord::support {

/// JSON with a line for each member and element, but short lists and objects on one line.
std::string pretty_json(std::string_view json);

/// Fails the current test, showing the first line that differs, unless `file` (relative to the
/// project) says `text`. With ONRECORD_UPDATE_GOLDEN set it is written instead.
void expect_golden(const std::filesystem::path& file, const std::string& text);

}  // namespace onrecord::support
