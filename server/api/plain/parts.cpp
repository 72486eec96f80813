// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/plain/parts.hpp"

namespace onrecord::server::api::plain {

using boost::json::object;

void write_top(Html& html, const Asked& asked) {
    html.open("header", {{"class", "top"}})
        .element("a", {{"class", "name"}, {"href", "/"}}, "Onrecord");
    html.open("form", {{"role", "search"}, {"action", "/"}});
    html.open("input",
              {{"type", "search"},
               {"name", "q"},
               {"aria-label", "Search the liveblogs"},
               {"value", asked.query}});
    html.element("button", {{"type", "submit"}}, "Search").close("form");
    html.open("nav", {{"class", "views"}, {"aria-label", "Views"}});
    html.element("a", {{"href", "/"}}, "Search")
        .element("a", {{"href", "/check"}}, "Check a quote");
    html.close("nav").close("header");
}

void write_interval(Html& html, const object& entry) {
    const object& printed = object_in(entry, "printed");
    const auto by = text_in(printed, "by");
    if (!by.empty() || !text_in(printed, "after").empty()) {
        html.element("time", {{"datetime", by}}, text_in(printed, "text"));
        return;
    }
    const auto published = text_in(entry, "published");
    if (published.empty()) {
        html.element("span", {}, "printed at an unknown time");
        return;
    }
    html.open("span").text("dated ").element("time", {{"datetime", published}}, published);
    const auto trust = text_in(entry, "published_trust");
    if (trust == "B") html.text(" (when it was captured; printed then or before)");
    if (trust == "C") html.text(" (date of the liveblog or page)");
    html.close("span");
}

void write_origin(Html& html, const object& entry) {
    html.open("span", {{"class", "origin"}});
    html.element("span", {{"class", "outlet"}, {"dir", "auto"}}, text_in(entry, "outlet"))
        .text(" ");
    write_interval(html, entry);
    const object& revision = object_in(entry, "revision");
    const auto number = number_in(revision, "number");
    const auto count = number_in(revision, "count");
    if (number < count)
        html.text(" ").element("span", {{"class", "badge grave"}}, "earlier wording");
    if (number == count && count > 1) {
        html.text(" ").element("span", {{"class", "badge"}}, "has earlier wordings");
    }
    if (member(revision, "gone") != nullptr) {
        html.text(" ").element("span", {{"class", "badge grave"}}, "withdrawn");
    }
    html.close("span");
}

namespace {

std::string_view stance_words(std::string_view stance) {
    if (stance == "denied") return "denied: print says this was not said";
    if (stance == "hypothetical") return "supposed, not said";
    if (stance == "fake") return "called a fake";
    if (stance == "question") return "asked, not said";
    return {};
}

}  // namespace

void write_speaker(Html& html, const object& quote) {
    const auto speaker = text_in(quote, "speaker");
    if (speaker.empty()) {
        html.element("span", {{"class", "nobody"}}, "Speaker not known");
    } else {
        const auto href = "/?sort=newest&speaker=" + encoded(speaker);
        html.element("a", {{"class", "speaker"}, {"dir", "auto"}, {"href", href}}, speaker);
        const auto level = text_in(quote, "level");
        html.text(" ").element("span", {{"class", "level level-" + std::string{level}}}, level);
    }
    if (const auto by = text_in(quote, "reported_by"); !by.empty()) {
        html.element("span", {{"class", "soft"}}, " passed on by " + std::string{by});
    }
    html.text(" ").element(
        "span", {{"class", "badge grave"}}, stance_words(text_in(quote, "stance")));
}

void write_title(Html& html, const object& entry, std::string_view tag) {
    const auto title = text_in(entry, "title");
    const auto href = "/e/" + std::string{text_in(entry, "id")};
    html.open(tag, {{"class", "title"}});
    html.element(
        "a",
        {{"class", "hit-link"}, {"dir", "auto"}, {"lang", text_in(entry, "lang")}, {"href", href}},
        title.empty() ? "Untitled entry" : title);
    html.close(tag);
}

std::string problem_part(const object& problem, const Asked& asked) {
    Html html;
    write_top(html, asked);
    html.open("main", {{"class", "narrow-page"}}).element("h1", {}, "This could not be answered");
    html.open("p").drawn(text_in(problem, "detail")).close("p");
    return html.close("main").take();
}

}  // namespace onrecord::server::api::plain
