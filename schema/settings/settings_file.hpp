// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace onrecord::schema {

/// One `name = value` of a settings file.
struct SettingsLine {
    std::string section;  ///< The `[command]` it stands under; empty above the first.
    std::string name;
    std::string value;
    std::string place;  ///< `FILE:LINE`
};

/// Reads the lines of a settings file: `name = value`, `[command]`, blank ones and comments that
/// begin with `#`. A value is what stands after the `=`, without the blanks around it; quotation
/// marks are part of it. Throws Failure: no input when the file cannot be read, bad settings
/// naming the line when one is none of these, or the file when it is longer than 1 MiB.
std::vector<SettingsLine> read_settings_file(const std::string& file);

}  // namespace onrecord::schema
