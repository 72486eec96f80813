// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/result.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The settings of the three programs: one table each, from which command line, environment,
// settings file, help and documents follow. Both wings agree here on how a program is spoken to
// (docs/decisions/ says why this stands in schema).
namespace onrecord::schema {

enum class SettingKind : std::uint8_t { Flag, Text, Number, Path, List };

struct Setting {
    std::string_view name;  ///< Long option: `shard-entries`; ONRECORD_SHARD_ENTRIES.
    SettingKind kind = SettingKind::Text;
    std::string_view value_name{};     ///< `N`, `DIR`: what help shows.
    std::string_view default_value{};  ///< Empty: none.
    std::string_view help{};           ///< Effect, unit, default, limits, then what choosing costs.
    std::int64_t least = 0;            ///< Of a Number.
    std::int64_t most = INT64_MAX;
    bool is_required = false;
    char letter = '\0';  ///< `-h`, of those few that everybody's fingers know; none for others.
};

/// One command of a program with its own settings.
struct Command {
    std::string_view name;     ///< `import`; empty for a program without commands.
    std::string_view summary;  ///< One line.
    /// `CAPTURE...`, as the usage line shows it, and as it is checked: empty takes none, brackets
    /// mean that none is fine, `...` that there may be any number.
    std::string_view operands;
    std::span<const Setting> settings;
    std::string_view example;  ///< A command line that works.
};

struct Program {
    std::string_view name;
    std::string_view summary;
    std::span<const Command> commands;
};

/// Every command has these besides its own: help, version, json, quiet, settings (a file).
extern const std::span<const Setting> common_settings;

/// What was asked for, after command line, ONRECORD_* environment and settings file, in that order.
/// A name that is no setting of the command is our mistake.
class Settings {
public:
    const Command& command() const { return *command_; }
    /// Somebody set it; its default does not count.
    bool is_set(std::string_view name) const;
    bool flag(std::string_view name) const;
    /// Of a Text or a Path: what was set, else the default, else empty.
    std::string text(std::string_view name) const;
    /// Of a Number, within its limits; 0 when it is not set and has no default.
    std::int64_t number(std::string_view name) const;
    /// One value for each time the option was given; of the environment, parted by commas.
    std::vector<std::string> list(std::string_view name) const;
    const std::vector<std::string>& operands() const { return operands_; }

private:
    friend class SettingsReader;
    const std::vector<std::string>* find(std::string_view name) const;
    const Command* command_ = nullptr;
    std::vector<std::pair<std::string, std::vector<std::string>>> values_;
    std::vector<std::string> operands_;
};

/// Either what to do, or a text to print on stdout (`--help`, `help COMMAND`, `--version`, or one
/// of the texts for packagers below) and be done.
struct Invocation {
    Settings settings;
    std::optional<std::string> answer;
    /// Of a program that takes words without a command: the command that the first word may have
    /// been meant for, as a sentence to say when nothing came of it. Empty: none is near.
    std::string hint;
};

/// Reads a command line (without the program's name). Throws Failure: usage for the command
/// line, with a suggestion where a name is misspelt; bad settings for file and environment,
/// naming the line or variable. The command stands first; without one, the command with an empty
/// name is meant, where the program has one. For packagers, `--help-markdown`, `--help-man`,
/// `--completion-bash`, `--completion-zsh` and `--completion-fish` answer with the texts below.
Invocation read_settings(const Program& program, const std::vector<std::string>& arguments);

/// What `--help` prints: of one command, or of the whole program (nullptr).
std::string help(const Program& program, const Command* command);

/// `onrecord-index 0.1.0`
std::string version_line(const Program& program);

/// Every command and setting of a program as Markdown; docs/settings.md is made of it.
std::string describe_settings(const Program& program);

/// What every command has besides its own settings, as Markdown: once for all programs.
std::string describe_common_settings();

/// A page for man(1), section 1: every command and setting of a program.
std::string man_page(const Program& program);

enum class Shell : std::uint8_t { Bash, Zsh, Fish };

/// A script that completes a program's commands and settings, and files where a setting takes one.
std::string completion(const Program& program, Shell shell);

/// The environment variable of a setting: `ONRECORD_SHARD_ENTRIES`.
std::string variable_name(std::string_view setting);

}  // namespace onrecord::schema
