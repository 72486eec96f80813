// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/statements/clustering.hpp"

#include "indexer/building/statements/shared_pairs.hpp"
#include "indexer/building/statements/short_statements.hpp"
#include "schema/fit_distance.hpp"
#include "schema/sha256.hpp"
#include "schema/statement.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace onrecord::indexer {
namespace {

using schema::StatementNumber;

constexpr std::size_t most_compared = 16;
constexpr std::uint32_t none = UINT32_MAX;

/// For each wording: whether it occurs in this Generation, and its leader in the previous one
/// (itself if it was a leader; `none` if it did not occur).
struct Known {
    std::vector<bool> is_present;
    std::vector<std::uint32_t> leader;
};

bool is_telling(const DistinctStatements& statements, std::uint32_t wording) {
    return statements.words(wording).size() >= schema::least_telling_words;
}

/// The longest first, ties by digest.
bool leads(const DistinctStatements& statements, std::uint32_t one, std::uint32_t other) {
    const std::size_t length = statements.words(one).size();
    const std::size_t than = statements.words(other).size();
    if (length != than) return length > than;
    return statements.digest(one) < statements.digest(other);
}

/// The Statements of hidden documents of a Shard; empty when there are none.
std::vector<bool> hidden_statements(const schema::StatementColumn& statements,
                                    const schema::ShardOverlay& overlay) {
    if (overlay.hidden.empty()) return {};
    std::vector<bool> hidden(statements.statement_count(), false);
    for (const schema::DocId document : overlay.hidden) {
        const auto [begin, end] = statements.of(document);
        std::fill(hidden.begin() + begin, hidden.begin() + end, true);
    }
    return hidden;
}

/// The same for the first `present` Shards.
std::vector<bool> hidden_statements(const std::vector<StatementSource>& shards,
                                    std::size_t present,
                                    std::uint64_t statements) {
    std::vector<bool> hidden;
    hidden.reserve(statements);
    for (std::size_t i = 0; i < present; ++i) {
        std::vector<bool> own = hidden_statements(*shards[i].statements, shards[i].overlay);
        own.resize(shards[i].statements->statement_count(), false);
        hidden.insert(hidden.end(), own.begin(), own.end());
    }
    return hidden;
}

/// Calls `visit` with each wording of five words or more of the previous Generation and its place.
template <class Visit>
void for_each_before(const DistinctStatements& statements,
                     const std::vector<StatementSource>& sources,
                     const GroupedBefore& before,
                     Visit visit) {
    for (std::size_t i = 0; i < before.shards.size(); ++i) {
        const std::uint64_t begin = statements.shard_starts()[before.sources[i]];
        const std::uint64_t end = statements.shard_starts()[before.sources[i] + 1];
        const std::vector<bool> hidden = hidden_statements(
            *sources[before.sources[i]].statements,
            i < before.overlays.size() ? before.overlays[i] : schema::ShardOverlay{});
        for (std::uint64_t number = begin; number < end; ++number) {
            if (!hidden.empty() && hidden[number - begin]) continue;
            const std::uint32_t wording =
                statements.wording_of(static_cast<StatementNumber>(number));
            if (!is_telling(statements, wording)) continue;
            visit(wording,
                  schema::StatementPlace{before.shards[i],
                                         static_cast<std::uint32_t>(number - begin)});
        }
    }
}

Known find_known(const DistinctStatements& statements,
                 const std::vector<StatementSource>& sources,
                 const std::vector<bool>& hidden,
                 const GroupedBefore* before) {
    Known known;
    known.is_present.resize(statements.wordings(), false);
    known.leader.resize(statements.wordings(), none);
    for (StatementNumber i = 0; i < hidden.size(); ++i) {
        const std::uint32_t wording = statements.wording_of(i);
        if (!hidden[i] && is_telling(statements, wording)) known.is_present[wording] = true;
    }
    if (before == nullptr) return known;
    std::vector<std::uint32_t> longest(before->clusters.size(), none);
    for_each_before(statements, sources, *before, [&](std::uint32_t wording, const auto& place) {
        const auto cluster = before->clusters.cluster_of(place);
        known.leader[wording] = wording;
        if (!cluster) return;
        std::uint32_t& first = longest[*cluster];
        if (first == none || leads(statements, wording, first)) first = wording;
    });
    for_each_before(statements, sources, *before, [&](std::uint32_t wording, const auto& place) {
        if (const auto cluster = before->clusters.cluster_of(place)) {
            known.leader[wording] = longest[*cluster];
        }
    });
    return known;
}

/// The leader of each wording: itself or a longer one.
class Leaders {
public:
    Leaders(const DistinctStatements& statements, Known known)
        : statements_{statements},
          known_{std::move(known)},
          pairs_{statements, known_.is_present},
          marked_(pairs_.places(), false) {
        forget_if_other_places();
        mark_what_came_or_went();
        sort_longest_first();
        while (lead_all()) {
            ;
        }
    }

    /// Short wordings are their own leaders.
    std::uint32_t of(std::uint32_t wording) const {
        return leader_[wording] == none ? wording : leader_[wording];
    }

private:
    /// The number of slots depends on the number of words; with other slots the previous result
    /// cannot be reused.
    void forget_if_other_places() {
        std::size_t words = 0;
        for (std::uint32_t i = 0; i < statements_.wordings(); ++i) {
            if (known_.leader[i] != none) words += statements_.words(i).size();
        }
        if (SharedPairs::places_for(words) != pairs_.places()) {
            known_.leader.assign(statements_.wordings(), none);
        }
    }

