// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/plain/parts.hpp"

namespace onrecord::server::api::plain {
namespace {

using boost::json::object;
using boost::json::value;

/// The text as printed: a paragraph where it has an empty line.
void write_body(Html& html, std::string_view text, std::string_view lang) {
    html.open("div", {{"class", "body"}, {"lang", lang}});
    while (!text.empty()) {
        const auto end = text.find("\n\n");
        html.element("p", {{"dir", "auto"}}, text.substr(0, end));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 2);
    }
    html.close("div");
}

void write_quotes(Html& html, const object& entry) {
    const auto& quotes = list_in(entry, "quotes");
    if (quotes.empty()) return;
    html.open("section", {{"class", "quotes"}}).element("h2", {}, "Who is quoted").open("ol");
    for (const value& one : quotes) {
        const object& quote = one.as_object();
        if (text_in(quote, "kind") == "scare") continue;
        html.open("li").element("q", {{"dir", "auto"}}, text_in(quote, "text"));
        html.open("p", {{"class", "by"}});
        write_speaker(html, quote);
        const auto href = "/check?words=" + encoded(text_in(quote, "text")) +
                          "&speaker=" + encoded(text_in(quote, "speaker"));
        html.text(" ").element("a", {{"href", href}}, "Check").close("p").close("li");
    }
    html.close("ol").close("section");
}

void write_capture(Html& html,
                   std::string_view label,
                   std::string_view sha256,
                   RawCaptures captures) {
    if (sha256.empty()) return;
    html.open("p", {{"class", "captures"}});
    if (captures == RawCaptures::Served) {
        html.element("a", {{"href", "/captures/" + std::string{sha256}}}, label);
    } else {
        html.text(label);
    }
    html.text(" SHA-256 ").element("code", {}, sha256).close("p");
}

/// The raw Captures that prove the words.
void write_captures(Html& html, const object& entry, RawCaptures captures) {
    const object& revision = object_in(entry, "revision");
    const auto first = text_in(revision, "capture");
    const auto last = text_in(revision, "last_capture");
    write_capture(html, "First Capture with these words", first, captures);
    if (last != first) write_capture(html, "Last Capture with these words", last, captures);
}

void write_wordings(Html& html, const object& view, RawCaptures captures) {
    const auto& revisions = list_in(view, "revisions");
    if (revisions.empty()) return;
    html.open("section", {{"class", "wordings"}}).element("h2", {}, "Wordings");
    for (const value& one : revisions) {
        const object& entry = one.as_object();
        html.open("article");
        html.element("h3", {{"dir", "auto"}}, text_in(entry, "title")).open("p");
        write_origin(html, entry);
        html.close("p");
        write_body(html, text_in(entry, "text"), text_in(entry, "lang"));
        write_captures(html, entry, captures);
        html.close("article");
    }
    html.close("section");
}

void write_neighbour(Html& html,
                     const object& view,
                     std::string_view name,
                     std::string_view label) {
    const object& entry = object_in(view, name);
    if (entry.empty()) return;
    const auto title = text_in(entry, "title");
    html.open("a", {{"href", "/e/" + std::string{text_in(entry, "id")}}});
    html.element("span", {{"class", "label"}}, label);
    html.element("span",
                 {{"class", "neighbour-title"}, {"dir", "auto"}},
                 title.empty() ? "Untitled entry" : title);
    html.close("a");
}

}  // namespace

std::string entry_part(const object& view, RawCaptures captures) {
    const object& entry = object_in(view, "entry");
    const auto title = text_in(entry, "title");
    const auto lang = text_in(entry, "lang");
    Html html;
    write_top(html, {});
    html.open("main", {{"id", "main"}}).open("article", {{"class", "entry"}});
    write_origin(html, entry);
    html.element("h1", {{"dir", "auto"}, {"lang", lang}}, title.empty() ? "Untitled entry" : title);
    html.element(
        "p", {{"class", "under-title"}, {"dir", "auto"}}, text_in(entry, "liveblog_title"));
    write_body(html, text_in(entry, "text"), lang);
    const auto link = safe_link(text_in(entry, "url"));
    if (!link.empty()) {
        html.open("p", {{"class", "entry-links"}});
        html.element("a",
                     {{"href", link}, {"rel", "noopener noreferrer external"}},
                     "Read it at " + std::string{text_in(entry, "outlet")});
        html.close("p");
    }
    write_captures(html, entry, captures);
    write_quotes(html, entry);
    write_wordings(html, view, captures);
    html.open("nav", {{"class", "neighbours"}, {"aria-label", "Neighbours in the liveblog"}});
    write_neighbour(html, view, "previous", "← Earlier");
    write_neighbour(html, view, "next", "Later →");
    return html.close("nav").close("article").close("main").take();
}

}  // namespace onrecord::server::api::plain
