// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace onrecord::schema {

/// One `name = value` of a settings file.
struct SettingsLine {
    std::string section;  ///< The `[command]` it belongs to; empty above the first.
    std::string name;
    std::string value;
    std::string place;  ///< `FILE:LINE`
};

/// Reads the lines of a settings file: `name = value`, `[command]`, blank lines and comments that
/// start with `#`. A value is the text after the `=` without surrounding blanks; quotation marks
/// are part of it. Throws Failure: no input when the file cannot be read; bad settings, naming the
/// line, for any other line; bad settings when the file is longer than 1 MiB.
std::vector<SettingsLine> read_settings_file(const std::string& file);

}  // namespace onrecord::schema
