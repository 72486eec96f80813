// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/draft_check.hpp"
#include "searcher/drafts/markup.hpp"
#include "searcher/drafts/words.hpp"

#include <algorithm>

namespace onrecord::searcher {
namespace {

using drafts::escaped;

struct MeaningRow {
    Outcome outcome;
    std::string_view icon;
    std::string_view meaning;
};

/// In the order of Outcome.
constexpr MeaningRow meaning_rows[] = {
    {Outcome::DoesNotStand,
     "✗",
     "Print has other words, gives them to another speaker, or says that they were not said."},
    {Outcome::NotFound,
     "?",
     "The words do not stand in what was searched. That does not prove that nobody said them."},
    {Outcome::NotComplete, "…", "Time or room was over before the words were checked."},
    {Outcome::Unproven,
     "!",
     "The words stand in print, but not all that the draft says of them is proven; the notes say "
     "what is open."},
    {Outcome::Stands, "✓", "The words stand in print, given to the speaker that the draft names."},
    {Outcome::NotClaimed, "–", "The draft itself does not say that the words were spoken."},
    {Outcome::TooShort, "–", "Two words or fewer: too many statements share them to tell."},
};
static_assert(std::size(meaning_rows) == outcome_count);

std::string_view icon_of(Outcome outcome) {
    return meaning_rows[static_cast<std::size_t>(outcome)].icon;
}

std::string outcome_mark(Outcome outcome) {
    return "<span class=\"outcome " + std::string{to_string(outcome)} +
           "\"><span aria-hidden=\"true\">" + std::string{icon_of(outcome)} + "</span> " +
           std::string{label_of(outcome)} + "</span>";
}

/// ` lang="de"`; only what is a language's code.
std::string lang_attribute(std::string_view lang) {
    const bool is_code =
        lang.size() >= 2 && lang.size() <= 8 &&
        std::ranges::all_of(lang, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
    return is_code ? " lang=\"" + std::string{lang} + "\"" : std::string{};
}

std::string foreign(std::string_view text, std::string_view lang) {
    return "<bdi dir=\"auto\"" + lang_attribute(lang) + ">" + escaped(text) + "</bdi>";
}

std::string diff_markup(const std::vector<DiffPiece>& diff, std::string_view lang) {
    std::string text;
    for (const DiffPiece& piece : diff) {
        if (!text.empty()) text += ' ';
        if (piece.kind == DiffKind::Same) {
            text += escaped(piece.printed);
            continue;
        }
        if (!piece.printed.empty()) text += "<del>" + escaped(piece.printed) + "</del>";
        if (!piece.printed.empty() && !piece.pasted.empty()) text += ' ';
        if (!piece.pasted.empty()) text += "<ins>" + escaped(piece.pasted) + "</ins>";
    }
    return "<bdi dir=\"auto\"" + lang_attribute(lang) + ">" + text + "</bdi>";
}

bool has_difference(const Occurrence& best) {
    return std::ranges::any_of(best.diff,
                               [](const DiffPiece& piece) { return piece.kind != DiffKind::Same; });
}

/// What print has, by whom, where: the cell beside the quotation.
std::string evidence_cell(const CheckedQuotation& checked) {
    if (!checked.report || checked.report->occurrences.empty()) return {};
    const Occurrence& best = checked.report->occurrences.front();
    const drafts::Evidence evidence = drafts::evidence_of(checked);
    const std::string& lang = best.revision.entry.lang;
    std::string cell = "<p>";
    cell += has_difference(best) ? diff_markup(best.diff, lang) : foreign(evidence.words, lang);
    cell += "</p>";
    cell += "<p>" +
            (evidence.speaker.empty() ? std::string{"Speaker not known"}
                                      : foreign(evidence.speaker, "")) +
            ", " + foreign(evidence.outlet, "");
    if (!evidence.published.empty()) cell += ", " + escaped(evidence.published);
    cell += "</p>";
    const std::string_view title = evidence.title.empty() ? evidence.address : evidence.title;
    if (!evidence.address.empty()) {
        cell += "<p><a rel=\"noreferrer noopener\" href=\"" + escaped(evidence.address) + "\">" +
                foreign(title, lang) + "</a></p>";
    } else if (!title.empty()) {
        cell += "<p>" + foreign(title, lang) + "</p>";
    }
    return cell + "<p class=\"faint\">Entry " + escaped(evidence.id) + "</p>";
}

std::string notes_list(const CheckedQuotation& checked) {
    if (checked.notes.empty()) return {};
    std::string list = "<ul>";
    for (const Warning& note : checked.notes) {
        list += "<li>" + foreign(note.text, "") + "</li>";
    }
    return list + "</ul>";
}

std::string table_row(const CheckedQuotation& checked, std::size_t number, const Draft& draft) {
    const std::string n = std::to_string(number);
    const bool has_text = !draft.text.empty();
    const DraftQuotation& quotation = checked.quotation;
    std::string row = "<tr id=\"r" + n + "\"><th scope=\"row\">";
    row += has_text ? "<a href=\"#q" + n + "\">" + n + "</a>" : n;
    row += "</th><td>" + outcome_mark(checked.outcome) + "</td><td data-label=\"Draft\"><p>" +
           foreign(quotation.words, draft.lang) + "</p><p class=\"faint\">" +
           (quotation.speaker.empty() ? std::string{"No speaker named"}
                                      : foreign(quotation.speaker, "")) +
           "</p></td><td data-label=\"Print\">" + evidence_cell(checked) +
           "</td><td data-label=\"Notes\">" + notes_list(checked) + "</td></tr>\n";
    return row;
}

/// The draft's paragraphs with each quotation marked; a mark ends with its paragraph and goes on in
/// the next.
class MarkedDraft {
public:
    explicit MarkedDraft(const DraftReport& report) : report_{report} {}

    std::string write() {
        const std::string_view text = report_.draft.text;
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find("\n\n", begin), text.size());
            made_ += "<p dir=\"auto\">";
            write_paragraph(begin, end);
            made_ += "</p>\n";
            begin = end + 2;
        }
        return std::move(made_);
    }

private:
    void write_paragraph(std::size_t begin, std::size_t end) {
        const std::string_view text = report_.draft.text;
        while (next_ < report_.quotations.size()) {
            const schema::Span span = report_.quotations[next_].quotation.span;
            if (span.begin >= end) break;
            const std::size_t from = std::max<std::size_t>(span.begin, begin);
            const std::size_t to = std::clamp<std::size_t>(span.end, from, end);
            made_ += escaped(text.substr(begin, from - begin));
            write_mark(text.substr(from, to - from), span.begin >= begin);
            begin = to;
            if (span.end > end) break;
            ++next_;
        }
        made_ += escaped(text.substr(begin, end - begin));
    }

