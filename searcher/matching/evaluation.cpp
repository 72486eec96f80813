// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/evaluation.hpp"

#include "searcher/matching/node.hpp"

#include <algorithm>

namespace onrecord::searcher {
namespace {

using schema::DocId;

/// Whether a Shard can hold a match as far as time says; saves opening its posting lists.
bool may_match(const Plan& plan, const schema::FacetColumns& facets) {
    switch (plan.kind) {
        case QueryKind::Nothing:
            return false;
        case QueryKind::Date:
            return facets.size() > 0 && facets.published(1) >= plan.period.begin &&
                   facets.published(facets.size()) < plan.period.end;
        case QueryKind::And:
            return std::ranges::all_of(plan.children,
                                       [&](const Plan& child) { return may_match(child, facets); });
        case QueryKind::Or:
            return std::ranges::any_of(plan.children,
                                       [&](const Plan& child) { return may_match(child, facets); });
        default:
            return true;
    }
}

class Pass {
public:
    Pass(const PlanContext& context, const EvaluationOptions& options, FacetCounter& counter)
        : context_{context},
          options_{options},
          counter_{counter},
          top_{options.search.sort,
               std::size_t{options.search.offset} + options.search.limit,
               options.search.after},
          is_scored_{options.search.sort == Sort::Relevance && top_.wanted() > 0},
          sees_all_{options.search.total == Total::Exact || !options.search.facets.empty() ||
                    options.search.times} {}

    Evaluation run(const Plan& plan) {
        for (const ShardHandle& shard : context_.shards) {
            if (!evaluation_.is_complete || has_enough()) break;
            if (lies_before(shard)) continue;
            if (may_match(plan, shard.shard->facets)) run_shard(plan, shard);
        }
        evaluation_.best = top_.take();
        return std::move(evaluation_);
    }

private:
    void run_shard(const Plan& plan, const ShardHandle& shard) {
        ++evaluation_.opened_shards;
        const FacetDictionary& facets = context_.generation.facets;
        Node root = make_node(plan, facets, shard, context_.analyzer);
        Selection selection{options_.conditions, facets, shard.shard->facets, shard.index};
        counter_.begin_shard(shard.shard->facets, shard.prepared->rows);
        const DocId size = shard.shard->facets.size();
        for (DocId next = next_document(root, first_document(shard)); next <= size;) {
            if (is_late() || has_enough()) break;
            const Window window = Window::of(next);
            run_window(root, window, shard, selection);
            next = window.end() <= size ? next_document(root, window.end()) : no_document;
        }
        counter_.end_shard(shard.index);
    }

    void run_window(Node& root,
                    const Window& window,
                    const ShardHandle& shard,
                    Selection& selection) {
        match_window(root, window, shard);
        if (root.found.is_empty()) return;
        selection.test(window, root.found);
        if (!options_.search.include_superseded) set_earlier_aside(root, window, shard, selection);
        const Bits found = selection.passing(root.found);
        evaluation_.total += found.count();
        counter_.count(window, root.found, selection);
        if (options_.search.times) note_times(window, found, shard);
        offer(root, window, shard, found);
    }

    void match_window(Node& root, const Window& window, const ShardHandle& shard) {
        Bits candidates = Bits::range(window, window.first, shard.shard->facets.size());
        if (sees_all_ || !may_pass_over()) return match(root, window, candidates);
        evaluation_.is_total_exact = false;
        const std::uint64_t groups = groups_that_may_enter(root, window, shard);
        if (groups == 0) {
            root.found = Bits::none();
            return;
        }
        candidates.keep_groups(groups);
        match_best(root, window, candidates, *shard.prepared, top_.least());
    }

    void offer(Node& root, const Window& window, const ShardHandle& shard, const Bits& found) {
        Bits worth = found;
        if (is_scored_) {
            if (sees_all_ && may_pass_over())
                worth.keep_groups(groups_that_may_enter(root, window, shard));
            worth.for_each([&](std::uint32_t offset) { score_.points[offset] = 0; });
            score(root, window, worth, *shard.prepared, score_);
        }
        top_.offer(static_cast<std::uint32_t>(shard.index), window, worth, score_.points);
    }

    /// Whether a document may be too weak to matter.
    bool may_pass_over() const { return is_scored_ && top_.is_full(); }

    std::uint64_t groups_that_may_enter(Node& root,
                                        const Window& window,
                                        const ShardHandle& shard) const {
        Bounds bounds{};
        add_bounds(root, window, *shard.prepared, bounds);
        return groups_above(bounds, top_.least());
    }

    /// Leaves the current documents in `root.found`.
    void set_earlier_aside(Node& root,
                           const Window& window,
                           const ShardHandle& shard,
                           const Selection& selection) {
        const Bits& current = shard.prepared->current[(window.first - 1) / window_documents];
        Bits earlier = root.found;
        earlier.remove(current);
        if (earlier.is_empty()) return;
        root.found &= current;
        selection.passing(earlier).for_each([&](std::uint32_t offset) {
            if (evaluation_.earlier.size() == most_earlier) return;
            evaluation_.earlier.push_back(
                {0, static_cast<std::uint32_t>(shard.index), window.first + offset});
        });
    }

    void note_times(const Window& window, const Bits& found, const ShardHandle& shard) {
        found.for_each([&](std::uint32_t offset) {
            evaluation_.times.push_back(shard.shard->facets.published(window.first + offset));
        });
    }

    /// Whether the page is full and nobody asked for more than it.
    bool has_enough() {
        if (sees_all_ || options_.search.sort != Sort::Newest || !top_.is_full()) return false;
        evaluation_.is_total_exact = false;
        return true;
    }

    /// A walk through pages, newest first, of which nothing is counted, goes on where it was.
    bool goes_on() const {
        const SearchOptions& asked = options_.search;
        return asked.after && asked.sort == Sort::Newest && asked.total == Total::None &&
               asked.facets.empty() && !asked.times;
    }
    bool lies_before(const ShardHandle& shard) const {
        return goes_on() && shard.index < options_.search.after->shard;
    }
    DocId first_document(const ShardHandle& shard) const {
        const bool is_amid = goes_on() && shard.index == options_.search.after->shard;
        return is_amid ? options_.search.after->document + 1 : 1;
    }

    bool is_late() {
        if (Clock::now() < options_.deadline) return false;
        evaluation_.is_complete = false;
        return true;
    }

    const PlanContext& context_;
    const EvaluationOptions& options_;
    FacetCounter& counter_;
    TopDocuments top_;
    bool is_scored_;
    bool sees_all_;
    Evaluation evaluation_;
    Score score_;
};

}  // namespace

Evaluation evaluate(const Plan& plan,
                    const PlanContext& context,
                    const EvaluationOptions& options,
                    FacetCounter& counter) {
    return Pass{context, options, counter}.run(plan);
}

}  // namespace onrecord::searcher
