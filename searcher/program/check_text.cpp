// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/check_text.hpp"

#include "schema/instant.hpp"
#include "searcher/program/diff_text.hpp"
#include "searcher/standing.hpp"

#include <string>

namespace onrecord::searcher::program {
namespace {

struct VerdictRow {
    Verdict verdict;
    std::string_view meaning;
};

constexpr VerdictRow verdict_rows[] = {
    {Verdict::Exact, "These words stand in print, with the same marks."},
    {Verdict::ExactNormalised, "These words stand in print; only marks, case or inserts differ."},
    {Verdict::Fragment, "These words are a part of a longer sentence."},
    {Verdict::Altered, "Print has other words."},
    {Verdict::OtherSpeaker, "These words stand in print under another name."},
    {Verdict::HeadlineOnly, "Only a headline has these words."},
    {Verdict::NotFound, "These words do not stand in what was searched."},
};

std::string_view meaning_of(Verdict verdict) {
    for (const VerdictRow& row : verdict_rows) {
        if (row.verdict == verdict) return row.meaning;
    }
    return {};
}

std::string who_line(const Occurrence& occurrence) {
    if (!occurrence.in_quote) return "in the outlet's own words";
    const std::string stance = occurrence.stance == schema::Stance::Said
                                   ? std::string{}
                                   : " [" + std::string{schema::name_of(occurrence.stance)} + "]";
    if (occurrence.speaker.empty()) return "quoted; the speaker is not known" + stance;
    // Only what is said is said by somebody; who is named with a denial is named in it.
    std::string line = (stance.empty() ? "said by " : "of ") + occurrence.speaker + stance;
    if (!occurrence.rule.empty()) line += " (" + occurrence.rule + ")";
    if (!occurrence.reported_by.empty()) line += ", passed on by " + occurrence.reported_by;
    return line;
}

std::string occurrence_lines(const Occurrence& occurrence, std::size_t number, const Paint& paint) {
    const schema::Entry& entry = occurrence.revision.entry;
    const std::string time = to_string(entry.published);
    std::string lines = std::to_string(number) + ". " + paint(entry.title, Ink::Bold) + '\n';
    lines += "   " + one_line(entry.outlet) + (time.empty() ? "" : ", " + time) + ", " +
             one_line(who_line(occurrence)) + '\n';
    lines += "   " + paint(occurrence.cut_before, Ink::Faint) + diff_line(occurrence.diff, paint) +
             paint(occurrence.cut_after, Ink::Faint) + '\n';
    const auto& revision = occurrence.revision.revision;
    if (!revision.is_current()) {
        lines += "   Revision " + std::to_string(revision.number) + " of " +
                 std::to_string(revision.count) + ": the entry was changed since.\n";
    }
    if (occurrence.spoken_at) {
        lines += "   spoken at " + to_time_code(*occurrence.spoken_at) + " of the recording\n";
    }
    lines += "   " + paint(entry.id, Ink::Faint) + '\n';
    return lines;
}

/// What comes nearest to words that do not stand, so that nobody thinks it was passed over.
std::string nearest_lines(const CheckReport& report, const Paint& paint) {
    if (report.nearest.empty()) return {};
    const bool is_same = report.nearest.front().edits == 0;
    std::string lines = is_same ? "\nNot at that time, but here:\n"
                                : "\nNot the same words, but the nearest here:\n";
    for (const Occurrence& one : report.nearest) {
        const schema::Entry& entry = one.revision.entry;
        lines += "~  " + diff_line(one.diff, paint) + "\n   " + one_line(entry.outlet) +
                 (one.speaker.empty() ? "" : ", " + one_line(one.speaker)) + ", " +
                 paint(entry.id, Ink::Faint) + '\n';
    }
    return lines;
}

/// `exact, denied: ...`: what the words do not stand under is said with the verdict.
std::string headline(const CheckReport& report, const Paint& paint) {
    if (!report.verdict) return {};
    std::string codes;
    std::string reasons;
    for (const Warning& warning : report.warnings) {
        if (!is_grave(warning)) continue;
        codes += ", " + warning.code;
        reasons += one_line(warning.text) + ' ';
    }
    return paint(std::string{to_string(*report.verdict)} + codes, Ink::Bold) + ": " + reasons +
           std::string{meaning_of(*report.verdict)} + '\n';
}

std::string scope_line(const SearchedScope& searched) {
    const auto many = [](std::uint64_t count, std::string_view one, std::string_view more) {
        return std::to_string(count) + ' ' + std::string{count == 1 ? one : more};
    };
    std::string line = "Searched: " + many(searched.entries, "entry", "entries") + " of " +
                       many(searched.liveblogs, "liveblog", "liveblogs") + " from " +
                       many(searched.outlets, "outlet", "outlets");
    if (searched.period) {
        line += ", " + schema::to_day(searched.period->begin) + " to " +
                schema::to_day(searched.period->end);
    }
    return line + ", Generation " + std::to_string(searched.generation) + ".\n";
}

}  // namespace

std::string check_text(const CheckReport& report, const Paint& paint) {
    std::string text = headline(report, paint);
    for (const Warning& warning : report.warnings) {
        if (!is_grave(warning)) text += "! " + one_line(warning.text) + '\n';
    }
    if (!report.occurrences.empty()) text += '\n';
    for (std::size_t i = 0; i < report.occurrences.size(); ++i) {
        text += occurrence_lines(report.occurrences[i], i + 1, paint);
    }
    if (report.nearest_in_body) {
        text +=
            "   the body under it has: " + diff_line(report.nearest_in_body->diff, paint) + '\n';
    }
    if (report.total > report.occurrences.size()) {
        text += "(" + std::to_string(report.total - report.occurrences.size()) + " more)\n";
    }
    if (!report.occurrences.empty()) text += '\n' + one_line(report.first_printed.reason) + '\n';
    text += nearest_lines(report, paint) + scope_line(report.searched);
    if (!report.explanation.empty()) text += '\n' + report.explanation;
    return text;
}

}  // namespace onrecord::searcher::program
