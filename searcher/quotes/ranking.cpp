// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/ranking.hpp"

#include "schema/fit_distance.hpp"

#include <algorithm>

namespace onrecord::searcher::quotes {
namespace {

using schema::Where;

// Chosen by what `scripts/measure-quotes` shows of spliced quotes and of foreign sentences.
constexpr std::uint32_t least_run = 8;
constexpr std::uint32_t least_run_tenths = 3;
constexpr std::uint32_t least_run_halves = 12;
constexpr schema::WordId commonest_words = 200;

constexpr schema::WordId unknown_word = 0xFFFFFFFE;

std::vector<schema::WordId> ids_in(const schema::TokenColumn& tokens,
                                   const std::vector<schema::Word>& words) {
    std::vector<schema::WordId> ids;
    ids.reserve(words.size());
    for (const schema::Word& word : words)
        ids.push_back(tokens.find(word.form).value_or(unknown_word));
    return ids;
}

/// The words against the texts of one Shard.
class ShardRanking {
public:
    ShardRanking(const schema::OpenShard& shard, const RankedWords& words)
        : shard_{shard},
          words_{words} {
        for (const auto& reading : words.readings)
            distances_.emplace_back(ids_in(shard.tokens, reading));
    }

    bool is_early_enough(schema::DocId document) const {
        if (!words_.before) return true;
        const schema::Instant published = shard_.facets.published(document);
        return published.milliseconds != INT64_MIN && published < *words_.before;
    }

    Ranked rank(const Candidate& candidate) {
        const std::uint32_t body = distance_in(candidate.document, Where::Body);
        const std::uint32_t title = distance_in(candidate.document, Where::Title);
        return {candidate, std::min(body, title), title != far, body != far};
    }

    /// The same by how many words are not in the longest run; far where no run counts.
    Ranked rank_by_run(const Candidate& candidate) {
        const std::uint32_t body = words_beside_run(candidate.document, Where::Body);
        const std::uint32_t title = words_beside_run(candidate.document, Where::Title);
        return {candidate, std::min(body, title), title != far, body != far};
    }

    static constexpr std::uint32_t far = UINT32_MAX;

private:
    std::uint32_t words_beside_run(schema::DocId document, Where where) {
        shard_.tokens.read(document, where, text_);
        std::uint32_t best = far;
        for (schema::FitDistance& distance : distances_) {
            const auto run = distance.longest_run_in(text_);
            if (counts(run, distance.size())) best = std::min(best, distance.size() - run.words);
        }
        return best;
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

    std::uint32_t distance_in(schema::DocId document, Where where) {
        shard_.tokens.read(document, where, text_);
        std::uint32_t best = far;
        for (schema::FitDistance& distance : distances_) {
            // What is absent is edited in any case, so most candidates need no alignment.
            const std::uint32_t absent = distance.size() - distance.present_in(text_);
            if (absent > reach(distance.size())) continue;
            best = std::min(best, words_.has_gap ? absent : distance.in(text_));
        }
        return best;
    }

    const schema::OpenShard& shard_;
    const RankedWords& words_;
    std::vector<schema::FitDistance> distances_;
    std::vector<schema::WordId> text_;
};

}  // namespace

namespace {

template <class RankOne>
std::vector<Ranked> rank_all(const schema::Generation& generation,
                             const std::vector<Candidate>& candidates,
                             const RankedWords& words,
                             Deadline& deadline,
                             RankOne rank_one) {
    std::vector<std::optional<ShardRanking>> shards(generation.shards().size());
    std::vector<Ranked> ranked;
    for (const Candidate& candidate : candidates) {
        if (deadline.is_over()) break;
        auto& shard = shards[candidate.shard];
        if (!shard) shard.emplace(generation.shards()[candidate.shard], words);
        if (!shard->is_early_enough(candidate.document)) continue;
        const Ranked one = rank_one(*shard, candidate);
        if (one.distance != ShardRanking::far) ranked.push_back(one);
    }
    std::ranges::stable_sort(ranked, {}, &Ranked::distance);
    return ranked;
}

}  // namespace

std::vector<Ranked> rank(const schema::Generation& generation,
                         const std::vector<Candidate>& candidates,
                         const RankedWords& words,
                         Deadline& deadline) {
    return rank_all(generation, candidates, words, deadline, [](auto& shard, const auto& one) {
        return shard.rank(one);
    });
}

std::vector<Ranked> rank_by_run(const schema::Generation& generation,
                                const std::vector<Candidate>& candidates,
                                const RankedWords& words,
                                Deadline& deadline) {
    return rank_all(generation, candidates, words, deadline, [](auto& shard, const auto& one) {
        return shard.rank_by_run(one);
    });
}

}  // namespace onrecord::searcher::quotes
