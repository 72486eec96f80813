// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/ranking.hpp"

#include "schema/fit_distance.hpp"

#include <algorithm>

namespace onrecord::searcher::quotes {
namespace {

using schema::Where;

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

    static constexpr std::uint32_t far = UINT32_MAX;

private:
    std::uint32_t distance_in(schema::DocId document, Where where) {
        shard_.tokens.read(document, where, text_);
        std::uint32_t best = far;
        for (schema::FitDistance& distance : distances_) {
            // What is absent is edited in any case, so most candidates need no alignment.
            const std::uint32_t absent = distance.size() - distance.present_in(text_);
            if (absent > words_.near) continue;
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

std::vector<Ranked> rank(const schema::Generation& generation,
                         const std::vector<Candidate>& candidates,
                         const RankedWords& words,
                         Deadline& deadline) {
    std::vector<std::optional<ShardRanking>> shards(generation.shards().size());
    std::vector<Ranked> ranked;
    for (const Candidate& candidate : candidates) {
        if (deadline.is_over()) break;
        auto& shard = shards[candidate.shard];
        if (!shard) shard.emplace(generation.shards()[candidate.shard], words);
        if (!shard->is_early_enough(candidate.document)) continue;
        const Ranked one = shard->rank(candidate);
        if (one.distance != ShardRanking::far) ranked.push_back(one);
    }
    std::ranges::stable_sort(ranked, {}, &Ranked::distance);
    return ranked;
}

}  // namespace onrecord::searcher::quotes
