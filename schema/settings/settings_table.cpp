// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/settings/settings_table.hpp"

#include <algorithm>
#include <charconv>

namespace onrecord::schema {
namespace {

constexpr Setting common_rows[] = {
    {"help", SettingKind::Flag, "", "", "Print this help and do nothing else", 0, 0, false, 'h'},
    {"version",
     SettingKind::Flag,
     "",
     "",
     "Print the version and do nothing else",
     0,
     0,
     false,
     'V'},
    {"json",
     SettingKind::Flag,
     "",
     "",
     "Answer as JSON on stdout, for other programs to read",
     0,
     0,
     false},
    {"quiet",
     SettingKind::Flag,
     "",
     "",
     "No progress on stderr; only what went wrong",
     0,
     0,
     false},
    {"settings",
     SettingKind::Path,
     "FILE",
     "",
     "Read settings from FILE: lines `name = value`, a section `[command]` for those of one "
     "command; the command line and ONRECORD_* variables win over it",
     0,
     0,
     false},
};

}  // namespace

const std::span<const Setting> common_settings{common_rows};

std::string variable_name(std::string_view setting) {
    std::string name = "ONRECORD_";
    for (const char letter : setting) {
        const bool is_lower = letter >= 'a' && letter <= 'z';
        name += letter == '-' ? '_' : is_lower ? static_cast<char>(letter - 'a' + 'A') : letter;
    }
    return name;
}

std::string quoted(std::string_view name) { return "'" + std::string{name} + "'"; }

std::string spoken_name(const Program& program, const Command* command) {
    std::string name{program.name};
    if (command != nullptr && !command->name.empty()) name += " " + std::string{command->name};
    return name;
}

const Setting* find_setting(const Command& command, std::string_view name) {
    for (const auto rows : {command.settings, common_settings}) {
        const auto row = std::find_if(
            rows.begin(), rows.end(), [&](const Setting& it) { return it.name == name; });
        if (row != rows.end()) return &*row;
    }
    return nullptr;
}

std::vector<std::string_view> setting_names(const Command& command) {
    std::vector<std::string_view> names;
    for (const Setting& row : command.settings) {
        names.push_back(row.name);
    }
    for (const Setting& row : common_settings) {
        names.push_back(row.name);
    }
    return names;
}

std::vector<std::string_view> command_names(const Program& program) {
    std::vector<std::string_view> names;
    for (const Command& command : program.commands) {
        names.push_back(command.name);
    }
    return names;
}

const Command* find_command(const Program& program, std::string_view name) {
    const auto row = std::find_if(program.commands.begin(),
                                  program.commands.end(),
                                  [&](const Command& it) { return it.name == name; });
    return row == program.commands.end() ? nullptr : &*row;
}

std::optional<std::int64_t> parse_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::string limits_of(const Setting& setting) {
    if (setting.most == INT64_MAX) return "a whole number from " + std::to_string(setting.least);
    return "a whole number from " + std::to_string(setting.least) + " to " +
           std::to_string(setting.most);
}

std::optional<std::string_view> read_flag(std::string_view text) {
    for (const std::string_view yes : {"true", "1", "yes", "on"}) {
        if (text == yes) return "true";
    }
    for (const std::string_view no : {"false", "0", "no", "off"}) {
        if (text == no) return "false";
    }
    return std::nullopt;
}

/// What is wrong with a value, as the end of a sentence; empty when nothing is.
std::string fault_of(const Setting& setting, std::string_view value) {
    if (setting.kind == SettingKind::Flag && !read_flag(value)) return "must be true or false";
    if (setting.kind == SettingKind::Number) {
        const auto number = parse_number(value);
        const bool is_fine = number && *number >= setting.least && *number <= setting.most;
        return is_fine ? "" : "must be " + limits_of(setting);
    }
    const bool needs_text = setting.kind == SettingKind::Path || setting.kind == SettingKind::List;
    return needs_text && value.empty() ? "must not be empty" : "";
}

std::vector<std::string> split_at_commas(std::string_view text) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        parts.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

}  // namespace onrecord::schema
