// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/result.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Settings of the three programs. Each program has one table; the command line, the environment
// variables, the settings file, `--help`, the man page, shell completions and docs/settings.md are
// all generated from it. Why this is in schema: docs/decisions/0001.
namespace onrecord::schema {

enum class SettingKind : std::uint8_t { Flag, Text, Number, Path, List };

struct Setting {
    std::string_view name;  ///< Long option: `shard-entries`; ONRECORD_SHARD_ENTRIES.
    SettingKind kind = SettingKind::Text;
    std::string_view value_name{};     ///< `N`, `DIR`: placeholder in the help.
    std::string_view default_value{};  ///< Empty: none.
    std::string_view help{};           ///< Effect, unit, default, limits, cost.
    std::int64_t least = 0;            ///< Limits of a Number.
    std::int64_t most = INT64_MAX;
    bool is_required = false;
    char letter = '\0';  ///< Short option, for the few conventional ones (`-h`); otherwise none.
};

/// One command of a program with its own settings.
struct Command {
    std::string_view name;     ///< `import`; empty for a program without commands.
    std::string_view summary;  ///< One line.
    /// The operands as shown in the usage line, `CAPTURE...`, and as checked: an empty string
    /// allows none, brackets make them optional, `...` allows any number.
    std::string_view operands;
    std::span<const Setting> settings;
    std::string_view example;  ///< A command line that works.
};

struct Program {
    std::string_view name;
    std::string_view summary;
    std::span<const Command> commands;
};

/// Settings that every command has in addition to its own: help, version, json, quiet, settings (a
/// file).
extern const std::span<const Setting> common_settings;

/// The values of a command's settings. The command line overrides the ONRECORD_* environment, which
/// overrides the settings file. Asking for a name that the command does not have is a programming
/// error.
class Settings {
public:
    const Command& command() const { return *command_; }
    /// Whether a value was given; defaults do not count.
    bool is_set(std::string_view name) const;
    bool flag(std::string_view name) const;
    /// For a Text or Path: the value given, else the default, else empty.
    std::string text(std::string_view name) const;
    /// For a Number: within its limits; 0 when none was given and there is no default.
    std::int64_t number(std::string_view name) const;
    /// For a List: one value for each occurrence of the option; in the environment, separated by
    /// commas.
    std::vector<std::string> list(std::string_view name) const;
    const std::vector<std::string>& operands() const { return operands_; }

private:
    friend class SettingsReader;
    const std::vector<std::string>* find(std::string_view name) const;
    const Command* command_ = nullptr;
    std::vector<std::pair<std::string, std::vector<std::string>>> values_;
    std::vector<std::string> operands_;
};

/// The result of reading a command line: either settings, or in `answer` a text to print on stdout
/// before exiting (`--help`, `help COMMAND`, `--version`, or one of the texts for packagers below).
struct Invocation {
    Settings settings;
    std::optional<std::string> answer;
    /// For a program that also accepts words without a command: a sentence that names the command
    /// for which the first word may be a misspelling, to be printed when the words find nothing.
    /// Empty when no command is similar.
    std::string hint;
};

/// Reads a command line (without the program's name). The command comes first; without one, the
/// command with the empty name is used if the program has it. Throws Failure: usage for a wrong
/// command line, with a suggestion when a name is misspelt; bad settings for file and environment,
/// naming the line or variable. For packagers, `--help-markdown`, `--help-man`,
/// `--completion-bash`, `--completion-zsh` and `--completion-fish` return the texts below.
Invocation read_settings(const Program& program, const std::vector<std::string>& arguments);

/// The text of `--help` for one command, or for the whole program (nullptr).
std::string help(const Program& program, const Command* command);

/// `onrecord-index 0.1.0`
std::string version_line(const Program& program);

/// Every command and setting of a program as Markdown, for docs/settings.md.
std::string describe_settings(const Program& program);

/// The common settings as Markdown, for docs/settings.md.
std::string describe_common_settings();

/// A manual page (section 1) with every command and setting of a program.
std::string man_page(const Program& program);

enum class Shell : std::uint8_t { Bash, Zsh, Fish };

/// A shell completion script for a program's commands and settings; settings that take a file
/// complete file names.
std::string completion(const Program& program, Shell shell);

/// The environment variable of a setting: `ONRECORD_SHARD_ENTRIES`.
std::string variable_name(std::string_view setting);

}  // namespace onrecord::schema
