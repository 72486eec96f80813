// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quote_check.hpp"

#include "searcher/check/aligned.hpp"
#include "searcher/check/candidates.hpp"
#include "searcher/check/ground.hpp"
#include "searcher/check/limits.hpp"
#include "searcher/check/near.hpp"
#include "searcher/check/paste.hpp"
#include "searcher/check/readings.hpp"
#include "searcher/check/report.hpp"
#include "searcher/check/verdict.hpp"
#include "searcher/shards/prepared_generation.hpp"
#include "searcher/work_budget.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace onrecord::searcher {

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

std::string to_time_code(std::uint32_t milliseconds) {
    const std::uint32_t seconds = milliseconds / 1000;
    char text[24];
    std::snprintf(
        text, sizeof text, "%02u:%02u:%02u", seconds / 3600, seconds / 60 % 60, seconds % 60);
    return text;
}

/// What a checker has when it has no Searcher.
struct OwnHandles {
    explicit OwnHandles(std::shared_ptr<const schema::Generation> generation)
        : prepared{PreparedGeneration::make(std::move(generation))} {
        for (std::size_t i = 0; i < prepared->shards.size(); ++i) {
            shards.emplace_back(*prepared, i);
        }
    }
    std::shared_ptr<const PreparedGeneration> prepared;
    std::vector<ShardHandle> shards;
    schema::Analyzer analyzer;
};

struct QuoteChecker::State {
    State(std::shared_ptr<const schema::Generation> generation_,
          std::vector<ShardHandle>& shards,
          const schema::Analyzer& analyzer,
          const CheckLimits& limits_ = {})
        : generation{std::move(generation_)},
          limits{limits_},
          names{generation->speaker_aliases()},
          ground{*generation, shards, analyzer, names, limits},
          finder{shards, analyzer, limits.candidates},
          scope{check::scope_of(*generation)} {
        const std::vector<std::string> forms = check::denials_of(scope.languages);
        for (const ShardHandle& shard : shards) {
            denials.push_back(check::known_in(shard.shard->tokens, forms));
        }
    }

    CheckReport check(const CheckRequest& request);
    /// All but the Paste's parts: one piece of words against print.
    CheckReport check_words(const CheckRequest& request, WorkBudget& budget);
    check::Paste paste_of(const CheckRequest& request) const;

    std::unique_ptr<OwnHandles> own;
    std::shared_ptr<const schema::Generation> generation;
    CheckLimits limits;
    check::SpeakerNames names;
    check::Ground ground;
    check::CandidateFinder finder;
    SearchedScope scope;
    /// The negations of these languages, by Shard.
    std::vector<std::vector<schema::WordId>> denials;
};

QuoteChecker::QuoteChecker(std::shared_ptr<const schema::Generation> generation)
    : QuoteChecker{std::move(generation), CheckLimits{}} {}
QuoteChecker::QuoteChecker(std::shared_ptr<const schema::Generation> generation,
                           const CheckLimits& limits) {
    auto own = std::make_unique<OwnHandles>(generation);
    state_ = std::make_unique<State>(std::move(generation), own->shards, own->analyzer, limits);
    state_->own = std::move(own);
}
QuoteChecker::QuoteChecker(std::shared_ptr<const schema::Generation> generation,
                           std::vector<ShardHandle>& shards,
                           const schema::Analyzer& analyzer)
    : state_{std::make_unique<State>(std::move(generation), shards, analyzer)} {}
QuoteChecker::~QuoteChecker() = default;
QuoteChecker::QuoteChecker(QuoteChecker&&) noexcept = default;
QuoteChecker& QuoteChecker::operator=(QuoteChecker&&) noexcept = default;
SearchedScope QuoteChecker::searched() const { return state_->scope; }

CheckReport QuoteChecker::check(const CheckRequest& request) { return state_->check(request); }

