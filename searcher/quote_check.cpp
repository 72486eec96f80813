// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quote_check.hpp"

#include "schema/analyzer.hpp"
#include "schema/record.hpp"
#include "searcher/check/paste.hpp"
#include "searcher/quotes/candidates.hpp"
#include "searcher/quotes/clusters.hpp"
#include "searcher/quotes/first_printed.hpp"
#include "searcher/quotes/judging.hpp"
#include "searcher/quotes/pasted_words.hpp"
#include "searcher/quotes/ranking.hpp"
#include "searcher/quotes/speaker_names.hpp"
#include "searcher/quotes/verdict.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <utility>

namespace onrecord::searcher {

namespace {

constexpr std::size_t most_pasted_bytes = 4096;
// Judging a candidate (its record read and aligned) costs some 30 us; what is certainly near is
// judged all but for a cap, and of what may be near by optional words only the nearest.
constexpr std::size_t most_near = 150;
constexpr std::size_t most_perhaps_near = 16;
constexpr std::size_t most_loose = 64;
constexpr std::size_t most_parts = 8;
constexpr std::uint32_t optional_slack = 12;  // words between two pieces of one speech

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

/// That nothing was found in the time says nothing of what is printed.
schema::Problem too_slow(std::chrono::milliseconds limit) {
    return {"The check was ended after " + std::to_string(limit.count()) +
                " ms, before it had found anything; that does not mean that the words are not "
                "printed. Ask again, or check a shorter part of them.",
            "",
            std::nullopt,
            schema::Severity::Error};
}

}  // namespace

std::string_view to_string(Verdict verdict) {
    switch (verdict) {
        case Verdict::Exact:
            return "exact";
        case Verdict::ExactNormalised:
            return "exact-normalised";
        case Verdict::Fragment:
            return "fragment";
        case Verdict::Altered:
            return "altered";
        case Verdict::OtherSpeaker:
            return "other-speaker";
        case Verdict::HeadlineOnly:
            return "headline-only";
        case Verdict::NotFound:
            return "not-found";
    }
    return "not-found";
}

struct QuoteChecker::State {
    using Judge = decltype(&quotes::judge);

    explicit State(std::shared_ptr<const schema::Generation> generation_)
        : generation{std::move(generation_)},
          finder{generation},
          names{generation->speaker_aliases()} {
        std::set<std::string> langs;
        for (const schema::OpenShard& shard : generation->shards()) {
            readers.emplace_back(shard.dictionary);
            langs.insert(shard.manifest.languages.begin(), shard.manifest.languages.end());
        }
        languages.assign(langs.begin(), langs.end());
        if (languages.empty()) languages.emplace_back("en");
    }

    quotes::RankedWords words_of(const CheckRequest& request);
    std::vector<Occurrence> occurrences_of(const CheckRequest& request, quotes::Deadline& deadline);
    void judge_candidate(const CheckRequest& request,
                         const quotes::Ranked& ranked,
                         Judge judge,
                         std::vector<Occurrence>& occurrences);
    void judge_parts(const CheckRequest& request,
                     const std::vector<quotes::Candidate>& candidates,
                     const quotes::RankedWords& words,
                     quotes::Deadline& deadline,
                     std::vector<Occurrence>& occurrences);
    std::optional<std::uint64_t> statement_of(const quotes::Candidate& candidate,
                                              const Occurrence& found) const;
    const quotes::PastedWords& pasted_in(const std::string& text, const std::string& lang);
    SearchedScope scope() const;
    /// All but the Paste's parts: one piece of words against print.
    CheckReport check_words(const CheckRequest& request);
    check::Paste paste_of(const CheckRequest& request) const;

