// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/evaluation.hpp"

#include "searcher/matching/node.hpp"

#include <algorithm>
#include <array>

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
          scoring_{options.search.sort == Sort::Relevance ? Scoring::On : Scoring::Off},
          top_{options.search.sort,
               std::size_t{options.search.offset} + options.search.limit,
               options.search.after} {}

    Evaluation run(const Plan& plan) {
        for (const ShardHandle& shard : context_.shards) {
            if (!evaluation_.is_complete || has_enough()) break;
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
        counter_.begin_shard(shard.shard->facets);
        const DocId size = shard.shard->facets.size();
        for (DocId next = next_document(root, 1); next <= size;) {
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
        match(
            root, window, Bits::range(window, window.first, shard.shard->facets.size()), scoring_);
        if (root.found.is_empty()) return;
        selection.test(window, root.found);
        if (!options_.search.include_superseded) set_earlier_aside(root, window, shard, selection);
        const Bits found = selection.passing(root.found);
        evaluation_.total += found.count();
        counter_.count(window, root.found, selection);
        if (options_.search.times) note_times(window, found, shard);
        if (scoring_ == Scoring::On) {
            found.for_each([&](std::uint32_t offset) { points_[offset] = 0; });
            score(root, window, found, *shard.prepared, points_);
        }
        top_.offer(static_cast<std::uint32_t>(shard.index), window, found, points_);
    }

    /// Leaves the current documents in `root.found`.
    void set_earlier_aside(Node& root,
                           const Window& window,
                           const ShardHandle& shard,
                           const Selection& selection) {
        const Bits& current = shard.prepared->current[(window.first - 1) / window_documents];
        Bits earlier = root.found;
        earlier.remove(current);
        root.found &= current;
        if (earlier.is_empty()) return;
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
    bool has_enough() const {
        const SearchOptions& asked = options_.search;
        return asked.total == Total::None && asked.facets.empty() && !asked.times && top_.is_full();
    }

    bool is_late() {
        if (Clock::now() < options_.deadline) return false;
        evaluation_.is_complete = false;
        return true;
    }

    const PlanContext& context_;
    const EvaluationOptions& options_;
    FacetCounter& counter_;
    Scoring scoring_;
    TopDocuments top_;
    Evaluation evaluation_;
    std::array<Points, window_documents> points_{};
};

}  // namespace

Evaluation evaluate(const Plan& plan,
                    const PlanContext& context,
                    const EvaluationOptions& options,
                    FacetCounter& counter) {
    return Pass{context, options, counter}.run(plan);
}

}  // namespace onrecord::searcher
