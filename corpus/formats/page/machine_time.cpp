// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/page/machine_time.hpp"

#include <algorithm>
#include <charconv>

namespace onrecord::corpus::formats::page {
namespace {

constexpr std::size_t digits_of_seconds = 10;
constexpr std::size_t digits_of_milliseconds = 13;
// 1995: no liveblog is older; the ten and thirteen digits set the other end.
constexpr std::int64_t first_milliseconds = 788'918'400'000;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

std::optional<schema::KnownTime> since_1970(std::string_view digits) {
    std::int64_t number = 0;
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, number);
    if (error != std::errc{} || stop != end) return std::nullopt;
    if (digits.size() == digits_of_seconds) number *= 1'000;
    if (number < first_milliseconds) return std::nullopt;
    return schema::KnownTime{{number}, schema::Precision::Second, schema::TimeTrust::A};
}

/// `Z`, `+01:00`, `-0500` or `+01` behind the time of day; `UTC` and `GMT` too.
bool has_zone(std::string_view text) {
    if (text.ends_with('Z') || text.ends_with('z')) return true;
    if (text.ends_with("UTC") || text.ends_with("GMT")) return true;
    const std::size_t day = std::min(text.find(':'), text.size());
    return text.find_first_of("+-", day) != std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

}  // namespace

std::optional<schema::KnownTime> machine_time(std::string_view text) {
    text = trimmed(text);
    const std::size_t dot = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, dot);
    if (!text.empty() && std::ranges::all_of(whole, is_digit) && dot > 4) {
        const bool is_epoch =
            whole.size() == digits_of_seconds || whole.size() == digits_of_milliseconds;
        return is_epoch ? since_1970(whole) : std::nullopt;
    }
    if (text.size() < 10) return std::nullopt;  // Shorter than a date, a year alone is none.
    auto time = schema::parse_time(text);
    if (time && time->trust == schema::TimeTrust::A && !has_zone(text)) {
        time->trust = schema::TimeTrust::C;
        time->doubt = schema::TimeDoubt::NoZone;
    }
    return time;
}

}  // namespace onrecord::corpus::formats::page