namespace {

constexpr std::size_t most_pasted_bytes = 4096;

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
    return check::read_paste(request.words, scope.languages, [this](std::string_view form) {
        return std::ranges::any_of(ground.shards, [form](const ShardHandle& shard) {
            const schema::TokenColumn& tokens = shard.shard->tokens;
            const auto word = tokens.find(form);
            return word && tokens.frequency(*word) > shard.prepared->hidden_frequency(*word);
        });
    });
}

CheckReport QuoteChecker::State::check(const CheckRequest& request) {
    CheckReport report;
    report.searched = scope;
    if (request.words.size() > most_pasted_bytes) {
        report.problems.push_back(wrong_paste(
            "The words are longer than 4,096 bytes; check them in parts.", most_pasted_bytes));
        return report;
    }
    const check::Paste paste = paste_of(request);
    if (paste.is_address) {
        report.problems.push_back(
            wrong_paste("What was pasted is an address, not words. Search for the address to find "
                        "its entry, or paste the words that are said to have been spoken.",
                        0));
        return report;
    }
    WorkBudget budget{request.time_limit};
    CheckRequest whole = request;
    whole.words = paste.whole;
    report = check_words(whole, budget);
    if (request.explain) {
        report.explanation = "paste: " + check::to_string(paste) + "\n" + report.explanation;
    }
    if (paste.is_mended && report.verdict == Verdict::Exact) {
        report.verdict = Verdict::ExactNormalised;
    }
    if (!paste.quoted || paste.quoted->crust == check::Crust::None || stands(report)) return report;
    const check::Quoted& quoted = *paste.quoted;
    CheckRequest inner = whole;
    inner.words = quoted.words;
    if (inner.speaker.empty()) inner.speaker = quoted.speaker;
    CheckReport second = check_words(inner, budget);
    if (!second.verdict || second.occurrences.empty()) return report;
    const bool says_more = quoted.crust == check::Crust::More;
    // A paste with more text around the quotation that is printed, even in other words, is judged
    // as a whole.
    if (says_more && !report.occurrences.empty()) return report;
    // And where not even the quoted words stand, nothing of the paste does.
    if (says_more && second.verdict == Verdict::Altered) return report;
    second.checked = CheckedPart{quoted.words, quoted.speaker, quoted.around};
    second.is_complete = second.is_complete && report.is_complete;
    if (request.explain) {
        second.explanation = report.explanation + "the quotation alone:\n" + second.explanation;
    }
    if (says_more) add_beside(second, quoted);
    return second;
}

CheckReport QuoteChecker::State::check_words(const CheckRequest& request, WorkBudget& budget) {
    CheckReport report;
    report.searched = scope;
    check::PasteReadings paste{request.words, ground.analyzer};
    if (paste.in(scope.languages.front()).words().empty()) {
        report.problems.push_back(
            wrong_paste("There is no word in what was pasted; paste the words that are "
                        "said to have been spoken.",
                        0));
        return report;
    }
    const check::AskedWords words = paste.asked(scope.languages);
    const check::WordIds ids{ground.shards, words.readings};
    const check::Candidates candidates = finder.find(words, ids, words.near, budget);
    const check::Glanced glanced{ground.shards, words, ids, denials};
    check::NearTexts texts{glanced, budget};
    const auto near = texts.find(candidates.all, limits.perhaps_near);
    check::Aligned aligned =
        check::align_texts(ground, paste, words, request, candidates.all, texts, near, budget);
    report.unlooked = check::unlooked(candidates, aligned, budget, request);
    if (request.explain) {
        report.explanation = "candidates: " + to_string(candidates) +
                             "\nnear: " + check::to_string(near) +
                             "\naligned: " + to_string(aligned) + '\n';
    }
    check::make_report(request, paste, std::move(aligned), ground, budget, report);
    if (request.explain) report.explanation += "verdict: " + check::verdict_text(report) + '\n';
    return report;
}

}  // namespace onrecord::searcher
