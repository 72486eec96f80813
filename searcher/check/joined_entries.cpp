// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/joined_entries.hpp"

#include "schema/fit_distance.hpp"

#include <algorithm>
#include <compare>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace onrecord::searcher::check {
namespace {

using schema::DocId;
using schema::Where;

constexpr std::size_t most_candidates = 300;
constexpr std::size_t most_joined = 4;
// Of one Liveblog, other Liveblogs' Entries of the same minutes stand between two neighbours.
constexpr DocId farthest = 2000;

std::string_view liveblog_of(const ShardHandle& shard, DocId document) {
    if (!shard.shard->is_current(document)) return {};
    const auto& liveblogs = shard.shard->facets.facet(schema::FieldId::Liveblog);
    const auto ordinals = liveblogs.ordinals(document);
    return ordinals.empty() ? std::string_view{} : liveblogs.value(ordinals.front());
}

/// A document, ordered by its place in time.
struct Place {
    schema::Place at = 0;
    std::size_t shard = 0;
    DocId document = 0;
    auto operator<=>(const Place&) const = default;
};

struct Pair {
    Place first;
    Place second;
};

/// Whether the Shard that stands between the others has something of the Liveblog there.
bool is_any_between(const std::vector<ShardHandle>& shards,
                    const Place& one,
                    const Place& other,
                    std::string_view liveblog,
                    WorkBudget& budget) {
    const auto places = shards.back().shard->overlay.places;
    auto at = std::ranges::upper_bound(places, one.at);
    for (; at != places.end() && *at < other.at && budget.take(1); ++at) {
        const auto document = static_cast<DocId>(at - places.begin() + 1);
        if (liveblog_of(shards.back(), document) == liveblog) return true;
    }
    return false;
}

/// Whether nothing of their Liveblog stands between two places. The next Entry may stand in the
/// next Shard.
bool are_beside(const std::vector<ShardHandle>& shards,
                const Place& one,
                const Place& other,
                WorkBudget& budget) {
    const std::string_view liveblog = liveblog_of(shards[one.shard], one.document);
    if (is_any_between(shards, one, other, liveblog, budget)) return false;
    std::size_t shard = schema::shard_of(one.at);
    DocId document = schema::document_of(one.at);
    for (DocId passed = 0; passed < farthest && budget.take(1); ++passed) {
        if (++document > shards[shard].shard->facets.size()) {
            document = 0;
            if (++shard == shards.size() || shards[shard].shard->overlay.is_between()) {
                return shards[other.shard].shard->overlay.is_between();
            }
            continue;
        }
        if (schema::place_in(shard, document) >= other.at) return true;
        if (liveblog_of(shards[shard], document) == liveblog) return false;
    }
    return false;
}

/// Neighbours among the candidates of each Liveblog, in both orders.
std::vector<Pair> neighbours(const std::vector<ShardHandle>& shards,
                             const std::vector<Candidate>& candidates,
                             WorkBudget& budget) {
    std::map<std::string_view, std::vector<Place>> by_liveblog;
    for (std::size_t i = 0; i < std::min(candidates.size(), most_candidates); ++i) {
        const Candidate& one = candidates[i];
        const auto liveblog = liveblog_of(shards[one.shard], one.document);
        if (!liveblog.empty() && is_shown(shards[one.shard], one.document))
            by_liveblog[liveblog].push_back(
                {shards[one.shard].shard->place(one.document), one.shard, one.document});
    }
    std::vector<Pair> pairs;
    for (auto& [of, places] : by_liveblog) {
        std::ranges::sort(places);
        for (std::size_t i = 1; i < places.size(); ++i) {
            if (!are_beside(shards, places[i - 1], places[i], budget)) continue;
            pairs.push_back({places[i - 1], places[i]});
            pairs.push_back({places[i], places[i - 1]});
        }
    }
    return pairs;
}

/// The words of a body by their first places among `reading`, so that those of two Shards compare.
/// False where the budget does not allow it.
bool add_numbered(const ShardHandle& shard,
                  DocId document,
                  const WordReading& reading,
                  WorkBudget& budget,
                  std::vector<schema::WordId>& text) {
    const schema::TokenColumn& tokens = shard.shard->tokens;
    if (!budget.take(tokens.length(document, Where::Body))) return false;
    std::map<schema::WordId, schema::WordId> places;
    for (const schema::Word& word : reading) {
        const auto first = std::ranges::find(reading, word.form, &schema::Word::form);
        if (const auto id = tokens.find(word.form))
            places.try_emplace(*id, static_cast<schema::WordId>(first - reading.begin()));
    }
    std::vector<schema::WordId> words;
    tokens.read(document, Where::Body, words);
    for (const schema::WordId word : words) {
        const auto place = places.find(word);
        text.push_back(place == places.end() ? UINT32_MAX - 1 : place->second);
    }
    return true;
}

/// Whether both bodies together have the words.
bool have_together(const std::vector<ShardHandle>& shards,
                   const Pair& pair,
                   const AskedWords& words,
                   WorkBudget& budget) {
    return std::ranges::any_of(words.readings, [&](const WordReading& reading) {
        std::vector<schema::WordId> text;
        const bool is_read =
            add_numbered(shards[pair.first.shard], pair.first.document, reading, budget, text) &&
            add_numbered(shards[pair.second.shard], pair.second.document, reading, budget, text);
        if (!is_read) return false;
        std::vector<schema::WordId> pattern;
        for (const schema::Word& word : reading) {
            const auto first = std::ranges::find(reading, word.form, &schema::Word::form);
            pattern.push_back(static_cast<schema::WordId>(first - reading.begin()));
        }
        return schema::FitDistance{pattern}.in(text) <= words.slack / 2;
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
    for (const Pair& pair : neighbours(shards, candidates, budget)) {
        if (all.size() == most_joined || budget.was_spent()) break;
        if (!have_together(shards, pair, words, budget)) continue;
        all.push_back(join(shards[pair.first.shard].read(pair.first.document),
                           shards[pair.second.shard].read(pair.second.document)));
    }
    return all;
}

}  // namespace onrecord::searcher::check
