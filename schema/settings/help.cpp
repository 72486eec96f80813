// SPDX-License-Identifier: GPL-3.0-or-later
// What the tables of settings look like to people: --help, --version and docs/settings.md.
#include "schema/failure.hpp"
#include "schema/settings.hpp"
#include "schema/settings/settings_table.hpp"

#include <algorithm>

namespace onrecord::schema {
namespace {

constexpr std::size_t help_column = 24;  // Where what a setting does begins.
constexpr std::size_t help_width = 88;

/// `text` in lines of help_width, each but the first indented to help_column.
std::string wrapped(std::string_view text) {
    std::string result;
    std::size_t room = help_width - help_column;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        const bool is_first = result.empty();
        if (!is_first && word.size() + 1 > room) {
            result += "\n" + std::string(help_column, ' ');
            room = help_width - help_column;
        } else if (!is_first) {
            result += ' ';
            --room;
        }
        result += word;
        room -= std::min(room, word.size());
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result;
}

std::string row_of(std::string label, std::string_view text) {
    label = "  " + label;
    if (label.size() + 2 > help_column) {
        label += "\n" + std::string(help_column, ' ');
    } else {
        label.resize(help_column, ' ');
    }
    return label + wrapped(text) + "\n";
}

std::string label_of(const Setting& setting) {
    std::string label = setting.letter == '\0' ? "" : std::string{'-', setting.letter} + ", ";
    label += "--" + std::string{setting.name};
    if (!setting.value_name.empty()) label += " " + std::string{setting.value_name};
    if (!setting.default_value.empty()) label += " (=" + std::string{setting.default_value} + ")";
    return label;
}

std::string rows_of(std::span<const Setting> settings) {
    std::string rows;
    for (const Setting& setting : settings) {
        rows += row_of(label_of(setting), setting.help);
    }
    return rows;
}

std::string usage_of(const Program& program, const Command& command) {
    std::string usage = spoken_name(program, &command);
    for (const Setting& setting : command.settings) {
        if (!setting.is_required) continue;
        usage += " --" + std::string{setting.name} + " " + std::string{setting.value_name};
    }
    usage += " [SETTINGS]";
    if (!command.operands.empty()) usage += " " + std::string{command.operands};
    return usage;
}

std::string exit_status_rows() {
    std::string rows;
    for (const ExitStatusRow& row : exit_statuses) {
        rows += row_of(std::to_string(static_cast<int>(row.status)), row.meaning);
    }
    return rows;
}

std::string command_rows(const Program& program) {
    std::string rows;
    for (const Command& command : program.commands) {
        if (!command.name.empty()) rows += row_of(std::string{command.name}, command.summary);
    }
    return rows;
}

bool has_named_commands(const Program& program) {
    return std::any_of(program.commands.begin(), program.commands.end(), [](const Command& it) {
        return !it.name.empty();
    });
}

std::string example_of(const Command& command) {
    return "\nExample:\n  " + std::string{command.example} + "\n";
}

std::string sources_note() {
    return "\nEvery setting can also be given as an environment variable (" +
           variable_name("settings") +
           "=FILE) or in a\nsettings file; the command line wins, "
           "then the environment.\n";
}

/// Settings common to all commands: shown once, in the help of the program.
std::string common_part(const Program& program) {
    return "\nSettings of every command:\n" + rows_of(common_settings) + sources_note() +
           "\nExit statuses:\n" + exit_status_rows() + "\n'" + std::string{program.name} +
           " help COMMAND' tells more.\n";
}

std::string common_pointer(const Program& program) {
    std::string names;
    for (const Setting& setting : common_settings) {
        names += (names.empty() ? "--" : ", --") + std::string{setting.name};
    }
    return "\nAlso " + names + ":\n'" + std::string{program.name} +
           " help' tells of them, of variables and files, and of exit statuses.\n";
}

std::string help_of_program(const Program& program) {
    const std::string name{program.name};
    std::string text = std::string{program.summary} + "\n";
    if (!program.commands.empty()) text += example_of(program.commands.front());
    return text + "\nUsage: " + name + " COMMAND [SETTINGS] ...\n\nCommands:\n" +
           command_rows(program) + common_part(program);
}

/// A cell of a Markdown table; a bar would end it.
std::string cell(std::string_view text) {
    std::string escaped;
    for (const char letter : text) {
        if (letter == '|') escaped += '\\';
        escaped += letter;
    }
    return escaped;
}

std::string code_cell(std::string_view text) { return text.empty() ? "" : "`" + cell(text) + "`"; }

std::string limits_cell(const Setting& setting) {
    if (setting.is_required) return "required";
    return setting.kind == SettingKind::Number ? limits_of(setting) : "";
}

std::string table_of(std::span<const Setting> settings) {
    std::string table =
        "\n| setting | default | limits | environment | what it does |\n"
        "| --- | --- | --- | --- | --- |\n";
    for (const Setting& setting : settings) {
        std::string option = setting.letter == '\0' ? "" : std::string{'-', setting.letter} + ", ";
        option += "--" + std::string{setting.name};
        if (!setting.value_name.empty()) option += " " + std::string{setting.value_name};
        const bool is_question = setting.name == "help" || setting.name == "version";
        table += "| " + code_cell(option) + " | " + code_cell(setting.default_value) + " | " +
                 limits_cell(setting) + " | " +
                 (is_question ? "" : code_cell(variable_name(setting.name))) + " | " +
                 cell(setting.help) + " |\n";
    }
    return table;
}

}  // namespace

std::string version_line(const Program& program) {
    return std::string{program.name} + " " + ONRECORD_VERSION + "\n";
}

std::string help(const Program& program, const Command* command) {
    if (command == nullptr && has_named_commands(program) && !find_command(program, "")) {
        return help_of_program(program);
    }
    const Command& shown = command == nullptr ? program.commands.front() : *command;
    const bool is_program = shown.name.empty();
    std::string text = std::string{shown.summary} + "\n" + example_of(shown) +
                       "\nUsage: " + usage_of(program, shown) + "\n";
    if (is_program && has_named_commands(program)) {
        text += "       " + std::string{program.name} + " COMMAND [SETTINGS] ...\n\nCommands:\n" +
                command_rows(program);
    }
    if (!shown.settings.empty()) text += "\nSettings:\n" + rows_of(shown.settings);
    return text + (is_program ? common_part(program) : common_pointer(program));
}

std::string describe_common_settings() {
    return "## Settings of every command\n" + table_of(common_settings);
}

std::string describe_settings(const Program& program) {
    std::string text =
        "## " + std::string{program.name} + "\n\n" + std::string{program.summary} + "\n";
    for (const Command& command : program.commands) {
        text += "\n### `" + spoken_name(program, &command) + "`\n\n" +
                std::string{command.summary} + "\n\n```\n" + usage_of(program, command) + "\n```\n";
        if (!command.settings.empty()) text += table_of(command.settings);
        text += "\nExample: `" + std::string{command.example} + "`\n";
    }
    return text;
}

}  // namespace onrecord::schema
