// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/candidate_order.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <tuple>
#include <utility>

namespace onrecord::searcher::check {
namespace {

// Reading a record costs about 25 us. With more documents than this that are equal in weight, time
// and length, the order among them no longer matters to anybody.
constexpr std::size_t most_read = 256;

/// A candidate with the sort keys from the columns.
struct Ranked {
    Candidate candidate;
    std::int64_t published = 0;
    std::uint32_t words = 0;

    /// Lighter ones sort later.
    auto key() const { return std::tuple{UINT32_MAX - candidate.weight, published, words}; }
};

bool is_before(const Ranked& one, const Ranked& other) { return one.key() < other.key(); }

std::vector<Ranked> ranked(const std::vector<ShardHandle>& shards,
                           const std::vector<Candidate>& candidates) {
    std::vector<Ranked> all;
    all.reserve(candidates.size());
    for (const Candidate& candidate : candidates) {
        const schema::OpenShard& shard = *shards[candidate.shard].shard;
        all.push_back({candidate,
                       shard.facets.published(candidate.document).milliseconds,
                       shard.tokens.length(candidate.document, schema::Where::Body) +
                           shard.tokens.length(candidate.document, schema::Where::Title)});
    }
    return all;
}

/// Sorts documents with equal keys by their records.
void sort_alike(std::vector<ShardHandle>& shards,
                std::vector<Ranked>::iterator begin,
                std::vector<Ranked>::iterator end) {
    std::vector<std::pair<std::pair<std::string, std::uint32_t>, Ranked>> named;
    for (auto one = begin; one != end; ++one) {
        auto revision = shards[one->candidate.shard].read(one->candidate.document);
        named.push_back({{std::move(revision.entry.id), revision.revision.number}, *one});
    }
    std::ranges::sort(named, {}, [](const auto& one) { return one.first; });
    std::ranges::transform(named, begin, [](const auto& one) { return one.second; });
}

/// Removes candidates outweighed by `most` others.
void drop_lighter(std::vector<Candidate>& candidates, std::size_t most) {
    if (candidates.size() <= most || most == 0) return;
    const auto last = candidates.begin() + static_cast<std::ptrdiff_t>(most - 1);
    std::ranges::nth_element(candidates, last, std::ranges::greater{}, &Candidate::weight);
    const std::uint32_t least = last->weight;
    std::erase_if(candidates, [least](const Candidate& one) { return one.weight < least; });
}

}  // namespace

void keep_first(std::vector<ShardHandle>& shards,
                std::vector<Candidate>& candidates,
                std::size_t most) {
    drop_lighter(candidates, most);
    std::vector<Ranked> all = ranked(shards, candidates);
    std::ranges::stable_sort(all, is_before);
    std::size_t read = 0;
    const std::size_t kept = std::min(most, all.size());
    for (auto begin = all.begin(); begin < all.begin() + static_cast<std::ptrdiff_t>(kept);) {
        const auto end = std::upper_bound(begin, all.end(), *begin, is_before);
        const auto alike = static_cast<std::size_t>(end - begin);
        if (alike > 1 && read + alike <= most_read) {
            sort_alike(shards, begin, end);
            read += alike;
        }
        begin = end;
    }
    candidates.resize(kept);
    std::ranges::transform(all.begin(),
                           all.begin() + static_cast<std::ptrdiff_t>(kept),
                           candidates.begin(),
                           &Ranked::candidate);
}

}  // namespace onrecord::searcher::check
