// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/joined_entries.hpp"

#include "schema/fit_distance.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace onrecord::searcher::check {
namespace {

using schema::DocId;
using schema::Where;

constexpr std::size_t most_candidates = 300;
constexpr std::size_t most_joined = 4;
// Of one Liveblog, other Liveblogs' Entries of the same minutes stand between two neighbours.
constexpr DocId farthest = 2000;

std::optional<schema::Ordinal> liveblog_of(const ShardHandle& shard, DocId document) {
    if (!shard.shard->facets.is_current(document)) return std::nullopt;
    const auto ordinals = shard.shard->facets.facet(schema::FieldId::Liveblog).ordinals(document);
    return ordinals.empty() ? std::nullopt : std::optional{schema::Ordinal{ordinals.front()}};
}

struct Pair {
    std::size_t shard = 0;
    DocId first = 0;
    DocId second = 0;
};

/// Neighbours among the candidates of each Liveblog, in both orders.
std::vector<Pair> neighbours(const std::vector<ShardHandle>& shards,
                             const std::vector<Candidate>& candidates,
                             const std::optional<schema::Instant>& before,
                             WorkBudget& budget) {
    std::map<std::pair<std::size_t, schema::Ordinal>, std::vector<DocId>> by_liveblog;
    for (std::size_t i = 0; i < std::min(candidates.size(), most_candidates); ++i) {
        const Candidate& one = candidates[i];
        const auto liveblog = liveblog_of(shards[one.shard], one.document);
        if (liveblog && is_early_enough(shards[one.shard], one.document, before)) {
            by_liveblog[{one.shard, *liveblog}].push_back(one.document);
        }
    }
    std::vector<Pair> pairs;
    for (auto& [of, documents] : by_liveblog) {
        std::ranges::sort(documents);
        for (std::size_t i = 1; i < documents.size(); ++i) {
            const DocId one = documents[i - 1];
            const DocId other = documents[i];
            if (other - one > farthest || !budget.take(other - one)) continue;
            DocId between = one + 1;
            while (between < other && liveblog_of(shards[of.first], between) != of.second) {
                ++between;
            }
            if (between < other) continue;
            pairs.push_back({of.first, one, other});
            pairs.push_back({of.first, other, one});
        }
    }
    return pairs;
}

/// Whether both bodies together have the words.
bool have_together(const ShardHandle& shard,
                   const Pair& pair,
                   const AskedWords& words,
                   WorkBudget& budget) {
    const schema::TokenColumn& tokens = shard.shard->tokens;
    std::vector<schema::WordId> text;
    std::vector<schema::WordId> second;
    if (!budget.take(tokens.length(pair.first, Where::Body) +
                     tokens.length(pair.second, Where::Body))) {
        return false;
    }
    tokens.read(pair.first, Where::Body, text);
    tokens.read(pair.second, Where::Body, second);
    text.insert(text.end(), second.begin(), second.end());
    return std::ranges::any_of(words.readings, [&](const WordReading& reading) {
        std::vector<schema::WordId> ids;
        for (const schema::Word& word : reading) {
            ids.push_back(tokens.find(word.form).value_or(UINT32_MAX - 1));
        }
        return schema::FitDistance{ids}.in(text) <= words.slack / 2;
    });
}

JoinedEntries join(schema::AnnotatedEntry first, schema::AnnotatedEntry second) {
    JoinedEntries joined;
    joined.first_bytes = first.entry.text.size();
    joined.second_id = second.entry.id;
    first.entry.text += '\n';
    const auto offset = static_cast<std::uint32_t>(first.entry.text.size());
    first.entry.text += second.entry.text;
    for (schema::Quote& quote : second.annotations.quotes) {
        if (quote.where != Where::Body) continue;
        quote.span = {quote.span.begin + offset, quote.span.end + offset};
        first.annotations.quotes.push_back(std::move(quote));
    }
    joined.revision = std::move(first);
    return joined;
}

}  // namespace

std::vector<JoinedEntries> joined_neighbours(std::vector<ShardHandle>& shards,
                                             const std::vector<Candidate>& candidates,
                                             const AskedWords& words,
                                             WorkBudget& budget) {
    std::vector<JoinedEntries> all;
    for (const Pair& pair : neighbours(shards, candidates, words.before, budget)) {
        if (all.size() == most_joined || budget.was_spent()) break;
        ShardHandle& shard = shards[pair.shard];
        if (!have_together(shard, pair, words, budget)) continue;
        all.push_back(join(shard.read(pair.first), shard.read(pair.second)));
    }
    return all;
}

}  // namespace onrecord::searcher::check
