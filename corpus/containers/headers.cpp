// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/containers/headers.hpp"

#include <algorithm>

namespace onrecord::corpus::containers {
namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::size_t most_headers = 500;
constexpr std::size_t most_header_bytes = 1U << 20U;
constexpr std::string_view months = "janfebmaraprmayjunjulaugsepoctnovdec";

/// Takes the next word off `text`.
std::string_view take_word(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t,"), text.size()));
    const std::string_view word = text.substr(0, text.find_first_of(" \t,"));
    text.remove_prefix(word.size());
    return word;
}

/// `02` for 2; empty for what is no number of at most two digits.
std::string two_digits(std::string_view number) {
    const bool is_number =
        !number.empty() && number.size() <= 2 &&
        std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number) return {};
    return number.size() == 1 ? '0' + std::string{number} : std::string{number};
}

std::string month_number(std::string_view name) {
    if (name.size() < 3) return {};
    const std::size_t at = months.find(lower_case(name.substr(0, 3)));
    if (at == std::string_view::npos || at % 3 != 0) return {};
    const std::string number = std::to_string(at / 3 + 1);
    return two_digits(number);
}

/// The names of zones that RFC 5322 (4.3) gives a meaning; others mean several zones.
struct Zone {
    std::string_view name;
    std::string_view offset;
};
constexpr Zone zones[] = {
    {"GMT", "Z"},
    {"UT", "Z"},
    {"UTC", "Z"},
    {"Z", "Z"},
    {"EST", "-05:00"},
    {"EDT", "-04:00"},
    {"CST", "-06:00"},
    {"CDT", "-05:00"},
    {"MST", "-07:00"},
    {"MDT", "-06:00"},
    {"PST", "-08:00"},
    {"PDT", "-07:00"},
};

/// `+01:00` for `+0100`; empty for what is no zone, or none that has one meaning.
std::string offset_of(std::string_view zone) {
    const auto row = std::find_if(
        std::begin(zones), std::end(zones), [&](const Zone& one) { return one.name == zone; });
    if (row != std::end(zones)) return std::string{row->offset};
    if (zone.size() == 6 && (zone[0] == '+' || zone[0] == '-')) return std::string{zone};
    if (zone.size() != 5 || (zone[0] != '+' && zone[0] != '-')) return {};
    return std::string{zone.substr(0, 3)} + ':' + std::string{zone.substr(3)};
}

}  // namespace

std::string_view trim(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

std::string lower_case(std::string_view text) {
    std::string lower{text};
    for (char& letter : lower) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    return lower;
}

void Headers::add(std::string_view line) {
    bytes_ += line.size();
    if (bytes_ > most_header_bytes || values_.size() >= most_headers) return;
    if (line.starts_with(' ') || line.starts_with('\t')) {
        if (!values_.empty()) values_.back().second += ' ' + std::string{trim(line)};
        return;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    values_.emplace_back(lower_case(trim(line.substr(0, colon))), trim(line.substr(colon + 1)));
}

std::string_view Headers::find(std::string_view name) const {
    const std::string lower = lower_case(name);
    const auto found = std::find_if(
        values_.begin(), values_.end(), [&](const auto& value) { return value.first == lower; });
    return found == values_.end() ? std::string_view{} : found->second;
}

Headers take_headers(std::string_view& message) {
    Headers headers;
    while (!message.empty()) {
        const std::size_t feed = message.find('\n');
        std::string_view line = message.substr(0, feed);
        message.remove_prefix(feed == std::string_view::npos ? message.size() : feed + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty()) break;
        headers.add(line);
    }
    return headers;
}

std::string media_type(std::string_view content_type) {
    return lower_case(trim(content_type.substr(0, content_type.find(';'))));
}

std::string parameter(std::string_view value, std::string_view name) {
    std::size_t at = value.find(';');
    while (at != std::string_view::npos) {
        value.remove_prefix(at + 1);
        const std::size_t equals = value.find('=');
        if (equals == std::string_view::npos) return {};
        std::string_view given = trim(value.substr(equals + 1));
        const bool is_quoted = given.starts_with('"');
        if (is_quoted) given.remove_prefix(1);
        const std::string_view text = given.substr(0, given.find(is_quoted ? '"' : ';'));
        if (lower_case(trim(value.substr(0, equals))) == name) return std::string{trim(text)};
        value = given.substr(text.size());
        at = value.find(';');
    }
    return {};
}

std::optional<schema::KnownTime> parse_mail_date(std::string_view text) {
    std::string_view first = take_word(text);
    if (two_digits(first).empty()) first = take_word(text);
    const std::string day = two_digits(first);
    const std::string month = month_number(take_word(text));
    std::string year{take_word(text)};
    if (year.size() == 2) year.insert(0, "20");  // RFC 5322, 4.3; the web is younger than 2000.
    const std::string_view clock = take_word(text);
    const std::string offset = offset_of(take_word(text));
    if (day.empty() || month.empty() || year.size() != 4) return std::nullopt;
    return schema::parse_time(year + '-' + month + '-' + day + 'T' + std::string{clock} + offset);
}

}  // namespace onrecord::corpus::containers