    void mark_what_came_or_went() {
        for (std::uint32_t i = 0; i < statements_.wordings(); ++i) {
            if (known_.is_present[i] != (known_.leader[i] != none)) pairs_.mark(i, marked_);
        }
    }

    void sort_longest_first() {
        for (std::uint32_t i = 0; i < statements_.wordings(); ++i) {
            if (known_.is_present[i]) order_.push_back(i);
        }
        std::ranges::sort(order_, [&](std::uint32_t one, std::uint32_t other) {
            return leads(statements_, one, other);
        });
    }

    /// One pass. True when it affected wordings that it did not compare; then it must be repeated.
    bool lead_all() {
        std::vector<bool> is_asked(statements_.wordings(), false);
        for (const std::uint32_t wording : order_) {
            is_asked[wording] =
                known_.leader[wording] == none || pairs_.is_marked(wording, marked_);
        }
        pairs_.collect(is_asked);
        leader_.assign(statements_.wordings(), none);
        bool has_spread = false;
        for (const std::uint32_t wording : order_) {
            const std::uint32_t before = known_.leader[wording];
            leader_[wording] = is_asked[wording] ? nearest(wording) : before;
            const bool is_longest = leader_[wording] == wording;
            if (is_longest) pairs_.offer(wording);
            if (before == none || is_longest == (before == wording)) continue;
            has_spread = pairs_.mark(wording, marked_) || has_spread;
        }
        return has_spread;
    }

    std::uint32_t nearest(std::uint32_t wording) {
        pairs_.find(wording, most_compared, found_);
        if (found_.empty()) return wording;
        const auto words = statements_.words(wording);
        const std::uint32_t allowed = schema::edits_of_same_statement(words.size());
        schema::FitDistance distance{words};
        std::uint32_t best = wording;
        std::tuple<std::uint32_t, std::size_t, std::uint64_t> rank;
        for (const std::uint32_t other : found_) {
            const auto longer = statements_.words(other);
            const std::tuple here{distance.in(longer), longer.size(), statements_.digest(other)};
            if (std::get<0>(here) > allowed || (best != wording && rank <= here)) continue;
            rank = here;
            best = other;
        }
        return best;
    }

    const DistinctStatements& statements_;
    Known known_;
    SharedPairs pairs_;
    std::vector<bool> marked_;  ///< Slots of pairs in which something has changed.
    std::vector<std::uint32_t> order_;
    std::vector<std::uint32_t> leader_;
    std::vector<std::uint32_t> found_;
};

}  // namespace

schema::StatementGroups group_statements(const std::vector<StatementSource>& shards,
                                         std::size_t present,
                                         const GroupedBefore* before) {
    const DistinctStatements statements{shards};
    const auto& starts = statements.shard_starts();
    schema::StatementGroups groups{
        {starts.begin(), starts.begin() + static_cast<std::ptrdiff_t>(present) + 1}, {}};
    std::vector<StatementNumber> first_of(statements.wordings(), none);
    const std::vector<bool> hidden = hidden_statements(shards, present, starts[present]);
    {
        const Leaders leaders{statements, find_known(statements, shards, hidden, before)};
        for (StatementNumber i = 0; i < starts[present]; ++i) {
            if (hidden[i]) {
                groups.group_of.push_back(i);
                continue;
            }
            const std::uint32_t leader = leaders.of(statements.wording_of(i));
            if (first_of[leader] == none) first_of[leader] = i;
            groups.group_of.push_back(first_of[leader]);
        }
    }
    join_short_pieces({shards.begin(), shards.begin() + static_cast<std::ptrdiff_t>(present)},
                      statements,
                      groups);
    return groups;
}

namespace {

/// The Shards of the previous Generation, added to the sources if they are not among them.
GroupedBefore grouped_before(const schema::Generation& old,
                             const std::vector<schema::ManifestShard>& shards,
                             std::vector<StatementSource>& sources) {
    GroupedBefore before{*old.statement_clusters(), {}, {}};
    for (std::size_t i = 0; i < old.shards().size(); ++i) {
        const schema::OpenShard& shard = old.shards()[i];
        const auto kept =
            std::ranges::find(shards, shard.manifest.content, &schema::ManifestShard::content);
        before.shards.push_back(i);
        before.overlays.push_back(shard.overlay);
        before.sources.push_back(kept == shards.end()
                                     ? sources.size()
                                     : static_cast<std::size_t>(kept - shards.begin()));
        if (kept == shards.end()) {
            sources.push_back({&shard.facets, &shard.tokens, &shard.statements});
        }
    }
    return before;
}

}  // namespace

schema::ManifestFile write_clusters(const std::filesystem::path& staging,
                                    const std::vector<schema::ManifestShard>& shards,
                                    const std::vector<FinishedColumns>& columns,
                                    const schema::OverlayRows& overlay,
                                    const schema::Generation* old) {
    std::vector<StatementSource> sources;
    for (const FinishedColumns& of_shard : columns) {
        sources.push_back({&of_shard.facets(),
                           &of_shard.tokens(),
                           &of_shard.statements(),
                           overlay.of(sources.size())});
    }
    const std::filesystem::path file = staging / schema::statement_clusters_file;
    std::optional<GroupedBefore> before;
    if (old != nullptr && old->statement_clusters() != nullptr) {
        before.emplace(grouped_before(*old, shards, sources));
    }
    schema::write_statement_clusters(
        file, group_statements(sources, shards.size(), before ? &*before : nullptr));
    return {std::string{schema::statement_clusters_file},
            std::filesystem::file_size(file),
            schema::sha256_of_file(file)};
}

}  // namespace onrecord::indexer
