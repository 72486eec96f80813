// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/result_json.hpp"
#include "server/api/asked_search.hpp"
#include "server/api/caching.hpp"
#include "server/api/cursor.hpp"
#include "server/api/handlers.hpp"
#include "server/http/problem_answer.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace onrecord::server::api {
namespace {

using FieldIds = std::vector<schema::FieldId>;

/// The facets to count: `facets` has them in one list, which may be empty; `facet` one by one.
/// Nothing when a name in the list is none.
std::optional<FieldIds> facets_of(const Parameters& given, FieldIds by_default) {
    FieldIds fields;
    if (given.is_given("facets")) {
        std::string list = given.text("facets");
        while (!list.empty()) {
            const auto comma = std::min(list.find(','), list.size());
            const auto field = schema::find_field(list.substr(0, comma));
            if (!field || !schema::field(*field).is_facet) return std::nullopt;
            fields.push_back(*field);
            list.erase(0, comma + 1);
        }
        return fields;
    }
    if (!given.is_given("facet")) return by_default;
    for (const auto& name : given.list("facet"))
        fields.push_back(*schema::find_field(name));
    return fields;
}

searcher::SearchOptions options_of(const Call& call, FieldIds facets) {
    const Parameters& given = call.parameters;
    searcher::SearchOptions options = choices_of(call);
    options.offset = static_cast<std::uint32_t>(given.number("offset"));
    options.limit = static_cast<std::uint32_t>(given.number("limit"));
    options.facets = std::move(facets);
    options.facet_values = static_cast<std::uint32_t>(given.number("facet_values"));
    options.passages = passages_for(call, static_cast<std::uint32_t>(given.number("passages")));
    options.explain = given.text("explain") == "yes";
    options.advise = true;
    if (given.text("hits") == "quotes") options.hits = searcher::HitUnit::Quotes;
    if (given.text("total") == "none") options.total = searcher::Total::None;
    return options;
}

http::Answer wrong(std::string_view parameter, std::string_view why) {
    return http::problem_answer(400, why, {{"parameter", std::string{parameter}}});
}

/// The page as JSON, with what only the server adds: where the next page begins.
std::string body_of(const searcher::ResultPage& page,
                    std::string_view query,
                    const searcher::SearchOptions& options) {
    searcher::PageWalk walk{options.total != searcher::Total::None, std::nullopt};
    if (page.last) walk.next = to_string(Cursor{page.generation, options.sort, *page.last});
    return searcher::to_json(page, query, walk);
}

http::Answer answer(const Call& call,
                    searcher::Searcher& searcher,
                    const searcher::SearchOptions& options) {
    const auto tag = entity_tag(searcher.generation().manifest(), call.request);
    if (auto unchanged = not_modified(call.request, tag)) return *unchanged;
    const auto text = call.parameters.text("q");
    const auto page = searcher.search(text, options);
    if (!has_sense(text)) return senseless(page, text);
    return kept({200, "application/json", body_of(page, text, options), {}}, tag, page.is_complete);
}

}  // namespace

http::Answer search(const Call& call) {
    auto facets = facets_of(call.parameters, searcher::SearchOptions{}.facets);
    if (!facets) {
        return wrong("facets", "'facets' is a list of facets with commas between, or empty.");
    }
    auto options = options_of(call, std::move(*facets));
    auto generation = static_cast<std::uint64_t>(call.parameters.number("generation"));
    if (const auto after = call.parameters.text("after"); !after.empty()) {
        if (options.hits == searcher::HitUnit::Quotes)
            return wrong("after", "Quotes are paged by 'offset'; 'after' is for entries.");
        const auto cursor = read_cursor(after);
        if (!cursor || cursor->sort != options.sort) {
            return wrong("after",
                         "'after' is no place of this search: give the 'next' of the page before, "
                         "with the same query and order.");
        }
        generation = cursor->generation;
        options.after = cursor->place;
    }
    auto lease = lend(call, generation);
    if (!lease) return lease.error();
    return answer(call, **lease, options);
}

}  // namespace onrecord::server::api
