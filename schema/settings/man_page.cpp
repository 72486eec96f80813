// SPDX-License-Identifier: GPL-3.0-or-later
// A program's tables as a page for man(1), in the macros of man(7).
#include "schema/failure.hpp"
#include "schema/settings.hpp"
#include "schema/settings/settings_table.hpp"

#include <algorithm>

namespace onrecord::schema {
namespace {

/// Text in roff: a backslash is an escape, a hyphen that may be copied is `\-`, and a line that
/// begins with a dot or an apostrophe is a request.
std::string roff(std::string_view text) {
    std::string escaped;
    for (const char letter : text) {
        if (letter == '\\') {
            escaped += "\\e";
        } else if (letter == '-') {
            escaped += "\\-";
        } else {
            escaped += letter;
        }
    }
    if (escaped.starts_with('.') || escaped.starts_with('\'')) escaped.insert(0, "\\&");
    return escaped;
}

/// As a sentence, with one full stop.
std::string sentence(std::string_view text) {
    return roff(text) + (text.ends_with('.') ? "\n" : ".\n");
}

std::string in_capitals(std::string_view text) {
    std::string capitals{text};
    std::ranges::transform(capitals, capitals.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return capitals;
}

std::string setting_rows(std::span<const Setting> settings) {
    std::string rows;
    for (const Setting& setting : settings) {
        rows += ".TP\n";
        if (setting.letter != '\0') rows += "\\fB\\-" + std::string{setting.letter} + "\\fR, ";
        rows += "\\fB\\-\\-" + roff(setting.name) + "\\fR";
        if (!setting.value_name.empty()) rows += " \\fI" + roff(setting.value_name) + "\\fR";
        if (!setting.default_value.empty()) rows += " (" + roff(setting.default_value) + ")";
        rows += "\n" + sentence(setting.help);
    }
    return rows;
}

std::string command_part(const Program& program, const Command& command) {
    std::string part = ".SS " + roff(spoken_name(program, &command)) + " " +
                       roff(command.operands) + "\n" + sentence(command.summary);
    part += setting_rows(command.settings);
    return part + ".PP\nExample:\n.PP\n.nf\n" + roff(command.example) + "\n.fi\n";
}

}  // namespace

std::string man_page(const Program& program) {
    std::string page = ".\\\" Made from the program's own tables; change those.\n.TH " +
                       in_capitals(program.name) +
                       " 1 \"\" \"Onrecord " ONRECORD_VERSION "\" \"User Commands\"\n.SH NAME\n" +
                       roff(program.name) + " \\- " +
                       roff(program.summary.substr(0, program.summary.find('.'))) +
                       "\n.SH SYNOPSIS\n";
    for (const Command& command : program.commands) {
        page += ".br\n\\fB" + roff(spoken_name(program, &command)) + "\\fR [SETTINGS] " +
                roff(command.operands) + "\n";
    }
    page += ".SH COMMANDS\n";
    for (const Command& command : program.commands) {
        page += command_part(program, command);
    }
    page += ".SH SETTINGS OF EVERY COMMAND\n" + setting_rows(common_settings) +
            ".SH ENVIRONMENT\nEvery setting can be given as a variable, as in \\fB" +
            roff(variable_name("settings")) +
            "\\fR; the command line wins, then the environment, then the file.\n"
            ".SH EXIT STATUS\n";
    for (const ExitStatusRow& row : exit_statuses) {
        page += ".TP\n\\fB" + std::to_string(static_cast<int>(row.status)) + "\\fR\n" +
                roff(row.meaning) + "\n";
    }
    return page;
}

}  // namespace onrecord::schema
