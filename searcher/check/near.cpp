// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/near.hpp"

#include "schema/fit_distance.hpp"

#include <algorithm>
#include <tuple>

namespace onrecord::searcher::check {
namespace {

using schema::Where;

// Chosen by what `scripts/measure-quotes` shows of spliced quotes and of foreign sentences.
constexpr std::uint32_t least_run = 8;
constexpr std::uint32_t least_run_tenths = 3;
constexpr std::uint32_t least_run_halves = 12;
constexpr schema::WordId commonest_words = 200;

constexpr schema::WordId unknown_word = 0xFFFFFFFE;

std::vector<schema::WordId> ids_in(const schema::TokenColumn& tokens, const WordReading& words) {
    std::vector<schema::WordId> ids;
    ids.reserve(words.size());
    for (const schema::Word& word : words)
        ids.push_back(tokens.find(word.form).value_or(unknown_word));
    return ids;
}

/// The words against the texts of one Shard.
class ShardTexts {
public:
    ShardTexts(const ShardHandle& shard, const AskedWords& words, WorkBudget& budget)
        : tokens_{shard.shard->tokens},
          words_{words},
          budget_{budget} {
        for (const WordReading& reading : words.readings)
            distances_.emplace_back(ids_in(tokens_, reading));
    }

    TextFit fit(schema::DocId document, Where where) {
        TextFit best;
        if (!read(document, where)) return best;
        for (schema::FitDistance& distance : distances_) {
            // What is absent is edited in any case, so most candidates need no alignment.
            const std::uint32_t absent = distance.size() - distance.present_in(text_);
            if (absent > reach(distance.size())) continue;
            const auto fit = distance.fit(text_);
            const std::uint32_t edits = words_.has_gap ? absent : fit.distance;
            if (std::tie(edits, absent) < std::tie(best.distance, best.absent))
                best = {edits, absent, fit.end};
        }
        return best;
    }

    /// The same by how many words are not in the longest run.
    TextFit fit_of_run(schema::DocId document, Where where) {
        TextFit best;
        if (!read(document, where)) return best;
        for (schema::FitDistance& distance : distances_) {
            const auto run = distance.longest_run_in(text_);
            const std::uint32_t beside = distance.size() - run.words;
            if (counts(run, distance.size()) && beside < best.distance)
                best = {beside, beside, run.end};
        }
        return best;
    }

private:
    bool read(schema::DocId document, Where where) {
        const std::uint64_t cost = tokens_.length(document, where) * distances_.size();
        if (cost == 0 || !budget_.take(cost)) return false;
        tokens_.read(document, where, text_);
        return true;
    }

    /// A word of the Shard's commonest counts half.
    bool counts(const schema::FitDistance::Run& run, std::uint32_t pasted) const {
        if (run.words < least_run || run.words * 10 < pasted * least_run_tenths) return false;
        std::uint32_t halves = 0;
        for (std::size_t i = run.end - run.words; i < run.end; ++i)
            halves += text_[i] < commonest_words ? 1 : 2;
        return halves >= least_run_halves;
    }

    /// With the slack, but two words at least must be there.
    std::uint32_t reach(std::uint32_t words) const {
        const std::uint32_t most = words > 2 ? words - 2 : 0;
        return std::max(words_.near, std::min(words_.near + words_.slack, most));
    }

    const schema::TokenColumn& tokens_;
    const AskedWords& words_;
    WorkBudget& budget_;
    std::vector<schema::FitDistance> distances_;
    std::vector<schema::WordId> text_;
};

/// Fits each candidate's texts; those that do not fit are left out.
template <class Fit>
std::vector<NearText> fit_all(const std::vector<ShardHandle>& shards,
                              const std::vector<Candidate>& candidates,
                              const AskedWords& words,
                              WorkBudget& budget,
                              Fit fit) {
    std::vector<std::optional<ShardTexts>> texts(shards.size());
    std::vector<NearText> near;
    for (const Candidate& candidate : candidates) {
        if (budget.was_spent()) break;
        const ShardHandle& shard = shards[candidate.shard];
        if (!is_early_enough(shard, candidate.document, words.before)) continue;
        auto& own = texts[candidate.shard];
        if (!own) own.emplace(shard, words, budget);
        NearText text{candidate,
                      fit(*own, candidate.document, Where::Body),
                      fit(*own, candidate.document, Where::Title),
                      0,
                      0};
        if (!text.body.is_near() && !text.title.is_near()) continue;
        text.distance = std::min(text.body.distance, text.title.distance);
        text.absent = std::min(text.body.absent, text.title.absent);
        near.push_back(text);
    }
    return near;
}

}  // namespace

bool is_certainly_near(const NearText& text, const AskedWords& words) {
    return !words.has_gap && text.distance <= words.near;
}

std::vector<NearText> near_texts(const std::vector<ShardHandle>& shards,
                                 const std::vector<Candidate>& candidates,
                                 const AskedWords& words,
                                 WorkBudget& budget) {
    auto near = fit_all(
        shards, candidates, words, budget, [](ShardTexts& texts, auto document, Where where) {
            return texts.fit(document, where);
        });
    std::ranges::stable_sort(near, {}, [&](const NearText& text) {
        const bool is_certain = is_certainly_near(text, words);
        return std::tuple{!is_certain, is_certain ? 0 : text.absent, text.distance};
    });
    return near;
}

std::vector<NearText> texts_with_run(const std::vector<ShardHandle>& shards,
                                     const std::vector<Candidate>& candidates,
                                     const AskedWords& words,
                                     WorkBudget& budget) {
    auto near = fit_all(
        shards, candidates, words, budget, [](ShardTexts& texts, auto document, Where where) {
            return texts.fit_of_run(document, where);
        });
    std::ranges::stable_sort(near, {}, &NearText::distance);
    return near;
}

std::string to_string(const std::vector<NearText>& texts) {
    if (texts.empty()) return "none near";
    return std::to_string(texts.size()) + " near; the nearest takes " +
           std::to_string(texts.front().distance) + " edits and lacks " +
           std::to_string(texts.front().absent) + " words";
}

}  // namespace onrecord::searcher::check
