// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/plain/parts.hpp"

#include <algorithm>
#include <vector>

namespace onrecord::server::api::plain {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

constexpr std::int64_t page_size = 20;

struct Range {
    std::int64_t begin = 0;
    std::int64_t end = 0;
};

Range range_of(const value& pair) {
    const array& ends = pair.as_array();
    return {ends.at(0).to_number<std::int64_t>(), ends.at(1).to_number<std::int64_t>()};
}

/// Where the words of the question stand in an entry's title or text.
std::vector<Range> matches_in(const object& hit, std::string_view where) {
    std::vector<Range> found;
    if (where == "title") {
        for (const value& match : list_in(hit, "title_matches"))
            found.push_back(range_of(match));
        return found;
    }
    for (const value& one : list_in(hit, "passages")) {
        const object& passage = one.as_object();
        if (text_in(passage, "where") != where) continue;
        const Range span = range_of(passage.at("span"));
        for (const value& match : list_in(passage, "matches")) {
            const Range range = range_of(match);
            found.push_back({span.begin + range.begin, span.begin + range.end});
        }
    }
    return found;
}

std::int64_t overlap(const std::vector<Range>& matches, Range with) {
    std::int64_t sum = 0;
    for (const Range& one : matches) {
        sum += std::max<std::int64_t>(
            0, std::min(one.end, with.end) - std::max(one.begin, with.begin));
    }
    return sum;
}

bool is_speech(const object& quote) {
    return text_in(quote, "kind") != "reported" && text_in(quote, "kind") != "scare";
}

/// The quote that has most of what was asked for; null where none has any.
const object* best_quote(const object& hit) {
    const object* best = nullptr;
    std::int64_t most = 0;
    for (const value& one : list_in(hit, "quotes")) {
        const object& quote = one.as_object();
        if (!is_speech(quote)) continue;
        const auto matched =
            overlap(matches_in(hit, text_in(quote, "where")), range_of(quote.at("span")));
        if (matched <= most) continue;
        most = matched;
        best = &quote;
    }
    return best;
}

bool has_matches(const object& hit) {
    return !matches_in(hit, "title").empty() || !matches_in(hit, "text").empty();
}

/// Without a match, the first quote of somebody: the page shows that of the surest speaker.
const object* first_quote(const object& hit) {
    for (const std::string_view level : {"high", "middle", "low"}) {
        for (const value& one : list_in(hit, "quotes")) {
            const object& quote = one.as_object();
            const bool is_named = is_speech(quote) && !text_in(quote, "speaker").empty() &&
                                  text_in(quote, "kind") != "headline";
            if (is_named && text_in(quote, "level") == level) return &quote;
        }
    }
    return nullptr;
}

/// Where quotes are searched, the one that was found.
const object* found_quote(const object& hit) {
    const value* place = hit.if_contains("quote");
    const array& quotes = list_in(hit, "quotes");
    if (place == nullptr || !place->is_number()) return nullptr;
    const auto number = place->to_number<std::size_t>();
    return number < quotes.size() ? &quotes[number].as_object() : nullptr;
}

void write_words(Html& html, const object& hit) {
    const object* quote = found_quote(hit);
    if (quote == nullptr) quote = best_quote(hit);
    if (quote == nullptr && !has_matches(hit)) quote = first_quote(hit);
    const auto lang = text_in(hit, "lang");
    if (quote != nullptr) {
        html.element("blockquote",
                     {{"class", "said"}, {"dir", "auto"}, {"lang", lang}},
                     text_in(*quote, "text"));
        html.open("p", {{"class", "by"}});
        write_speaker(html, *quote);
    } else {
        for (const value& one : list_in(hit, "passages")) {
            if (text_in(one.as_object(), "where") != "text") continue;
            html.element("p",
                         {{"class", "said own"}, {"dir", "auto"}, {"lang", lang}},
                         text_in(one.as_object(), "text"));
            break;
        }
        html.open("p", {{"class", "by"}});
        html.element("span", {{"class", "own-words"}}, "The outlet’s own words");
    }
    html.text(" ");
    write_origin(html, hit);
    html.close("p");
}

void write_suggestions(Html& html, const object& page) {
    const array& suggestions = list_in(page, "suggestions");
    if (suggestions.empty()) return;
    html.open("div", {{"class", "suggestions"}}).element("h2", {}, "Did you mean").open("ul");
    for (const value& one : suggestions) {
        const object& suggestion = one.as_object();
        const auto query = text_in(suggestion, "query");
        html.open("li").element("a", {{"href", "/?q=" + encoded(query)}, {"dir", "auto"}}, query);
        html.text(" " + counted(number_in(suggestion, "total"), "entry", "entries")).close("li");
    }
    html.close("ul").close("div");
}

void write_problems(Html& html, const object& page) {
    const array& problems = list_in(page, "problems");
    if (problems.empty()) return;
    html.open("ul", {{"class", "problems"}});
    for (const value& one : problems)
        html.open("li").drawn(text_in(one.as_object(), "reason")).close("li");
    html.close("ul");
}

void write_earlier(Html& html, const object& page, const Asked& asked) {
    const auto entries = number_in(object_in(page, "earlier_wordings"), "entries");
    if (entries == 0) return;
    html.open("p", {{"class", "earlier"}});
    html.text(counted(entries, "entry has", "entries have") + " this only in an earlier wording: ");
    html.element(
        "a", {{"href", "/?" + asked.parameters + "&revisions=all"}}, "show earlier wordings too");
    html.close("p");
}

void write_paging(Html& html, const object& page, const Asked& asked) {
    const auto link = [&](std::int64_t offset, std::string_view rel, std::string_view text) {
        const auto href = "/?" + asked.parameters + "&offset=" + std::to_string(offset);
        html.element("a", {{"rel", rel}, {"href", href}}, text);
    };
    html.open("nav", {{"class", "paging"}, {"aria-label", "Pages of results"}});
    if (asked.offset > 0)
        link(std::max<std::int64_t>(0, asked.offset - page_size), "prev", "← Previous");
    html.text(" ");
    if (asked.offset + page_size < number_in(page, "total"))
        link(asked.offset + page_size, "next", "Next →");
    html.close("nav");
}

/// The same question, asked of what is not listed now.
void write_unit(Html& html, const object& page, const Asked& asked) {
    if (asked.query.empty()) return;
    const bool are_quotes = text_in(page, "hits_are") == "quotes";
    const auto href = "/?q=" + encoded(asked.query) + (are_quotes ? "" : "&hits=quotes");
    html.open("p", {{"class", "unit-link"}});
    html.element("a", {{"href", href}}, are_quotes ? "Search entries" : "Search quotes");
    html.close("p");
}

std::string count_text(const object& page) {
    const auto total = number_in(page, "total");
    if (text_in(page, "hits_are") == "quotes") {
        if (total == 0) return "No quotes found";
        const auto count = counted(total, "quote", "quotes");
        return flag_in(page, "complete") ? count : "At least " + count + ": narrow the search";
    }
    if (total == 0) return "No entries found";
    const auto count = counted(total, "entry", "entries");
    return flag_in(page, "complete") ? count : "At least " + count + ": time ran out";
}

}  // namespace

std::string search_part(const object& page, const Asked& asked) {
    Html html;
    write_top(html, asked);
    html.open("main", {{"id", "main"}}).open("section", {{"class", "results"}});
    html.element("h1", {{"id", "count"}}, count_text(page));
    write_unit(html, page, asked);
    write_suggestions(html, page);
    write_problems(html, page);
    write_earlier(html, page, asked);
    html.open("ol", {{"class", "hits"}, {"start", std::to_string(asked.offset + 1)}});
    for (const value& one : list_in(page, "hits")) {
        html.open("li", {{"class", "hit"}});
        write_words(html, one.as_object());
        write_title(html, one.as_object(), "h2");
        html.close("li");
    }
    html.close("ol");
    write_paging(html, page, asked);
    return html.close("section").close("main").take();
}

}  // namespace onrecord::server::api::plain
