// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/earlier_wordings.hpp"

#include "schema/document.hpp"
#include "searcher/matching/entry_lookup.hpp"
#include "searcher/matching/node.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace onrecord::searcher {
namespace {

/// The current documents of the Entries that these are Revisions of, newest first.
std::vector<Location> current_wordings(std::vector<ShardHandle>& shards,
                                       std::span<const FoundDocument> earlier) {
    std::set<std::string> ids;
    std::vector<Location> current;
    for (const FoundDocument& found : earlier) {
        std::string id = shards[found.shard].read(found.document).entry.id;
        if (!ids.insert(id).second) continue;
        if (const auto at = find_current(shards, id)) current.push_back(*at);
    }
    std::ranges::sort(current);
    return current;
}

/// How many of the documents, all of one Shard and rising, match.
std::uint64_t count_matches(const Plan& plan,
                            const PlanContext& context,
                            const std::vector<Condition>& conditions,
                            std::span<const Location> documents) {
    const ShardHandle& shard = context.shards[documents.front().shard];
    const FacetDictionary& facets = context.generation.facets;
    Node root = make_node(plan, facets, shard, context.analyzer);
    Selection selection{conditions, facets, *shard.shard, shard.index};
    std::uint64_t matches = 0;
    for (std::size_t begin = 0; begin < documents.size();) {
        const Window window = Window::of(documents[begin].document);
        Bits asked = Bits::none();
        for (; begin < documents.size() && documents[begin].document < window.end(); ++begin) {
            asked.set(documents[begin].document - window.first);
        }
        match(root, window, asked);
        selection.test(window, root.found);
        matches += selection.passing(root.found).count();
    }
    return matches;
}

}  // namespace

EarlierWordings count_earlier_wordings(const Plan& plan,
                                       const PlanContext& context,
                                       const std::vector<Condition>& conditions,
                                       const Evaluation& evaluation) {
    if (evaluation.earlier.empty() || (plan.kind == QueryKind::All && conditions.empty())) {
        return {0, evaluation.is_total_exact};
    }
    const std::size_t looked_at = evaluation.total == 0
                                      ? evaluation.earlier.size()
                                      : std::min(evaluation.earlier.size(), most_looked_at);
    const std::vector<Location> current =
        current_wordings(context.shards, std::span{evaluation.earlier}.first(looked_at));
    std::uint64_t matches = 0;
    for (std::size_t begin = 0; begin < current.size();) {
        const auto end =
            std::find_if(current.begin() + static_cast<std::ptrdiff_t>(begin),
                         current.end(),
                         [&](const Location& at) { return at.shard != current[begin].shard; });
        const auto size = static_cast<std::size_t>(end - current.begin()) - begin;
        matches +=
            count_matches(plan, context, conditions, std::span{current}.subspan(begin, size));
        begin += size;
    }
    const bool is_exact = evaluation.is_complete && evaluation.is_total_exact &&
                          looked_at == evaluation.earlier.size() &&
                          evaluation.earlier.size() < most_earlier;
    return {current.size() - matches, is_exact};
}

}  // namespace onrecord::searcher
