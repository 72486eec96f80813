// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/api/api_time.hpp"

#include "corpus/containers/headers.hpp"
#include "corpus/formats/page/machine_time.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace onrecord::corpus::formats::api {
namespace {

std::string_view digits_within(std::string_view text) {
    const std::size_t begin = text.find_first_of("0123456789");
    if (begin == std::string_view::npos) return {};
    text.remove_prefix(begin);
    return text.substr(0, text.find_first_not_of("0123456789"));
}

/// `Wed Oct 10 20:19:24 +0000 2018` says what a mail's date says, in another order.
std::optional<schema::KnownTime> time_of_x(std::string_view text) {
    constexpr std::string_view example = "Wed Oct 10 20:19:24 +0000 2018";
    if (text.size() != example.size() || text[3] != ' ' || text[7] != ' ') return std::nullopt;
    const auto part = [&](std::size_t begin, std::size_t length) {
        return std::string{text.substr(begin, length)} + ' ';
    };
    return containers::parse_mail_date(part(8, 2) + part(4, 3) + part(26, 4) + part(11, 8) +
                                       part(20, 5));
}

}  // namespace

schema::KnownTime api_time(std::string_view text) {
    if (text.starts_with("/Date(")) text = digits_within(text);
    if (const auto time = time_of_x(text)) return *time;
    return page::machine_time(text).value_or(schema::KnownTime{});
}

}  // namespace onrecord::corpus::formats::api