    void write_mark(std::string_view words, bool is_first) {
        const std::string number = std::to_string(next_ + 1);
        const Outcome outcome = report_.quotations[next_].outcome;
        made_ += "<mark class=\"" + std::string{to_string(outcome)} + "\"";
        if (is_first) made_ += " id=\"q" + number + "\"";
        made_ += ">" + escaped(words) + "<a href=\"#r" + number + "\" title=\"" +
                 std::string{label_of(outcome)} + "\">" + std::string{icon_of(outcome)} + number +
                 "</a></mark>";
    }

    const DraftReport& report_;
    std::size_t next_ = 0;
    std::string made_;
};

std::string head_of(const std::string& title) {
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
           "'unsafe-inline'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>" +
           title + "</title>\n<style>" + std::string{drafts::page_style} +
           "</style>\n</head>\n<body>\n";
}

/// The gravest outcome; a draft in which nothing is to be checked has none.
std::string gate_line(const DraftReport& report) {
    const auto unchecked = report.total(Outcome::TooShort) + report.total(Outcome::NotClaimed);
    if (report.quotations.size() == unchecked) return {};
    return "<p>" + outcome_mark(report.outcome) + "</p>\n";
}

std::string meanings() {
    std::string list = "<h2>What the outcomes mean</h2>\n<dl>\n";
    for (const MeaningRow& row : meaning_rows) {
        list +=
            "<dt>" + outcome_mark(row.outcome) + "</dt><dd>" + std::string{row.meaning} + "</dd>\n";
    }
    return list + "</dl>\n";
}

}  // namespace

std::string to_page(const DraftReport& report, std::string_view title) {
    const std::string name =
        title.empty() ? std::string{"Draft check"} : "Draft check: " + escaped(title);
    std::string page = head_of(name) + "<header><h1><bdi dir=\"auto\">" + name + "</bdi></h1>\n" +
                       gate_line(report) + "<p>" + escaped(drafts::totals_in_words(report)) +
                       "</p>\n<p class=\"faint\">" +
                       escaped(drafts::searched_in_words(report.searched)) +
                       "</p></header>\n<main>\n<h2>The quotations</h2>\n<table>\n"
                       "<caption><del>Struck out</del>: in print and not in the draft. "
                       "<ins>Underlined</ins>: in the draft and not in print.</caption>\n"
                       "<thead><tr>"
                       "<th scope=\"col\">No.</th><th scope=\"col\">Outcome</th>"
                       "<th scope=\"col\">In the draft</th><th scope=\"col\">In print</th>"
                       "<th scope=\"col\">Notes</th></tr></thead>\n<tbody>\n";
    std::size_t number = 0;
    for (const CheckedQuotation& checked : report.quotations) {
        page += table_row(checked, ++number, report.draft);
    }
    page += "</tbody>\n</table>\n";
    if (!report.draft.text.empty()) {
        page += "<h2>The draft</h2>\n<article" + lang_attribute(report.draft.lang) + ">\n" +
                MarkedDraft{report}.write() + "</article>\n";
    }
    return page + meanings() + "</main>\n</body>\n</html>\n";
}

}  // namespace onrecord::searcher
