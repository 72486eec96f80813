// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/instant.hpp"
#include "searcher/draft_check.hpp"
#include "server/api/asked_search.hpp"
#include "server/api/handlers.hpp"
#include "server/api/routes.hpp"
#include "server/api/time_limit.hpp"
#include "server/http/problem_answer.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace onrecord::server::api {
namespace {

/// Bodies that are read. A form's or JSON's is a mistake of the client's, not a draft.
constexpr std::string_view draft_types[] = {
    "",
    "application/octet-stream",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/xhtml+xml",
    "text/html",
    "text/markdown",
    "text/plain",
};

bool is_draft_type(std::string_view content_type) {
    std::string type{content_type.substr(0, content_type.find(';'))};
    while (type.ends_with(' '))
        type.pop_back();
    std::ranges::transform(
        type, type.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::ranges::find(draft_types, type) != std::end(draft_types);
}

http::Answer wrong_type() {
    return http::problem_answer(
        415,
        "The body must be the draft itself: send Content-Type text/plain, text/markdown, text/html "
        "or that of a .docx; application/octet-stream leaves it to the bytes.");
}

http::Answer wrong_date(const std::string& text) {
    return http::problem_answer(
        400,
        "'" + text + "' is no date or time: give one such as 2022-01-28 or 2022-01-28T14:05Z.",
        {{"parameter", "before"}});
}

http::Answer written(const searcher::DraftReport& report, std::string_view format) {
    if (format == "csv") {
        return {200,
                "text/csv; charset=utf-8",
                to_csv(report),
                {{"Content-Disposition", "attachment; filename=\"draft-check.csv\""}}};
    }
    // An attachment: a page made of foreign words is never a page of our origin.
    if (format == "html") {
        return {200,
                "text/html; charset=utf-8",
                to_page(report, ""),
                {{"Content-Disposition", "attachment; filename=\"draft-check.html\""}}};
    }
    return {200, "application/json", to_json(report), {}};
}

}  // namespace

http::Answer check_draft(const Call& call) {
    if (!is_draft_type(call.request.content_type)) return wrong_type();
    searcher::DraftOptions options;
    options.occurrences = static_cast<std::uint32_t>(call.parameters.number("limit"));
    if (const auto before = call.parameters.text("before"); !before.empty()) {
        const auto time = schema::parse_time(before);
        if (!time) return wrong_date(before);
        options.before = time->at;
    }
    auto draft = call.context.drafts.read(call.request.body, call.request.content_type);
    if (!draft) return http::problem_answer(400, draft.error().reason);
    const auto searcher = lend_served(call);
    options.time_limit = time_limit(call.request.deadline);
    const auto report =
        searcher::check_draft(searcher->quote_checker(), std::move(*draft), options);
    auto answer = written(report, call.parameters.text("format"));
    answer.headers.push_back({"Cache-Control", "no-store"});
    return answer;
}

}  // namespace onrecord::server::api