    std::shared_ptr<const schema::Generation> generation;
    schema::Analyzer analyzer;
    quotes::CandidateFinder finder;
    quotes::SpeakerNames names;
    std::vector<schema::RecordReader> readers;  ///< One a Shard.
    std::vector<std::string> languages;
    std::map<std::string, quotes::PastedWords> pasted;  ///< By language; of one request.
};

const quotes::PastedWords& QuoteChecker::State::pasted_in(const std::string& text,
                                                          const std::string& lang) {
    const auto known = pasted.find(lang);
    if (known != pasted.end()) return known->second;
    return pasted.try_emplace(lang, text, lang, analyzer).first->second;
}

/// The Statement that the whole match stands in, by the number of its cluster, or by its own.
std::optional<std::uint64_t> QuoteChecker::State::statement_of(const quotes::Candidate& candidate,
                                                               const Occurrence& found) const {
    const schema::StatementClusters* clusters = generation->statement_clusters();
    if (clusters == nullptr || !found.in_quote) return std::nullopt;
    const schema::StatementColumn& statements = generation->shards()[candidate.shard].statements;
    const auto [begin, end] = statements.of(candidate.document);
    for (std::uint32_t i = begin; i < end; ++i) {
        const schema::Statement statement = statements[i];
        if (statement.where != found.where || statement.first_word > found.first_word ||
            statement.first_word + statement.words <= found.last_word ||
            statement.words < schema::least_telling_words) {
            continue;
        }
        if (const auto cluster = clusters->cluster_of({candidate.shard, i})) return *cluster;
        return (std::uint64_t{candidate.shard + 1} << 32U) | i;
    }
    return std::nullopt;
}

void QuoteChecker::State::judge_candidate(const CheckRequest& request,
                                          const quotes::Ranked& ranked,
                                          Judge judge,
                                          std::vector<Occurrence>& occurrences) {
    const quotes::Candidate& candidate = ranked.candidate;
    const schema::AnnotatedEntry revision = readers[candidate.shard].read(finder.frame(candidate));
    const quotes::Pasted text{request.words, pasted_in(request.words, revision.entry.lang)};
    for (const schema::Where where : {schema::Where::Body, schema::Where::Title}) {
        if (!(where == schema::Where::Body ? ranked.in_body : ranked.in_title)) continue;
        if (auto found = judge(text, revision, where, analyzer)) {
            found->speaker_fit = names.fit(request.speaker, found->speaker, revision.entry.text);
            found->is_asked_speaker = found->speaker_fit == SpeakerFit::Same;
            found->statement = statement_of(candidate, *found);
            occurrences.push_back(std::move(*found));
        }
    }
}

/// Nothing is near the whole of the paste; a long part of it may stand in print all the same.
void QuoteChecker::State::judge_parts(const CheckRequest& request,
                                      const std::vector<quotes::Candidate>& candidates,
                                      const quotes::RankedWords& words,
                                      quotes::Deadline& deadline,
                                      std::vector<Occurrence>& occurrences) {
    std::size_t judged = 0;
    for (const quotes::Ranked& ranked :
         quotes::rank_by_run(*generation, candidates, words, deadline)) {
        if (deadline.is_over() || judged++ == most_parts) break;
        judge_candidate(request, ranked, quotes::judge_nearest, occurrences);
    }
}

namespace {

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

/// Leaves a superseded Revision out where a later one of the Entry prints the same words.
void drop_repeated_revisions(std::vector<Occurrence>& occurrences) {
    const auto key = [](const Occurrence& occurrence) {
        const schema::Entry& entry = occurrence.revision.entry;
        const auto& text = occurrence.where == schema::Where::Title ? entry.title : entry.text;
        return std::make_tuple(entry.id,
                               occurrence.where,
                               text.substr(occurrence.span.begin, occurrence.span.length()));
    };
    std::map<decltype(key(occurrences.front())), std::uint32_t> newest;
    for (const Occurrence& occurrence : occurrences) {
        auto& number = newest[key(occurrence)];
        number = std::max(number, occurrence.revision.revision.number);
    }
    std::erase_if(occurrences, [&](const Occurrence& occurrence) {
        return occurrence.revision.revision.number < newest[key(occurrence)];
    });
}

}  // namespace

namespace {

/// Whether a reading of the same words is there: where they stand does not count.
bool has_reading(const quotes::RankedWords& ranked, const std::vector<schema::Word>& reading) {
    return std::ranges::any_of(ranked.readings, [&](const auto& known) {
        return std::ranges::equal(known, reading, {}, &schema::Word::form, &schema::Word::form);
    });
}

/// A number takes up to three words where it is written out; a contraction one more.
std::uint32_t slack_of(const quotes::PastedWords& words) {
    constexpr std::uint32_t for_a_denial = 2;
    constexpr std::uint32_t for_a_number = 2;
    constexpr std::uint32_t most = 8;
    std::uint32_t slack = for_a_denial;
    for (const check::Unit& unit : words.units())
        slack += unit.kind == check::UnitKind::Number ? for_a_number : 0;
    const std::size_t analyzed = words.analyzed().size();
    const std::size_t units = words.words().size();
    slack += static_cast<std::uint32_t>(units > analyzed ? units - analyzed : 0);
    return std::min(slack, most);
}

}  // namespace

quotes::RankedWords QuoteChecker::State::words_of(const CheckRequest& request) {
    pasted.clear();
    quotes::RankedWords ranked;
    for (const std::string& lang : languages) {
        const quotes::PastedWords& words = pasted_in(request.words, lang);
        const auto optional = std::ranges::count_if(
            words.aligned(), [](const auto& word) { return word.is_optional; });
        ranked.near = std::max(
            ranked.near,
            quotes::allowed_edits(words.words().size()) + static_cast<std::uint32_t>(optional));
        ranked.has_gap = words.has_gap();
        ranked.slack = std::max(ranked.slack, slack_of(words));
        for (const auto* reading : {&words.analyzed(), &words.words()}) {
            if (!has_reading(ranked, *reading)) ranked.readings.push_back(*reading);
        }
    }
    ranked.before = request.before;
    return ranked;
}

std::vector<Occurrence> QuoteChecker::State::occurrences_of(const CheckRequest& request,
                                                            quotes::Deadline& deadline) {
    const quotes::RankedWords words = words_of(request);
    const auto candidates = finder.find(words.readings, words.near, deadline);
    std::vector<Occurrence> occurrences;
    std::size_t judged = 0;
    std::size_t judged_perhaps = 0;
    const auto ranking = quotes::rank(*generation, candidates, words, deadline);
    for (const quotes::Ranked& ranked : ranking) {
        if (deadline.is_over() || judged++ == most_near) break;
        const bool is_near = !words.has_gap && ranked.distance <= words.near;
        if (!is_near && (ranked.distance > words.near + optional_slack ||
                         judged_perhaps++ == most_perhaps_near)) {
            break;
        }
        judge_candidate(request, ranked, quotes::judge, occurrences);
    }
    for (std::size_t i = 0; i < ranking.size() && i < most_loose && occurrences.empty(); ++i) {
        if (deadline.is_over()) break;
        judge_candidate(request, ranking[i], quotes::judge_loosely, occurrences);
    }
    if (occurrences.empty()) judge_parts(request, candidates, words, deadline, occurrences);
    if (!occurrences.empty()) drop_repeated_revisions(occurrences);
    return occurrences;
}

SearchedScope QuoteChecker::State::scope() const {
    const schema::Manifest& manifest = generation->manifest();
    return {manifest.number,
            manifest.entries,
            manifest.liveblogs,
            manifest.outlets,
            period_of(manifest),
            languages};
}

QuoteChecker::QuoteChecker(std::shared_ptr<const schema::Generation> generation)
    : state_{std::make_unique<State>(std::move(generation))} {}
QuoteChecker::~QuoteChecker() = default;
QuoteChecker::QuoteChecker(QuoteChecker&&) noexcept = default;
QuoteChecker& QuoteChecker::operator=(QuoteChecker&&) noexcept = default;
SearchedScope QuoteChecker::searched() const { return state_->scope(); }

namespace {

schema::Problem wrong_paste(const std::string& reason, std::optional<std::size_t> offset) {
    return {reason, "", offset, schema::Severity::Error};
}

/// The words stand in print, whoever spoke them.
bool stands(const CheckReport& report) {
    return report.verdict && *report.verdict <= Verdict::Fragment;
}

/// The Quotation was judged, and the paste says more than that: that much is not confirmed.
void add_beside(CheckReport& report, const check::Quoted& quoted) {
    report.warnings.insert(
        report.warnings.begin(),
        {"beside-quotation",
         "Only the words in quotation marks stand in print; what stands beside them was not found: "
         "“" +
             quoted.around + "”."});
    if (report.verdict && *report.verdict < Verdict::Altered) report.verdict = Verdict::Altered;
}

}  // namespace

check::Paste QuoteChecker::State::paste_of(const CheckRequest& request) const {
    return check::read_paste(request.words, languages, [this](std::string_view form) {
        return std::ranges::any_of(generation->shards(), [form](const schema::OpenShard& shard) {
            return shard.tokens.find(form).has_value();
        });
    });
}

CheckReport QuoteChecker::check(const CheckRequest& request) {
    CheckReport report;
    report.searched = state_->scope();
    if (request.words.size() > most_pasted_bytes) {
        report.problems.push_back(wrong_paste(
            "The words are longer than 4,096 bytes; check them in parts.", most_pasted_bytes));
        return report;
    }
    const check::Paste paste = state_->paste_of(request);
    if (paste.is_address) {
        report.problems.push_back(
            wrong_paste("What was pasted is an address, not words. Search for the address to find "
                        "its entry, or paste the words that are said to have been spoken.",
                        0));
        return report;
    }
    CheckRequest whole = request;
    whole.words = paste.whole;
    report = state_->check_words(whole);
    if (paste.is_mended && report.verdict == Verdict::Exact)
        report.verdict = Verdict::ExactNormalised;
    if (!paste.quoted || paste.quoted->crust == check::Crust::None || stands(report)) return report;
    const check::Quoted& quoted = *paste.quoted;
    CheckRequest inner = whole;
    inner.words = quoted.words;
    if (inner.speaker.empty()) inner.speaker = quoted.speaker;
    CheckReport second = state_->check_words(inner);
    if (!second.verdict || second.occurrences.empty()) return report;
    const bool says_more = quoted.crust == check::Crust::More;
    // What says more and stands in print, if in other words, is judged as it was pasted.
    if (says_more && !report.occurrences.empty()) return report;
    second.checked = CheckedPart{quoted.words, quoted.speaker, quoted.around};
    second.is_complete = second.is_complete && report.is_complete;
    if (says_more) add_beside(second, quoted);
    return second;
}

CheckReport QuoteChecker::State::check_words(const CheckRequest& request) {
    CheckReport report;
    report.searched = scope();
    if (analyzer.read(request.words, "en").empty()) {
        report.problems.push_back(
            {"There is no word in what was pasted; paste the words that are "
             "said to have been spoken.",
             "",
             0,
             schema::Severity::Error});
        return report;
    }
    quotes::Deadline deadline{request.time_limit};
    report.occurrences = occurrences_of(request, deadline);
    report.is_complete = !deadline.was_over();
    if (report.occurrences.empty() && !report.is_complete) {
        report.problems.push_back(too_slow(request.time_limit));
        return report;
    }
    quotes::order_by_evidence(report.occurrences, !request.speaker.empty());
    report.total = report.occurrences.size();
    report.verdict = quotes::verdict_of(report.occurrences, request.speaker);
    report.speakers = quotes::count_speakers(report.occurrences);
    report.first_printed = quotes::first_printed(
        report.occurrences, quotes::same_statement_as_first(report.occurrences, analyzer));
    keep_listed(report, request.limit);
    report.clusters = quotes::fold_into_clusters(report.occurrences, analyzer);
    report.warnings = quotes::warnings_of(report, request.speaker);
    if (report.verdict == Verdict::HeadlineOnly) {
        const schema::AnnotatedEntry& revision = report.occurrences.front().revision;
        report.nearest_in_body =
            quotes::judge_nearest({request.words, pasted_in(request.words, revision.entry.lang)},
                                  revision,
                                  schema::Where::Body,
                                  analyzer);
    }
    return report;
}

}  // namespace onrecord::searcher
