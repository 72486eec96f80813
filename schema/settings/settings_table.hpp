// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/settings.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Lookups in the tables of settings, for the reader of command lines and the help.
namespace onrecord::schema {

/// The name in quotation marks, for messages.
std::string quoted(std::string_view name);
/// `onrecord-index import`; the program's name alone when `command` is null or has no name.
std::string spoken_name(const Program& program, const Command* command);

/// A setting of the command, its own or a common one; null when there is none.
const Setting* find_setting(const Command& command, std::string_view name);
std::vector<std::string_view> setting_names(const Command& command);

const Command* find_command(const Program& program, std::string_view name);
std::vector<std::string_view> command_names(const Program& program);

std::optional<std::int64_t> parse_number(std::string_view text);
/// `a whole number from 1 to 64`
std::string limits_of(const Setting& setting);
/// `true` or `false` for the usual spellings of them.
std::optional<std::string_view> read_flag(std::string_view text);
/// What is wrong with a value, as the end of a sentence; empty when nothing is.
std::string fault_of(const Setting& setting, std::string_view value);
std::vector<std::string> split_at_commas(std::string_view text);

}  // namespace onrecord::schema
