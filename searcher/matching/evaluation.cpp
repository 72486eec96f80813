// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/evaluation.hpp"

#include "searcher/matching/best_scorer.hpp"
#include "searcher/matching/known_counts.hpp"
#include "searcher/matching/node.hpp"

#include <algorithm>
#include <bit>
#include <optional>

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
          after_{after_of(context, options.search.after)},
          is_any_between_{context.generation.generation->has_documents_between()},
          top_{options.search.sort,
               std::size_t{options.search.offset} + options.search.limit,
               after_},
          is_scored_{options.search.sort == Sort::Relevance && top_.wanted() > 0},
          sees_all_{options.search.total == Total::Exact || !options.search.facets.empty() ||
                    options.search.times} {}

    Evaluation run(const Plan& plan) {
        std::size_t whole = context_.shards.size();
        // What stands between the others comes first, so that those can end early.
        if (is_any_between_) look_in(plan, context_.shards[--whole]);
        for (std::size_t i = 0; i < whole; ++i)
            look_in(plan, context_.shards[i]);
        evaluation_.best = top_.take();
        return std::move(evaluation_);
    }

private:
    /// The place that a page begins behind. It may come from outside.
    static std::optional<FoundDocument> after_of(const PlanContext& context,
                                                 const std::optional<PagePlace>& after) {
        if (!after) return std::nullopt;
        const auto& shards = context.generation.generation->shards();
        const bool is_there = after->shard < shards.size() && after->document > 0 &&
                              after->document <= shards[after->shard].facets.size();
        return FoundDocument{after->points,
                             after->shard,
                             after->document,
                             is_there ? shards[after->shard].place(after->document)
                                      : schema::place_in(after->shard, after->document)};
    }

    void look_in(const Plan& plan, const ShardHandle& shard) {
        if (!evaluation_.is_complete || has_enough(shard, 1) || lies_before(shard)) return;
        if (may_match(plan, shard.shard->facets)) run_shard(plan, shard);
    }

    void run_shard(const Plan& plan, const ShardHandle& shard) {
        ++evaluation_.opened_shards;
        const FacetDictionary& facets = context_.generation.facets;
        Node root = make_node(plan, facets, shard, context_.analyzer);
        Selection selection{options_.conditions, facets, *shard.shard, shard.index};
        counter_.begin_shard(shard.shard->facets, shard.prepared->rows);
        const DocId size = shard.shard->facets.size();
        scorer_.emplace(root, *shard.prepared);
        is_sparse_ = root.cost * window_documents < std::uint64_t{few_documents} * size;
        known_ = counts_known_of(root, shard);
        if (known_) add_known();
        know_chosen_facet(root, shard);
        is_chosen_first_ = selection.is_by_lists() && counter_.is_of_passing(selection);
        for (DocId next = next_document(root, first_document(shard)); next <= size;) {
            // An Or's counts are not right before its end, which is never far.
            const bool must_end = known_ && !known_->is_single();
            if ((!must_end && is_late()) || has_enough(shard, next)) break;
            const Window window = Window::of(next);
            if (!known_) {
                run_window(root, window, shard, selection);
            } else if (known_->is_single()) {
                run_known_window(root, window, shard);
            } else {
                run_known_window_of_or(root, window, shard);
            }
            next = window.end() <= size ? next_of(root, window.end(), shard) : no_document;
        }
        counter_.end_shard(shard.index);
    }

    void run_window(Node& root,
                    const Window& window,
                    const ShardHandle& shard,
                    Selection& selection) {
        Bits candidates = shown(window, shard);
        if (is_chosen_first_) {
            selection.test(window, candidates);
            candidates = selection.passing(candidates);
        }
        match_window(root, window, candidates);
        if (root.found.is_empty()) return;
        if (!is_chosen_first_) selection.test(window, root.found);
        if (!options_.search.include_superseded) set_earlier_aside(root, window, shard, selection);
        const Bits found = selection.passing(root.found);
        evaluation_.total += found.count();
        counter_.count(window, root.found, selection);
        if (options_.search.times) note_times(window, found, shard);
        offer(window, shard, found);
    }

    /// What counts made at build time can say of the Shard. They count what is current.
    std::optional<KnownCounts> counts_known_of(Node& root, const ShardHandle& shard) {
        const SearchOptions& asked = options_.search;
        const bool counts = asked.total == Total::Exact || !asked.facets.empty();
        if (!counts || asked.times || asked.include_superseded || goes_on()) return std::nullopt;
        if (!options_.conditions.empty() || !counter_.is_all_in_rows()) return std::nullopt;
        return known_counts(root, shard.shard->facets.size(), !asked.facets.empty());
    }

    /// Where all choices are of one Facet, that one counts all that matches, which is stored of a
    /// common word.
    void know_chosen_facet(Node& root, const ShardHandle& shard) {
        if (options_.conditions.empty() || options_.search.include_superseded) return;
        if (!shard.prepared->hidden.empty()) return;
        const schema::FieldId field = options_.conditions.front().field;
        const bool is_one = std::ranges::all_of(
            options_.conditions, [&](const Condition& one) { return one.field == field; });
        if (!is_one) return;
        const auto known = known_counts(root, shard.shard->facets.size(), true);
        if (known && known->is_single()) counter_.know(field, *known->parts.front().stored);
    }

    void add_known() {
        for (const KnownCounts::Part& part : known_->parts) {
            if (part.stored) counter_.add(*part.stored);
        }
        if (!known_->is_single()) return;
        const KnownCounts::Part& part = known_->parts.front();
        evaluation_.total += part.stored ? part.stored->documents() : part.documents;
    }

    /// All is counted but for what is not current; only Hits are looked for.
    void run_known_window(Node& root, const Window& window, const ShardHandle& shard) {
        const std::size_t number = (window.first - 1) / window_documents;
        const PreparedShard& prepared = *shard.prepared;
        const bool is_stored = known_->parts.front().stored.has_value();
        if (!prepared.hidden.empty()) {
            match(root, window, (is_stored ? prepared.hidden_current : prepared.hidden)[number]);
            evaluation_.total -= root.found.count();
            if (is_stored) counter_.take(window, root.found);
        }
        if (!prepared.earlier[number].is_empty()) {
            match(root, window, prepared.earlier[number]);
            if (!is_stored) evaluation_.total -= root.found.count();
            note_earlier(window, root.found, shard);
        }
        if (!is_scored_ && options_.search.sort == Sort::Newest &&
            top_.is_full_before(shard.shard->place(window.first))) {
            return;
        }
        if (top_.wanted() == 0) return;
        match_window(root, window, shown(window, shard));
        root.found &= prepared.current[number];
        offer(window, shard, root.found);
    }

    /// Inclusion and exclusion: each list has added its documents; what an earlier one has too is
    /// taken back.
    void run_known_window_of_or(Node& root, const Window& window, const ShardHandle& shard) {
        const std::size_t number = (window.first - 1) / window_documents;
        const PreparedShard& prepared = *shard.prepared;
        match(root, window, Bits::range(window, window.first, shard.shard->facets.size()));
        Bits seen;
        for (const KnownCounts::Part& part : known_->parts) {
            Bits found = part.node->found & prepared.current[number];
            if (part.stored) {
                counter_.take(window, found & seen);
                if (!prepared.hidden.empty())
                    counter_.take(window, part.node->found & prepared.hidden_current[number]);
            } else {
                counter_.add(window, Bits{found}.remove(seen));
            }
            seen |= found;
        }
        evaluation_.total += seen.count();
        note_earlier(window, root.found & prepared.earlier[number], shard);
        root.found &= prepared.current[number];
        is_begun_ = false;
        offer(window, shard, root.found);
    }

    /// The documents of a window that are not hidden.
    static Bits shown(const Window& window, const ShardHandle& shard) {
        Bits all = Bits::range(window, window.first, shard.shard->facets.size());
        if (!shard.prepared->hidden.empty())
            all.remove(shard.prepared->hidden[(window.first - 1) / window_documents]);
        return all;
    }

    void match_window(Node& root, const Window& window, Bits candidates) {
        is_begun_ = false;
        if (!passes_over() || is_sparse_) return match(root, window, candidates);
        if (!known_) evaluation_.is_total_exact = false;
        scorer_->begin(window);
        is_begun_ = true;
        candidates.keep_groups(scorer_->groups_above(too_few(), candidates.groups()));
        if (candidates.is_empty()) {
            root.found = Bits::none();
        } else {
            scorer_->match(candidates, too_few());
        }
    }

    /// A document that has no more points cannot come in. As many do for a newer one, and newer
    /// ones come later only where some stand between those of other Shards.
    Points too_few() const { return top_.least() - (is_any_between_ ? 1 : 0); }

    /// Whether what is too weak need not even be matched.
    bool passes_over() const { return may_pass_over() && (!sees_all_ || known_); }

    /// Where to go on. Of one word's list whole blocks are passed over by their bounds; not where
    /// earlier wordings are to be found beside.
    DocId next_of(Node& root, DocId from, const ShardHandle& shard) {
        const PreparedShard& prepared = *shard.prepared;
        const bool is_simple = !known_ || (prepared.earlier_count == 0 && prepared.hidden.empty());
        if (!passes_over() || !is_simple) return next_document(root, from);
        const DocId next = scorer_->next_above(from, too_few());
        if (!known_ && next != from) evaluation_.is_total_exact = false;
        return next;
    }

    void offer(const Window& window, const ShardHandle& shard, const Bits& found) {
        if (!is_scored_) {
            top_.offer(*shard.shard, window, found, score_.points);
            return;
        }
        if (!is_begun_ && std::popcount(found.groups()) <= few_documents &&
            found.count() <= few_documents) {
            scorer_->score_all(window, found, score_);
            top_.offer(*shard.shard, window, found, score_.points);
            return;
        }
        if (!is_begun_) scorer_->begin(window);
        // The groups that promise most come first, and then most of the others promise too little.
        Bits left = found;
        if (std::popcount(left.groups()) > few_groups) {
            Bits best = left;
            best.keep_groups(scorer_->best_groups(left.groups(), few_groups));
            score_and_offer(window, shard, best);
            left.keep_groups(left.groups() & ~best.groups());
        }
        score_and_offer(window, shard, left);
    }

    void score_and_offer(const Window& window, const ShardHandle& shard, const Bits& documents) {
        if (documents.is_empty()) return;
        // What equals the least may still come in, being newer; of none at all all equal it.
        std::optional<Points> least;
        if (may_pass_over() && top_.least() > 0) least = top_.least();
        const Bits scored = scorer_->score(documents, least, score_);
        top_.offer(*shard.shard, window, scored, score_.points);
    }

    /// Whether a document may be too weak to matter.
    bool may_pass_over() const { return is_scored_ && top_.is_full(); }

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
        note_earlier(window, selection.passing(earlier), shard);
    }

    void note_earlier(const Window& window, const Bits& earlier, const ShardHandle& shard) {
        earlier.for_each([&](std::uint32_t offset) {
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

    /// Whether the page is full, nobody asked for more than it, and nothing newer can come.
    bool has_enough(const ShardHandle& shard, DocId next) {
        if (sees_all_ || options_.search.sort != Sort::Newest) return false;
        if (!top_.is_full_before(shard.shard->place(next))) return false;
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
        return goes_on() && !shard.shard->overlay.is_between() &&
               shard.index < schema::shard_of(after_->place);
    }
    DocId first_document(const ShardHandle& shard) const {
        const bool is_amid = goes_on() && !shard.shard->overlay.is_between() &&
                             shard.index == schema::shard_of(after_->place);
        return is_amid ? schema::document_of(after_->place) + 1 : 1;
    }

    bool is_late() {
        if (Clock::now() < options_.deadline) return false;
        evaluation_.is_complete = false;
        return true;
    }

    /// So many groups of 64 documents are scored without asking which of them first.
    static constexpr int few_groups = 3;
    /// So many documents of a window are scored without asking what they can score.
    static constexpr int few_documents = 16;

    const PlanContext& context_;
    const EvaluationOptions& options_;
    FacetCounter& counter_;
    std::optional<FoundDocument> after_;
    bool is_any_between_;
    TopDocuments top_;
    bool is_scored_;
    bool sees_all_;
    std::optional<BestScorer> scorer_;  ///< Of the Shard at hand.
    /// Whether what is chosen is found first, and matching asked about that alone.
    bool is_chosen_first_ = false;
    bool is_sparse_ = false;            ///< Whether few match in a window of the Shard at hand.
    bool is_begun_ = false;             ///< Whether it has begun with the window at hand.
    std::optional<KnownCounts> known_;  ///< Of the Shard at hand.
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
