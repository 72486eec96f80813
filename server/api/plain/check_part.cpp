// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/plain/parts.hpp"

namespace onrecord::server::api::plain {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

struct Words {
    std::string_view name;
    std::string_view title;
    std::string_view meaning;
};

constexpr Words verdicts[] = {
    {"exact", "Exact", "These words are printed like this, mark for mark."},
    {"exact-normalised",
     "The same words",
     "These words are printed; only case, marks, accents or inserts differ."},
    {"fragment",
     "Part of a longer sentence",
     "These words are printed, but the sentence has more. What was cut is shown faint."},
    {"altered", "Altered", "Print has other words. What differs is marked."},
    {"other-speaker",
     "Somebody else’s words",
     "These words are printed, but under another name than you asked for."},
    {"headline-only",
     "Only in a headline",
     "A headline is the outlet’s own: these words are in no quotation that was searched."},
    {"not-found",
     "Not found here",
     "Nothing like these words is in what was searched. They may well have been said, and printed "
     "elsewhere."},
};

/// What speaks against a verdict and is said before it, gravest first; as
/// server/web/src/conflicts.ts.
constexpr Words conflicts[] = {
    {"denied", "Print says that this was not said", ""},
    {"fake", "Print calls these words a fake", ""},
    {"denied-elsewhere", "Another outlet prints that this was not said", ""},
    {"withdrawn", "Since withdrawn", ""},
    {"other-speaker", "Somebody else’s words", ""},
    {"outlet-correction", "The outlet has corrected this", ""},
    {"changed-later", "Since changed by the outlet", ""},
    {"wordings-differ", "Outlets disagree", ""},
    {"several-speakers", "Printed under more than one name", ""},
    {"negation", "A denial differs", ""},
    {"number", "A number differs", ""},
    {"name", "A name differs", ""},
    {"condition", "A condition differs", ""},
    {"hypothetical", "Supposed, not said", ""},
    {"asked", "Print asks whether this was said", ""},
    {"question", "A question in print, not a statement", ""},
    {"cut-negation", "The part cut off holds a denial", ""},
    {"cut-office", "The part cut off makes it another office", ""},
    {"cut-doubt", "The part cut off doubts this", ""},
    {"cut-claim", "The part cut off calls this a claim", ""},
    {"cut-condition", "The part cut off holds a condition", ""},
    {"cut-question", "The whole sentence is a question", ""},
    {"cut-qualifier", "The part cut off makes it another thing", ""},
    {"cut-number", "How exact the number is was cut off", ""},
    {"acronym", "An acronym stands for other words", ""},
    {"marks-lost", "A sign or mark of the number is absent", ""},
    {"speaker-slip", "The speaker’s name is spelled otherwise", ""},
    {"speaker-unknown", "Print does not say who spoke", ""},
    {"as-of-unknown", "Not known for that time", ""},
};

const Words* gravest(const object& report) {
    for (const Words& conflict : conflicts) {
        for (const value& warning : list_in(report, "warnings")) {
            if (text_in(warning.as_object(), "code") == conflict.name) return &conflict;
        }
    }
    return nullptr;
}

const Words& verdict_of(const object& report) {
    for (const Words& row : verdicts) {
        if (row.name == text_in(report, "verdict")) return row;
    }
    return verdicts[std::size(verdicts) - 1];
}

void write_form(Html& html, const Asked& asked) {
    html.open("form", {{"class", "check-form"}, {"action", "/check"}});
    html.open("h1").element("label", {{"for", "words"}}, "Did they say these words?").close("h1");
    html.open("textarea", {{"id", "words"}, {"name", "words"}, {"rows", "3"}, {"dir", "auto"}});
    html.text(asked.words).close("textarea").open("div", {{"class", "check-row"}});
    html.open("label").text("Said by (optional)");
    html.open("input", {{"name", "speaker"}, {"dir", "auto"}, {"value", asked.speaker}})
        .close("label");
    html.open("label").text("Printed before (optional)");
    html.open("input", {{"name", "before"}, {"value", asked.before}}).close("label");
    html.element("button", {{"type", "submit"}}, "Check").close("div").close("form");
}

/// What is printed and, where it differs, what was pasted.
void write_diff(Html& html, const array& diff) {
    bool is_first = true;
    for (const value& one : diff) {
        const object& piece = one.as_object();
        if (!is_first) html.text(" ");
        is_first = false;
        html.text(text_in(piece, "text"));
        html.element("del", {}, text_in(piece, "printed"));
        if (!text_in(piece, "printed").empty() && !text_in(piece, "pasted").empty()) html.text(" ");
        html.element("ins", {}, text_in(piece, "pasted"));
        const auto weight = text_in(piece, "weight");
        html.element("span", {{"class", "weight"}}, weight == "negation" ? "denial" : weight);
    }
}

void write_who(Html& html, const object& occurrence) {
    html.open("p", {{"class", "who"}});
    if (text_in(occurrence, "where") == "title") {
        html.text("In the headline.");
    } else if (!flag_in(occurrence, "in_quote")) {
        html.text("In the outlet’s own words, not in a quotation.");
    } else {
        write_speaker(html, occurrence);
    }
    html.close("p");
}

void write_printing(Html& html, const object& occurrence) {
    html.open("blockquote", {{"class", "printed"}, {"dir", "auto"}});
    html.element("span", {{"class", "cut"}}, text_in(occurrence, "cut_before"));
    const array& diff = list_in(occurrence, "diff");
    if (diff.empty()) {
        html.text(text_in(occurrence, "text"));
    } else {
        write_diff(html, diff);
    }
    html.element("span", {{"class", "cut"}}, text_in(occurrence, "cut_after")).close("blockquote");
    write_who(html, occurrence);
    html.open("p");
    write_origin(html, occurrence);
    html.close("p");
    write_title(html, occurrence, "p");
}

void write_verdict(Html& html, const object& report) {
    const Words& verdict = verdict_of(report);
    const Words* conflict = gravest(report);
    const bool is_disputed = conflict != nullptr && conflict->title != verdict.title;
    html.open(
        "section",
        {{"class",
          "verdict verdict-" + std::string{verdict.name} + (is_disputed ? " is-disputed" : "")}});
    html.element("h2", {{"id", "verdict"}}, is_disputed ? conflict->title : verdict.title)
        .open("p");
    if (is_disputed) {
        html.element("strong", {}, "The words: " + std::string{verdict.title} + ".").text(" ");
    }
    html.text(verdict.meaning).close("p");
    if (!list_in(report, "warnings").empty()) html.open("ul", {{"class", "warnings"}});
    for (const value& warning : list_in(report, "warnings"))
        html.open("li").drawn(text_in(warning.as_object(), "text")).close("li");
    if (!list_in(report, "warnings").empty()) html.close("ul");
    if (const object& best = object_in(report, "best"); !best.empty()) write_printing(html, best);
    html.close("section");
}

void write_occurrences(Html& html, const object& report) {
    const array& occurrences = list_in(report, "occurrences");
    if (occurrences.empty()) return;
    html.open("section").element("h2", {{"id", "first-title"}}, "Who printed it first");
    const object& first = object_in(report, "first_printed");
    html.open("p").element(
        "span", {{"class", "proof"}}, flag_in(first, "proven") ? "Proven" : "Not proven");
    html.text(" ").drawn(text_in(first, "reason")).close("p").close("section");
    html.open("section", {{"class", "clusters"}})
        .element("h2", {{"id", "printed-title"}}, "Where it is printed");
    html.open("ul");
    for (const value& one : occurrences) {
        html.open("li", {{"class", "printing"}});
        write_printing(html, one.as_object());
        html.close("li");
    }
    html.close("ul").close("section");
}

void write_searched(Html& html, const object& report) {
    const object& searched = object_in(report, "searched");
    html.open("section", {{"class", "searched"}})
        .element("h2", {{"id", "searched-title"}}, "What was searched");
    html.open("p").text(counted(number_in(searched, "entries"), "entry", "entries") + " of " +
                        counted(number_in(searched, "liveblogs"), "liveblog", "liveblogs") +
                        " by " + counted(number_in(searched, "outlets"), "outlet", "outlets") +
                        ", with every earlier wording that is known. Index generation " +
                        std::to_string(number_in(searched, "generation")) + ".");
    html.close("p").close("section");
}

}  // namespace

std::string check_form_part(const Asked& asked) {
    Html html;
    write_top(html, {});
    html.open("main", {{"class", "check"}, {"id", "main"}});
    write_form(html, asked);
    html.element("h2", {}, "What the verdicts mean").open("dl", {{"class", "verdicts"}});
    for (const Words& row : verdicts) {
        html.open("div").element("dt", {}, row.title).element("dd", {}, row.meaning).close("div");
    }
    return html.close("dl").close("main").take();
}

std::string check_part(const object& report, const Asked& asked) {
    Html html;
    write_top(html, {});
    html.open("main", {{"class", "check"}, {"id", "main"}});
    write_form(html, asked);
    html.open("div", {{"id", "answer"}});
    write_verdict(html, report);
    write_occurrences(html, report);
    write_searched(html, report);
    return html.close("div").close("main").take();
}

}  // namespace onrecord::server::api::plain
