// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/entry_page.hpp"

#include "indexer/program/reports.hpp"
#include "schema/failure.hpp"

#include <algorithm>
#include <sstream>
#include <utility>
#include <vector>

namespace onrecord::indexer::program {
namespace {

constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><title>What was read</title>
<style>
body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}
article{border-top:1px solid #888;padding:.5rem 0}h2{margin:.2rem 0}h3{margin:.2rem 0}
p{white-space:pre-line;margin:.5rem 0;overflow-wrap:anywhere}pre{white-space:pre-wrap;font:inherit}
.facts{color:#555;font-size:.85rem}.doubt{color:#a40000}mark{background:#fff2a8}
.aside{color:#555;font-size:.85rem;border-left:3px solid #bbb;padding-left:.5rem}
@media(prefers-color-scheme:dark){body{background:#111;color:#ddd}mark{background:#554a00;color:#fff}
.facts,.aside{color:#aaa}.doubt{color:#ff8a8a}}
</style></head><body>
)";

struct KindName {
    schema::BoilerplateKind kind;
    std::string_view name;
};
constexpr KindName kind_names[] = {
    {schema::BoilerplateKind::Caption, "caption"},
    {schema::BoilerplateKind::Credit, "credit"},
    {schema::BoilerplateKind::Link, "link"},
    {schema::BoilerplateKind::Subscription, "subscription"},
    {schema::BoilerplateKind::Label, "label"},
    {schema::BoilerplateKind::Other, "other"},
};

std::string_view name_of(schema::BoilerplateKind kind) {
    const auto row = std::ranges::find(kind_names, kind, &KindName::kind);
    return row == std::end(kind_names) ? "other" : row->name;
}

/// The body with its typed quotes marked; quotes do not overlap, and are in order.
std::string marked_body(const schema::Entry& entry) {
    std::string html = "<p>";
    std::size_t at = 0;
    const std::string_view text = entry.text;
    for (const schema::TypedQuote& quote : entry.typed_quotes) {
        if (quote.span.begin < at || quote.span.end > text.size()) continue;
        html += escaped(text.substr(at, quote.span.begin - at)) + "<mark title=\"" +
                escaped(quote.speaker.empty() ? "quoted, nobody named" : quote.speaker) + "\">" +
                escaped(text.substr(quote.span.begin, quote.span.length())) + "</mark>";
        if (!quote.speaker.empty()) html += " <small>[" + escaped(quote.speaker) + "]</small>";
        at = quote.span.end;
    }
    return html + escaped(text.substr(at)) + "</p>\n";
}

std::string facts_of(const schema::Entry& entry) {
    std::string facts = entry.published.is_known()
                            ? "<time>" + schema::to_string(entry.published) + "</time>"
                            : "<span class=\"doubt\">no time</span>";
    const std::string_view doubt = schema::describe(entry.published.doubt);
    if (!doubt.empty()) facts += " <span class=\"doubt\">" + escaped(doubt) + "</span>";
    if (entry.modified.is_known()) facts += " · changed " + schema::to_string(entry.modified);
    for (const std::string& byline : entry.bylines)
        facts += " · by " + escaped(byline);
    facts += " · " + escaped(entry.lang.empty() ? "language unknown" : entry.lang);
    if (schema::is_web_address(entry.url)) {
        facts += " · <a rel=\"noreferrer\" href=\"" + escaped(entry.url) + "\">address</a>";
    }
    return facts + " · " + entry.id;
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string made;
    made.reserve(text.size());
    for (const char letter : text) {
        switch (letter) {
            case '&':
                made += "&amp;";
                break;
            case '<':
                made += "&lt;";
                break;
            case '>':
                made += "&gt;";
                break;
            case '"':
                made += "&quot;";
                break;
            case '\'':
                made += "&#39;";
                break;
            default:
                made += letter;
        }
    }
    return made;
}

EntryPage::EntryPage(std::filesystem::path file) : file_{std::move(file)}, out_{file_} {
    if (!out_) {
        throw schema::Failure{
            schema::ExitStatus::CannotCreate,
            "'" + file_.string() + "' cannot be written. Name another --html FILE."};
    }
    out_ << head;
}

void EntryPage::begin(const std::filesystem::path& capture) {
    out_ << "<h1>" << escaped(capture.filename().string()) << "</h1>\n";
}

void EntryPage::add(const schema::Entry& entry) {
    out_ << "<article><div class=\"facts\">" << facts_of(entry) << "</div>\n";
    if (!entry.title.empty()) out_ << "<h3>" << escaped(entry.title) << "</h3>\n";
    out_ << marked_body(entry);
    for (const schema::Boilerplate& piece : entry.boilerplate) {
        out_ << "<div class=\"aside\">set aside, " << name_of(piece.kind) << ": "
             << escaped(piece.text) << "</div>\n";
    }
    out_ << "</article>\n";
}

void EntryPage::end(const corpus::CaptureReport& report) {
    std::ostringstream problems;
    print_problems(report, problems);
    out_ << "<h2>Account</h2><pre>" << escaped(in_words(report)) << "\n\n"
         << escaped(problems.str()) << "</pre>\n";
}

void EntryPage::finish() {
    out_ << "</body></html>\n";
    out_.close();
    if (!out_) {
        throw schema::Failure{
            schema::ExitStatus::CannotWrite,
            "'" + file_.string() + "' could not be written to its end. Is the disk full?"};
    }
}

}  // namespace onrecord::indexer::program
