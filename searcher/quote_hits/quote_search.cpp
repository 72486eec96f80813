// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quote_hits/quote_search.hpp"

#include "schema/document.hpp"
#include "searcher/facets/conditions.hpp"
#include "searcher/quote_hits/quote_matcher.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace onrecord::searcher::quote_hits {
namespace {

using schema::AnnotatedEntry;
using schema::FieldId;
using schema::Quote;

using Conditions = std::vector<Condition>;

/// A Quote that fits, by the rank of its Entry.
struct Found {
    std::uint32_t rank = 0;
    std::uint32_t quote = 0;
    std::uint32_t nth = 0;  ///< Of those of its Entry that fit.
};

/// Entries that may have a Quote that fits, best first; a floor where they are cut off.
struct Candidates {
    std::vector<FoundDocument> documents;
    bool is_complete = true;
};

/// What a Facet counts of a Quote: its own Speaker, all else of its Entry.
std::vector<std::string> counted_values(const AnnotatedEntry& revision,
                                        const Quote& quote,
                                        FieldId field) {
    if (field == FieldId::Speaker) {
        return quote.speaker.empty() ? std::vector<std::string>{}
                                     : std::vector<std::string>{quote.speaker};
    }
    auto values = schema::facet_values(revision, field);
    constexpr std::size_t month_letters = 7;  // `2022-01`: dates are counted by months.
    if (field == FieldId::Date) {
        for (std::string& value : values)
            value = value.substr(0, month_letters);
    }
    return values;
}

class Counts {
public:
    void add(const std::vector<std::string>& values) {
        for (const std::string& value : values)
            ++counts_[value];
    }

    FacetCounts list(FieldId field, const std::set<std::string>& chosen, std::size_t most) const {
        FacetCounts listed;
        listed.field = field;
        listed.distinct = counts_.size();
        std::vector<std::pair<std::string, std::uint64_t>> all{counts_.begin(), counts_.end()};
        std::ranges::stable_sort(all, std::greater{}, [](const auto& one) { return one.second; });
        auto left = chosen;
        for (std::size_t at = 0; at < all.size(); ++at) {
            const auto& [value, count] = all[at];
            const bool is_chosen = left.erase(value) > 0;
            if (at < most || is_chosen)
                listed.counts.push_back({value, label_of(field, value), count, is_chosen});
        }
        for (const std::string& value : left)
            listed.counts.push_back({value, label_of(field, value), 0, true});
        return listed;
    }

private:
    std::map<std::string, std::uint64_t> counts_;
};

class QuoteSearch {
public:
    QuoteSearch(const Query& query,
                const SearchOptions& options,
                const PlanContext& context,
                Clock::time_point deadline)
        : options_{options},
          context_{context},
          deadline_{deadline},
          parted_{part_query(query,
                             options,
                             context.generation.facets,
                             context.generation.generation->speaker_aliases())},
          plan_{make_plan(parted_.rest, context)} {}

    ResultPage page() {
        ResultPage page;
        page.are_quotes = true;
        page.generation = context_.generation.generation->manifest().number;
        const Candidates candidates = candidates_for(parted_.conditions);
        page.is_complete = candidates.is_complete;
        std::map<FieldId, Counts> counts;
        std::vector<Found> found;
        walk(candidates, parted_.conditions, page.is_complete, [&](const auto& one, Found at) {
            found.push_back(at);
            for (const FieldId field : options_.facets)
                counts[field].add(counted_values(one, one.annotations.quotes[at.quote], field));
        });
        put_in_order(found);
        page.total = found.size();
        page.hits = hits(candidates, found);
        for (const FieldId field : options_.facets)
            page.facets.push_back(facet(field, counts[field], page.is_complete));
        if (found.empty()) tell_of_entries(candidates, page);
        return page;
    }

private:
    Candidates candidates_for(const Conditions& conditions) {
        SearchOptions wide = options_;
        wide.offset = 0;
        wide.limit = most_entries;
        wide.facets.clear();
        wide.after.reset();
        wide.times = false;
        wide.total = Total::Exact;
        std::vector<schema::Problem> told_before;
        const PlanContext context{
            context_.generation, context_.shards, context_.analyzer, context_.limits, told_before};
        const Plan plan = make_plan(of_entries(parted_.rest), context);
        FacetCounter none{context_.generation.facets, {}};
        Evaluation evaluation = evaluate(plan, context, {wide, conditions, deadline_}, none);
        const bool has_all = evaluation.total <= evaluation.best.size();
        return {std::move(evaluation.best), evaluation.is_complete && has_all};
    }

