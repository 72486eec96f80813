// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/problem_answer.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace onrecord::server::http {

std::string_view status_title(unsigned status) {
    for (const StatusRow& row : statuses) {
        if (row.status == status) return row.title;
    }
    return {};
}

Answer problem_answer(unsigned status,
                      std::string_view detail,
                      const std::vector<std::pair<std::string, std::string>>& members) {
    boost::json::object problem{
        {"type", "about:blank"},
        {"title", status_title(status)},
        {"status", status},
        {"detail", detail},
    };
    for (const auto& [name, value] : members) {
        problem[name] = value;
    }
    return {status, "application/problem+json", boost::json::serialize(problem), {}};
}

}  // namespace onrecord::server::http
