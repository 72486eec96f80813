// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/report.hpp"

#include "searcher/check/clusters.hpp"
#include "searcher/check/first_printed.hpp"
#include "searcher/check/judging.hpp"
#include "searcher/check/outlet_corrections.hpp"
#include "searcher/check/verdict.hpp"
#include "searcher/perhaps_same.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

namespace onrecord::searcher::check {
namespace {

std::optional<schema::Period> period_of(const schema::Manifest& manifest) {
    std::optional<schema::Period> period;
    for (const schema::ManifestShard& shard : manifest.shards) {
        if (shard.window.begin == shard.window.end) continue;
        if (!period) period = shard.window;
        period->begin = std::min(period->begin, shard.window.begin);
        period->end = std::max(period->end, shard.window.end);
    }
    return period;
}

/// Cuts the list, but keeps the earliest printing in it, last, so that it can be shown.
void keep_listed(CheckReport& report, std::uint32_t limit) {
    auto& occurrences = report.occurrences;
    if (occurrences.size() <= limit) return;
    auto& first = report.first_printed.occurrence;
    if (first && *first >= limit) {
        std::swap(occurrences[limit - 1], occurrences[*first]);
        first = limit - 1;
    }
    occurrences.resize(limit);
}

/// Who prints the statement in the words that the first occurrence has: another wording of it (a
/// denial more, another number) is no earlier printing of these words.
std::vector<std::uint32_t> same_words_as_first(const std::vector<Occurrence>& occurrences,
                                               const schema::Analyzer& analyzer) {
    if (occurrences.empty()) return {};
    auto members = same_statement_as_first(occurrences, analyzer);
    const Occurrence& first = occurrences.front();
    std::erase_if(members, [&](std::uint32_t i) {
        const Occurrence& other = occurrences[i];
        // A denial prints the words, and not that they were said.
        if (other.stance != schema::Stance::Said) return true;
        if (other.edits != first.edits) return true;
        return first.edits > 0 && other.diff != first.diff;
    });
    return members;
}

/// That nothing was found so far says nothing of what is printed.
schema::Problem not_all_looked_at(const std::string& unlooked) {
    return {unlooked +
                " Nothing was found in the rest; that does not mean that the words are not "
                "printed. Ask again with a longer time limit, or check a part of them.",
            "",
            std::nullopt,
            schema::Severity::Error};
}

/// The Outlet may have corrected itself since, in another Entry.
void find_later_correction(const Ground& ground,
                           std::vector<Occurrence>& occurrences,
                           WorkBudget& budget) {
    if (occurrences.empty() || !occurrences.front().outlet_correction.empty()) return;
    if (auto later = later_correction(ground, occurrences.front(), budget)) {
        occurrences.front().outlet_correction = std::move(later->sentence);
        occurrences.front().outlet_correction_id = std::move(later->id);
    }
}

/// The very words of one speaker, by one Outlet at nearly the same time.
bool are_perhaps_same(const Occurrence& one, const Occurrence& other) {
    const bool is_same_quote = one.edits == 0 && other.edits == 0 && one.where == other.where &&
                               one.speaker == other.speaker && one.in_quote && other.in_quote;
    return is_same_quote && may_be_same_entry(one.revision.entry, other.revision.entry);
}

void mark_perhaps_same(std::vector<Occurrence>& occurrences) {
    for (std::size_t i = 1; i < occurrences.size(); ++i) {
        const auto before = std::span{occurrences}.first(i);
        const auto same = std::ranges::find_if(before, [&](const Occurrence& other) {
            return other.perhaps_same_as.empty() && are_perhaps_same(other, occurrences[i]);
        });
        if (same != before.end()) occurrences[i].perhaps_same_as = same->revision.entry.id;
    }
}

}  // namespace

SearchedScope scope_of(const schema::Generation& generation) {
    const schema::Manifest& manifest = generation.manifest();
    std::set<std::string> languages;
    for (const schema::ManifestShard& shard : manifest.shards) {
        languages.insert(shard.languages.begin(), shard.languages.end());
    }
    if (languages.empty()) languages.insert("en");
    return {manifest.number,
            manifest.entries,
            manifest.liveblogs,
            manifest.outlets,
            period_of(manifest),
            {languages.begin(), languages.end()}};
}

std::string unlooked(const Candidates& candidates,
                     const Aligned& aligned,
                     const WorkBudget& budget,
                     const CheckRequest& request) {
    if (budget.was_spent()) {
        return "The check was ended after " + std::to_string(request.time_limit.count()) +
               " ms, before everything was compared.";
    }
    if (candidates.is_cut) {
        return "The words are so common that not every text that shares enough of them was "
               "compared.";
    }
    if (aligned.passed_over > 0) {
        return std::to_string(aligned.passed_over) +
               " texts that have nearly all of the words were not read.";
    }
    return {};
}

void make_report(const CheckRequest& request,
                 PasteReadings& paste,
                 Aligned aligned,
                 const Ground& ground,
                 WorkBudget& budget,
                 CheckReport& report) {
    report.occurrences = std::move(aligned.occurrences);
    // Words that were found exactly cannot be found closer: then only an exceeded time limit is
    // reported.
    const bool stand = std::ranges::any_of(
        report.occurrences, [](const Occurrence& found) { return found.edits == 0; });
    report.is_complete = report.unlooked.empty() || (stand && !budget.was_spent());
    if (report.occurrences.empty() && !report.is_complete) {
        report.problems.push_back(not_all_looked_at(report.unlooked));
        return;
    }
    report.nearest = std::move(aligned.nearest);
    order_by_evidence(report.occurrences, !request.speaker.empty());
    report.total = report.occurrences.size();
    report.verdict = verdict_of(report.occurrences, request.speaker);
    report.speakers = count_speakers(report.occurrences);
    report.first_printed =
        first_printed(report.occurrences, same_words_as_first(report.occurrences, ground.analyzer));
    keep_listed(report, request.limit);
    find_later_correction(ground, report.occurrences, budget);
    mark_perhaps_same(report.occurrences);
    report.clusters = fold_into_clusters(report.occurrences, ground.analyzer);
    report.warnings = warnings_of(report, request.speaker, ground.analyzer);
    if (report.verdict != Verdict::HeadlineOnly) return;
    const schema::AnnotatedEntry& revision = report.occurrences.front().revision;
    report.nearest_in_body = judge({paste.text(), paste.in(revision.entry.lang)},
                                   PrintedText{revision, schema::Where::Body, ground.analyzer},
                                   Nearness::Any,
                                   ground.analyzer);
}

}  // namespace onrecord::searcher::check
