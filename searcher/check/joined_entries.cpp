// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/joined_entries.hpp"

#include "schema/fit_distance.hpp"

#include <algorithm>
#include <compare>
#include <map>
#include <string_view>
#include <tuple>
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

/// The words of the candidates' bodies as first positions in a reading, so that bodies of two
/// Shards can be compared. Each body is read once for each reading.
class Bodies {
public:
    Bodies(const std::vector<ShardHandle>& shards,
           const AskedWords& words,
           const WordIds& ids,
           WorkBudget& budget)
        : shards_{shards},
          words_{words},
          ids_{ids},
          budget_{budget} {}

    /// Whether the two bodies together contain the words.
    bool have_together(const Pair& pair) {
        for (std::size_t i = 0; i < words_.readings.size(); ++i) {
            const Body* first = body(pair.first, i);
            const Body* second = first == nullptr ? nullptr : body(pair.second, i);
            if (second != nullptr && have_reading(*first, *second, i)) return true;
        }
        return false;
    }

private:
    using Numbers = std::vector<schema::WordId>;
    struct Body {
        Numbers words;
        std::vector<bool> has;  ///< By position in the reading.
    };
    static constexpr schema::WordId of_no_place = UINT32_MAX - 1;

    bool have_reading(const Body& first, const Body& second, std::size_t reading) {
        // Each word absent from both costs at least one edit.
        const std::uint32_t most = words_.slack / 2;
        const Numbers& pattern = pattern_of(reading);
        std::uint32_t absent = 0;
        for (const schema::WordId place : pattern) {
            absent += first.has[place] || second.has[place] ? 0 : 1;
        }
        if (absent > most) return false;
        Numbers text = first.words;
        text.insert(text.end(), second.words.begin(), second.words.end());
        return schema::FitDistance{pattern}.in(text) <= most;
    }

    const Numbers& pattern_of(std::size_t reading) {
        if (patterns_.empty()) {
            for (const WordReading& one : words_.readings) {
                Numbers& pattern = patterns_.emplace_back();
                for (const schema::Word& word : one) {
                    const auto first = std::ranges::find(one, word.form, &schema::Word::form);
                    pattern.push_back(static_cast<schema::WordId>(first - one.begin()));
                }
            }
        }
        return patterns_[reading];
    }

    /// Word id in the Shard and position in the reading, ascending.
    using Places = std::vector<std::pair<schema::WordId, schema::WordId>>;
    const Places& places_of(std::size_t shard, std::size_t reading) {
        const auto [known, is_new] = places_.try_emplace({shard, reading});
        if (!is_new) return known->second;
        const Numbers& pattern = pattern_of(reading);
        const auto& ids = ids_.of(shard, reading);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (ids[i] != unknown_word) known->second.emplace_back(ids[i], pattern[i]);
        }
        std::ranges::sort(known->second);
        return known->second;
    }

    /// Null when the budget is exhausted.
    const Body* body(const Place& place, std::size_t reading) {
        const auto [known, is_new] = bodies_.try_emplace({place.shard, place.document, reading});
        if (!is_new) return &known->second;
        const schema::TokenColumn& tokens = shards_[place.shard].shard->tokens;
        if (!budget_.take(tokens.length(place.document, Where::Body))) {
            bodies_.erase(known);
            return nullptr;
        }
        Body& body = known->second;
        body.has.resize(words_.readings[reading].size());
        const Places& places = places_of(place.shard, reading);
        tokens.read(place.document, Where::Body, body.words);
        for (schema::WordId& word : body.words) {
            const auto found = std::ranges::lower_bound(places, std::pair{word, schema::WordId{0}});
            const bool is_there = found != places.end() && found->first == word;
            word = is_there ? found->second : of_no_place;
            if (is_there) body.has[word] = true;
        }
        return &body;
    }

    const std::vector<ShardHandle>& shards_;
    const AskedWords& words_;
    const WordIds& ids_;
    WorkBudget& budget_;
    std::vector<Numbers> patterns_;  ///< By reading.
    std::map<std::pair<std::size_t, std::size_t>, Places> places_;
    std::map<std::tuple<std::size_t, DocId, std::size_t>, Body> bodies_;
};

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
                                             const WordIds& ids,
                                             WorkBudget& budget) {
    std::vector<JoinedEntries> all;
    Bodies bodies{shards, words, ids, budget};
    for (const Pair& pair : neighbours(shards, candidates, budget)) {
        if (all.size() == most_joined || budget.was_spent()) break;
        if (!bodies.have_together(pair)) continue;
        all.push_back(join(shards[pair.first.shard].read(pair.first.document),
                           shards[pair.second.shard].read(pair.second.document)));
    }
    return all;
}

}  // namespace onrecord::searcher::check
