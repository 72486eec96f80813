// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/moments.hpp"

#include "server/http/problem_answer.hpp"

#include <string>

namespace onrecord::server::api {

bool read_moment(const Parameters& parameters,
                 std::string_view name,
                 std::optional<schema::Instant>& moment) {
    const auto text = parameters.text(name);
    if (text.empty()) return true;
    const auto time = schema::parse_time(text);
    if (time) moment = time->at;
    return time.has_value();
}

http::Answer wrong_moment(const Parameters& parameters, std::string_view name) {
    return http::problem_answer(400,
                                "'" + parameters.text(name) +
                                    "' is no date or time: give one such as 2022-01-28 or "
                                    "2022-01-28T14:05Z.",
                                {{"parameter", std::string{name}}});
}

}  // namespace onrecord::server::api
