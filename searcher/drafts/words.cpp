// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/drafts/words.hpp"

#include "schema/instant.hpp"

#include <string_view>

namespace onrecord::searcher::drafts {
namespace {

std::string many(std::uint64_t count, std::string_view one, std::string_view more) {
    return std::to_string(count) + ' ' + std::string{count == 1 ? one : more};
}

struct CountRow {
    Outcome outcome;
    std::string_view one;
    std::string_view more;
};

/// In the order in which an editor wants to know them.
constexpr CountRow count_rows[] = {
    {Outcome::Stands, "stands", "stand"},
    {Outcome::DoesNotStand, "does not stand", "do not stand"},
    {Outcome::NotFound, "was not found", "were not found"},
    {Outcome::Unproven, "is not proven", "are not proven"},
    {Outcome::NotComplete,
     "was not checked for want of time or room",
     "were not checked for want of time or room"},
    {Outcome::NotClaimed, "is not claimed to have been said", "are not claimed to have been said"},
    {Outcome::TooShort, "is too short to check", "are too short to check"},
};

}  // namespace

Evidence evidence_of(const CheckedQuotation& checked) {
    if (!checked.report || checked.report->occurrences.empty()) return {};
    const Occurrence& best = checked.report->occurrences.front();
    const schema::Entry& entry = best.revision.entry;
    const std::string& in = best.where == schema::Where::Title ? entry.title : entry.text;
    Evidence evidence;
    if (best.span.end <= in.size() && best.span.begin <= best.span.end) {
        evidence.words = in.substr(best.span.begin, best.span.length());
    }
    evidence.speaker = best.speaker;
    evidence.outlet = entry.outlet;
    evidence.title = entry.title;
    evidence.published = to_string(entry.published);
    evidence.address = schema::shown_address(entry);
    evidence.id = entry.id;
    return evidence;
}

std::string notes_of(const CheckedQuotation& checked) {
    std::string text;
    for (const Warning& note : checked.notes) {
        text += (text.empty() ? "" : " ") + note.text;
    }
    return text;
}

std::string totals_in_words(const DraftReport& report) {
    if (report.quotations.empty()) return "No quotation was found in it.";
    std::string text;
    for (const CountRow& row : count_rows) {
        const std::uint32_t count = report.total(row.outcome);
        if (count == 0) continue;
        text += (text.empty() ? "" : ", ") + many(count, row.one, row.more);
    }
    const std::size_t listed = report.quotations.size();
    text = many(listed + report.unlisted, "quotation: ", "quotations: ") + text + ".";
    if (report.unlisted == 0) return text;
    return text + " Only the first " + std::to_string(listed) + " are listed; the other " +
           std::to_string(report.unlisted) + " were not checked: check the draft in parts.";
}

std::string searched_in_words(const SearchedScope& searched) {
    std::string line = "Searched: " + many(searched.entries, "entry", "entries") + " of " +
                       many(searched.liveblogs, "liveblog", "liveblogs") + " from " +
                       many(searched.outlets, "outlet", "outlets");
    if (searched.period) {
        line += ", " + schema::to_day(searched.period->begin) + " to " +
                schema::to_day(searched.period->end);
    }
    return line + ", Generation " + std::to_string(searched.generation) +
           ". What is not found was not printed there; it may have been said all the same.";
}

}  // namespace onrecord::searcher::drafts