    /// Calls `visit` with each Quote that fits, in the order in which their records lie on disk.
    template <class Visit>
    void walk(const Candidates& candidates,
              const Conditions& conditions,
              bool& is_complete,
              Visit visit) {
        const QuoteMatcher matcher{
            plan_, conditions, context_.generation.facets, context_.analyzer};
        for (const std::uint32_t rank : by_place(candidates.documents)) {
            if (Clock::now() >= deadline_) {
                is_complete = false;
                return;
            }
            const FoundDocument& at = candidates.documents[rank];
            const AnnotatedEntry revision = context_.shards[at.shard].read(at.document);
            const auto& quotes = revision.annotations.quotes;
            std::uint32_t nth = 0;
            for (std::uint32_t i = 0; i < quotes.size(); ++i) {
                if (is_found(quotes[i]) && matcher.match(revision, quotes[i]))
                    visit(revision, Found{rank, i, nth++});
            }
        }
    }

    /// By relevance the first Quote of each Entry stands before the second of any: one long Entry
    /// does not fill the page. By time they stay together.
    void put_in_order(std::vector<Found>& found) const {
        const bool is_by_time = options_.sort != Sort::Relevance;
        std::ranges::sort(found, {}, [is_by_time](const Found& one) {
            return std::tuple{is_by_time ? 0U : one.nth, one.rank, one.quote};
        });
    }

    static std::vector<std::uint32_t> by_place(const std::vector<FoundDocument>& documents) {
        std::vector<std::uint32_t> ranks(documents.size());
        std::iota(ranks.begin(), ranks.end(), 0U);
        std::ranges::sort(ranks, {}, [&](std::uint32_t rank) {
            return std::pair{documents[rank].shard, documents[rank].document};
        });
        return ranks;
    }

    std::vector<Hit> hits(const Candidates& candidates, const std::vector<Found>& found) {
        const QuoteMatcher matcher{
            plan_, parted_.conditions, context_.generation.facets, context_.analyzer};
        std::vector<Hit> hits;
        const std::size_t end =
            std::min(found.size(), std::size_t{options_.offset} + options_.limit);
        for (std::size_t i = options_.offset; i < end; ++i) {
            const FoundDocument& at = candidates.documents[found[i].rank];
            Hit hit;
            hit.revision = context_.shards[at.shard].read(at.document);
            hit.score = score_of(at.points);
            const Quote& quote = hit.revision.annotations.quotes[found[i].quote];
            auto matches = matcher.match(hit.revision, quote);
            hit.quote = QuoteOfHit{found[i].quote,
                                   std::move(matches).value_or(std::vector<schema::Span>{})};
            hits.push_back(std::move(hit));
        }
        return hits;
    }

    std::set<std::string> chosen_of(FieldId field) const {
        std::set<std::string> chosen;
        for (const Condition& condition : parted_.conditions) {
            if (condition.field != field) continue;
            for (const ValueId value : condition.values)
                chosen.insert(context_.generation.facets.facet(field).values[value]);
        }
        return chosen;
    }

    /// As if nothing of the Facet were chosen, so that one choice does not hide the others.
    FacetCounts facet(FieldId field, const Counts& counts, bool& is_complete) {
        const auto chosen = chosen_of(field);
        if (chosen.empty()) return counts.list(field, chosen, options_.facet_values);
        Conditions others = parted_.conditions;
        std::erase_if(others, [&](const Condition& one) { return one.field == field; });
        const Candidates wider = candidates_for(others);
        Counts wider_counts;
        is_complete = is_complete && wider.is_complete;
        walk(wider, others, is_complete, [&](const auto& one, Found at) {
            wider_counts.add(counted_values(one, one.annotations.quotes[at.quote], field));
        });
        return wider_counts.list(field, chosen, options_.facet_values);
    }

    static void tell_of_entries(const Candidates& candidates, ResultPage& page) {
        const std::size_t entries = candidates.documents.size();
        if (entries == 0) return;
        page.problems.push_back(
            {"No quotation has all of this. " + std::to_string(entries) +
                 (entries == 1 ? " entry has" : " entries have") +
                 " it outside of quotations or spread over several: search entries to see that.",
             {},
             std::nullopt,
             schema::Severity::Warning});
    }

    const SearchOptions& options_;
    const PlanContext& context_;
    Clock::time_point deadline_;
    PartedQuery parted_;
    Plan plan_;
};

}  // namespace

ResultPage search(const Query& query,
                  const SearchOptions& options,
                  const PlanContext& context,
                  Clock::time_point deadline) {
    return QuoteSearch{query, options, context, deadline}.page();
}

}  // namespace onrecord::searcher::quote_hits
