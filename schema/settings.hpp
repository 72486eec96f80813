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
    std::string_view value_name;     ///< `N`, `DIR`: what help shows.
    std::string_view default_value;  ///< Empty: none.
    std::string_view help;           ///< Effect, unit, default, limits, then what choosing costs.
    std::int64_t least = 0;          ///< Of a Number.
    std::int64_t most = INT64_MAX;
    bool is_required = false;
};

/// One command of a program with its own settings.
struct Command {
    std::string_view name;      ///< `import`; empty for a program without commands.
    std::string_view summary;   ///< One line.
    std::string_view operands;  ///< `CAPTURE...`, as the usage line shows it.
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
class Settings {
public:
    const Command& command() const { return *command_; }
    bool is_set(std::string_view name) const;
    bool flag(std::string_view name) const;
    std::string text(std::string_view name) const;
    std::int64_t number(std::string_view name) const;
    std::vector<std::string> list(std::string_view name) const;
    const std::vector<std::string>& operands() const { return operands_; }

private:
    friend class SettingsReader;
    const Command* command_ = nullptr;
    std::vector<std::pair<std::string, std::vector<std::string>>> values_;
    std::vector<std::string> operands_;
};

/// Either what to do, or a text to print on stdout (`--help`, `--version`) and be done.
struct Invocation {
    Settings settings;
    std::optional<std::string> answer;
};

/// Reads a command line (without the program's name). Throws Failure: usage for the command
/// line, with a suggestion where a name is misspelt; bad settings for file and environment,
/// naming the line or variable.
Invocation read_settings(const Program& program, const std::vector<std::string>& arguments);

std::string help(const Program& program, const Command* command);

}  // namespace onrecord::schema
