// SPDX-License-Identifier: GPL-3.0-or-later
// A program's tables as scripts that complete its command line, in bash, zsh and fish.
#include "schema/settings.hpp"
#include "schema/settings/settings_table.hpp"

#include <vector>

namespace onrecord::schema {
namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : " ") + word;
    }
    return text;
}

std::vector<std::string> options_of(const Command& command) {
    std::vector<std::string> options;
    for (const std::string_view name : setting_names(command)) {
        options.push_back("--" + std::string{name});
    }
    return options;
}

std::vector<std::string> named_commands(const Program& program) {
    std::vector<std::string> names;
    for (const std::string_view name : command_names(program)) {
        if (!name.empty()) names.emplace_back(name);
    }
    if (!names.empty()) names.emplace_back("help");
    return names;
}

/// The settings that take a file or folder, of any command.
std::string path_options(const Program& program) {
    std::string options;
    for (const Command& command : program.commands) {
        for (const auto rows : {command.settings, common_settings}) {
            for (const Setting& setting : rows) {
                const std::string option = "--" + std::string{setting.name};
                const bool is_known =
                    ("|" + options + "|").find("|" + option + "|") != std::string::npos;
                if (setting.kind != SettingKind::Path || is_known) continue;
                options += (options.empty() ? "" : "|") + option;
            }
        }
    }
    return options;
}

/// `onrecord_search`: as a function's name in a shell.
std::string function_of(const Program& program) {
    std::string name{program.name};
    for (char& letter : name) {
        if (letter == '-') letter = '_';
    }
    return "_" + name;
}

std::string bash(const Program& program) {
    const std::string function = function_of(program);
    std::string script = "# bash completion of " + std::string{program.name} +
                         ", made from its own tables\n" + function +
                         "() {\n    local word=${COMP_WORDS[COMP_CWORD]} "
                         "before=${COMP_WORDS[COMP_CWORD-1]}\n    COMPREPLY=()\n"
                         "    case $before in\n        " +
                         path_options(program) +
                         ") mapfile -t COMPREPLY < <(compgen -f -- \"$word\"); return ;;\n"
                         "    esac\n    case ${COMP_WORDS[1]} in\n";
    std::string fallback = "--help --version";
    for (const Command& command : program.commands) {
        const std::string options = joined(options_of(command));
        if (command.name.empty()) {
            fallback = options;
        } else {
            script +=
                "        " + std::string{command.name} + ") local options='" + options + "' ;;\n";
        }
    }
    script += "        *) local options='" + fallback + "' ;;\n    esac\n";
    script +=
        "    if [[ $word == -* ]]; then\n        mapfile -t COMPREPLY < <(compgen -W "
        "\"$options\" -- \"$word\")\n    elif [[ $COMP_CWORD == 1 || ${COMP_WORDS[1]} == help "
        "]]; then\n        mapfile -t COMPREPLY < <(compgen -W '" +
        joined(named_commands(program)) +
        "' -- \"$word\")\n    else\n        mapfile -t COMPREPLY < <(compgen -f -- "
        "\"$word\")\n    fi\n}\ncomplete -o filenames -F " +
        function + " " + std::string{program.name} + "\n";
    return script;
}

/// A description between single marks, as zsh's _arguments and fish take it.
std::string described(std::string_view text) {
    std::string line;
    for (const char letter : text.substr(0, text.find(';'))) {
        if (letter == '[' || letter == ']' || letter == ':' || letter == '\\') line += '\\';
        line += letter == '\'' ? '`' : letter;
    }
    return line;
}

std::string zsh_settings(const Command& command) {
    std::string lines;
    for (const auto rows : {command.settings, common_settings}) {
        for (const Setting& setting : rows) {
            const bool takes_value = setting.kind != SettingKind::Flag;
            const bool repeats = setting.kind == SettingKind::List;
            lines += " \\\n        '" + std::string{repeats ? "*" : ""} + "--" +
                     std::string{setting.name} + (takes_value ? "=" : "") + "[" +
                     described(setting.help) + "]";
            if (takes_value) lines += ":" + described(setting.value_name) + ":";
            if (setting.kind == SettingKind::Path) lines += "_files";
            lines += "'";
        }
    }
    return lines + " \\\n        '*:operand:_files'\n";
}

std::string zsh(const Program& program) {
    const std::string name{program.name};
    std::string script = "#compdef " + name + "\n# made from the program's own tables\n" +
                         function_of(program) + "() {\n    local -a commands\n    commands=(\n";
    for (const Command& command : program.commands) {
        if (command.name.empty()) continue;
        script +=
            "        '" + std::string{command.name} + ":" + described(command.summary) + "'\n";
    }
    script +=
        "        'help:Tell of a command'\n    )\n"
        "    if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then\n"
        "        _describe command commands\n        return\n    fi\n"
        "    case $words[2] in\n";
    std::string fallback = "    _files\n";
    for (const Command& command : program.commands) {
        if (command.name.empty()) {
            fallback = "    _arguments" + zsh_settings(command);
        } else {
            script += "    " + std::string{command.name} + ")\n    _arguments" +
                      zsh_settings(command) + "    ;;\n";
        }
    }
    return script + "    *)\n" + fallback + "    ;;\n    esac\n}\n" + function_of(program) +
           " \"$@\"\n";
}

std::string fish_settings(const Program& program, const Command& command) {
    std::string lines;
    const std::string condition = command.name.empty()
                                      ? "__fish_use_subcommand"
                                      : "__fish_seen_subcommand_from " + std::string{command.name};
    for (const Setting& setting : command.settings) {
        const bool is_path = setting.kind == SettingKind::Path;
        const bool takes_value = setting.kind != SettingKind::Flag;
        lines += "complete -c " + std::string{program.name} + " -n '" + condition + "' -l " +
                 std::string{setting.name} + (takes_value ? (is_path ? " -r -F" : " -x") : "") +
                 " -d '" + described(setting.help) + "'\n";
    }
    return lines;
}

std::string fish(const Program& program) {
    const std::string name{program.name};
    std::string script = "# fish completion of " + name + ", made from its own tables\n";
    for (const Command& command : program.commands) {
        if (!command.name.empty()) {
            script += "complete -c " + name + " -n __fish_use_subcommand -a " +
                      std::string{command.name} + " -d '" + described(command.summary) + "'\n";
        }
        script += fish_settings(program, command);
    }
    for (const Setting& setting : common_settings) {
        script += "complete -c " + name + " -l " + std::string{setting.name};
        if (setting.letter != '\0') script += " -s " + std::string{setting.letter};
        if (setting.kind == SettingKind::Path) script += " -r -F";
        script += " -d '" + described(setting.help) + "'\n";
    }
    return script;
}

}  // namespace

std::string completion(const Program& program, Shell shell) {
    switch (shell) {
        case Shell::Bash:
            return bash(program);
        case Shell::Zsh:
            return zsh(program);
        case Shell::Fish:
            return fish(program);
    }
    return {};
}

}  // namespace onrecord::schema
