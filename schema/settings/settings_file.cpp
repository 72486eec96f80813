// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/settings/settings_file.hpp"

#include "schema/failure.hpp"

#include <fstream>
#include <sstream>
#include <string_view>

namespace onrecord::schema {
namespace {

constexpr std::size_t most_bytes = 1U << 20U;           // A device has no end.
constexpr std::size_t longest_line_bytes = 64U << 10U;  // A binary file is found out early.

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

[[noreturn]] void fail_at(const std::string& place, std::string_view reason) {
    throw Failure{ExitStatus::BadSettings, place + ": " + std::string{reason}};
}

std::string read_whole(const std::string& file) {
    std::ifstream stream{file};
    std::string text(most_bytes + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    if (text.size() > most_bytes) fail_at(file, "this file is too long for settings (1 MiB).");
    if (stream.eof()) return text;
    throw Failure{ExitStatus::NoInput,
                  "The settings file '" + file + "' cannot be read. Is the path right?"};
}

}  // namespace

std::vector<SettingsLine> read_settings_file(const std::string& file) {
    std::istringstream stream{read_whole(file)};
    std::vector<SettingsLine> lines;
    std::string section;
    std::string text;
    for (std::size_t number = 1; std::getline(stream, text); ++number) {
        const std::string place = file + ":" + std::to_string(number);
        if (text.size() > longest_line_bytes) fail_at(place, "this line is too long (64 KiB).");
        const std::string_view line = trimmed(text);
        if (line.empty() || line.starts_with('#')) continue;
        if (line.starts_with('[') && line.ends_with(']')) {
            section = trimmed(line.substr(1, line.size() - 2));
            continue;
        }
        const std::size_t sign = line.find('=');
        const std::string_view name = trimmed(line.substr(0, sign));
        if (sign == std::string_view::npos || name.empty()) {
            fail_at(place, "this is not 'name = value', '[command]' or a comment with '#'.");
        }
        const std::string_view value = trimmed(line.substr(sign + 1));
        lines.push_back({section, std::string{name}, std::string{value}, place});
    }
    return lines;
}

}  // namespace onrecord::schema
