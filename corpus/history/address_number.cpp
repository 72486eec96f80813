// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/history/address_number.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace onrecord::corpus::history {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

unsigned number(std::string_view digits) {
    unsigned value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

bool is_day(std::string_view month, std::string_view day) {
    return number(month) >= 1 && number(month) <= 12 && number(day) >= 1 && number(day) <= 31;
}

bool is_year(std::string_view digits) { return number(digits) >= 1990 && number(digits) < 2100; }

/// 20240305, 05032024, 03052024; 240305 and the like.
bool is_date(std::string_view digits) {
    if (digits.size() == 6) {
        return is_day(digits.substr(2, 2), digits.substr(4)) ||
               is_day(digits.substr(2, 2), digits.substr(0, 2)) ||
               is_day(digits.substr(0, 2), digits.substr(2, 2));
    }
    if (digits.size() < 8) return false;
    // A time may follow the date: 202403051200.
    if (is_year(digits.substr(0, 4)) && is_day(digits.substr(4, 2), digits.substr(6, 2))) {
        return true;
    }
    return digits.size() == 8 && is_year(digits.substr(4)) &&
           (is_day(digits.substr(2, 2), digits.substr(0, 2)) ||
            is_day(digits.substr(0, 2), digits.substr(2, 2)));
}

bool is_page_number(std::string_view part) {
    constexpr std::size_t most_letters = 2;
    constexpr std::size_t least_digits = 6;
    const auto first = static_cast<std::size_t>(
        std::find_if_not(part.begin(), part.end(), is_letter) - part.begin());
    const std::string_view digits = part.substr(first);
    return first <= most_letters && digits.size() >= least_digits &&
           std::all_of(digits.begin(), digits.end(), is_digit) && !digits.ends_with("000") &&
           (first > 0 || !is_date(digits));
}

}  // namespace

std::string_view address_number(std::string_view liveblog_id) {
    const std::string_view slug = liveblog_id.substr(liveblog_id.find('/') + 1);
    const std::string_view last = slug.substr(slug.rfind('-') + 1);
    if (is_page_number(last)) return last;
    const std::string_view first = slug.substr(0, slug.find('-'));
    return is_page_number(first) ? first : std::string_view{};
}

}  // namespace onrecord::corpus::history
