// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher.hpp"

#include "schema/document.hpp"
#include "searcher/advice/advice.hpp"
#include "searcher/facets/conditions.hpp"
#include "searcher/facets/value_matching.hpp"
#include "searcher/matching/earlier_wordings.hpp"
#include "searcher/matching/entry_lookup.hpp"
#include "searcher/matching/evaluation.hpp"
#include "searcher/matching/plan.hpp"
#include "searcher/parsing/lexer.hpp"
#include "searcher/parsing/suggestion.hpp"
#include "searcher/quote_check.hpp"
#include "searcher/quote_hits/quote_search.hpp"
#include "searcher/snippets/hit_maker.hpp"
#include "searcher/statements/printed_again.hpp"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <utility>

namespace onrecord::searcher {
namespace {

using schema::FieldId;

/// So few may be so few because a word is also written otherwise.
constexpr std::uint64_t few_entries = 3;

SearchOptions within_bounds(SearchOptions options) {
    options.offset = std::min(options.offset, largest_offset);
    options.limit = std::min(options.limit, largest_limit);
    std::erase_if(options.facets, [](FieldId field) { return !schema::field(field).is_facet; });
    return options;
}

/// For a search whose total counts, and at most a word of its first Hit.
SearchOptions without_extras(SearchOptions options) {
    options.offset = 0;
    options.limit = 0;
    options.facets.clear();
    options.explain = false;
    options.times = false;
    options.passages = 1;
    return options;
}

schema::Period window_of(const schema::Manifest& manifest) {
    schema::Period window;
    for (const schema::ManifestShard& shard : manifest.shards) {
        if (shard.window.begin == shard.window.end) continue;
        const bool is_first = window.begin == window.end;
        window.begin = is_first ? shard.window.begin : std::min(window.begin, shard.window.begin);
        window.end = is_first ? shard.window.end : std::max(window.end, shard.window.end);
    }
    return window;
}

double milliseconds_since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

std::string time_text(std::string_view stage, Clock::time_point begin) {
    char text[64];
    std::snprintf(text, sizeof text, "%.3f", milliseconds_since(begin));
    return std::string{stage} + ' ' + text + " ms\n";
}

}  // namespace

struct Searcher::State {
    explicit State(std::shared_ptr<const PreparedGeneration> prepared);

    ResultPage search(const Query& query, const SearchOptions& options);
    /// True when a choice, or the passing over of earlier wordings, is why nothing was found.
    bool tell_what_hides(const Query& query, const SearchOptions& options, ResultPage& page);
    /// Adds to a page that has nothing, or little, what would find more.
    void advise(const Query& query,
                std::string_view text,
                const SearchOptions& options,
                ResultPage& page);

    std::shared_ptr<const PreparedGeneration> generation;
    std::vector<ShardHandle> shards;
    schema::Analyzer analyzer;
    QueryLimits limits;
    std::optional<QuoteChecker> checker;

private:
    /// From the first Hit on, read in the order that they stand on disk.
    std::vector<Hit> read_hits(const snippets::HitMaker& maker,
                               const std::vector<FoundDocument>& best,
                               std::size_t first);
    void complain_of_values(const Query& query, ResultPage& page) const;
    void complain_of_selections(const SearchOptions& options, ResultPage& page) const;
    bool is_known(FieldId field, const std::string& value, Reading reading) const;
    schema::Problem unknown_value(FieldId field, const std::string& value) const;
};

Searcher::State::State(std::shared_ptr<const PreparedGeneration> prepared)
    : generation{std::move(prepared)} {
    for (std::size_t i = 0; i < generation->shards.size(); ++i) {
        shards.emplace_back(*generation, i);
    }
}

bool Searcher::State::is_known(FieldId field, const std::string& value, Reading reading) const {
    if (!schema::field(field).is_facet) return true;
    const auto& aliases = generation->generation->speaker_aliases();
    if (!matching_values(generation->facets, aliases, field, value, reading).empty()) return true;
    const std::string term = schema::boolean_term(field, value);
    return std::ranges::any_of(shards,
                               [&](const ShardHandle& shard) { return is_any_shown(shard, term); });
}

schema::Problem Searcher::State::unknown_value(FieldId field, const std::string& value) const {
    // A code is near to another by chance: only what is typed as it is printed can be misspelt.
    const std::string label = label_of(field, value);
    const std::string question =
        label == value ? nearest_value(generation->facets.facet(field), value) : std::string{};
    return {"No entry has the " + std::string{schema::field(field).name} + ' ' + in_quotes(label) +
                '.' + (question.empty() ? "" : ' ' + question),
            {},
            std::nullopt,
            schema::Severity::Warning};
}

void Searcher::State::complain_of_values(const Query& query, ResultPage& page) const {
    if (query.kind == QueryKind::Value && !is_known(query.field, query.value, Reading::Query)) {
        page.problems.push_back(unknown_value(query.field, query.value));
        if (query.place.length > 0) page.problems.back().offset_bytes = query.place.offset;
    }
    for (const Query& child : query.children)
        complain_of_values(child, page);
}

void Searcher::State::complain_of_selections(const SearchOptions& options, ResultPage& page) const {
    for (const FacetSelection& selection : options.selections) {
        for (const std::string& value : selection.values) {
            if (is_known(selection.field, value, Reading::Choice)) continue;
            page.problems.push_back(unknown_value(selection.field, value));
        }
    }
}

std::vector<Hit> Searcher::State::read_hits(const snippets::HitMaker& maker,
                                            const std::vector<FoundDocument>& best,
                                            std::size_t first) {
    std::vector<std::size_t> order;
    for (std::size_t i = first; i < best.size(); ++i)
        order.push_back(i);
    std::ranges::sort(order, {}, [&](std::size_t i) {
        return std::pair{best[i].shard, best[i].document};
    });
    std::vector<Hit> hits(order.size());
    for (const std::size_t i : order) {
        hits[i - first] =
            maker.make(shards[best[i].shard].read(best[i].document), score_of(best[i].points));
    }
    return hits;
}

ResultPage Searcher::State::search(const Query& query, const SearchOptions& asked) {
    const Clock::time_point begin = Clock::now();
    const SearchOptions options = within_bounds(asked);
    ResultPage page;
    page.generation = generation->generation->manifest().number;
    complain_of_values(query, page);
    complain_of_selections(options, page);

    const FacetDictionary& facets = generation->facets;
    const PlanContext context{*generation, shards, analyzer, limits, page.problems};
    if (options.hits == HitUnit::Quotes) {
        ResultPage quotes = quote_hits::search(query, options, context, begin + options.time_limit);
        quotes.problems.insert(quotes.problems.begin(), page.problems.begin(), page.problems.end());
        return quotes;
    }
    const PartedQuery parted =
        part_query(query, options, facets, generation->generation->speaker_aliases());
    const Plan plan = make_plan(parted.rest, context);
    const std::string planning = time_text("planning", begin);

    const Clock::time_point matching_begin = Clock::now();
    FacetCounter counter{facets, options.facets};
    Evaluation evaluation =
        evaluate(plan, context, {options, parted.conditions, begin + options.time_limit}, counter);
    page.total = evaluation.total;
    page.is_complete = evaluation.is_complete;
    page.is_total_exact = evaluation.is_total_exact;
    page.earlier_wordings = count_earlier_wordings(plan, context, parted.conditions, evaluation);
    page.facets = counter.list(parted.conditions, options.facet_values);
    page.times = std::move(evaluation.times);
    const std::string matching = time_text("matching", matching_begin);

    const Clock::time_point reading_begin = Clock::now();
    const snippets::HitMaker maker{plan,
                                   snippets::asked_speakers(plan, parted.conditions, facets),
                                   analyzer,
                                   options.passages};
    page.hits = read_hits(maker, evaluation.best, options.offset);
    if (!page.hits.empty() && page.hits.size() == options.limit) {
        const FoundDocument& last = evaluation.best.back();
        page.last = PagePlace{last.points, last.shard, last.document};
    }
    if (options.explain) {
        page.explanation = "tree: " + to_string(query) + "\nchosen:\n" +
                           to_string(parted.conditions, facets) + "plan:\n" +
                           to_string(plan, facets) +
                           "shards: " + std::to_string(evaluation.opened_shards) + " of " +
                           std::to_string(shards.size()) + " opened\n" + "times:\n" + planning +
                           matching + time_text("passages", reading_begin);
    }
    return page;
}

bool Searcher::State::tell_what_hides(const Query& query,
                                      const SearchOptions& options,
                                      ResultPage& page) {
    const auto tell = [&](const SearchOptions& wider, std::string_view what) {
        const std::uint64_t found = search(query, wider).total;
        if (found == 0) return false;
        page.problems.push_back({std::string{what} + " finds " + std::to_string(found) +
                                     (found == 1 ? " entry." : " entries."),
                                 {},
                                 std::nullopt,
                                 schema::Severity::Warning});
        return true;
    };
    SearchOptions wider = without_extras(options);
    wider.selections.clear();
    if (!options.selections.empty() &&
        tell(wider, "Nothing passes what was chosen. The same search without it")) {
        return true;
    }
    return page.earlier_wordings.entries > 0;  // Shown by the page itself.
}

void Searcher::State::advise(const Query& query,
                             std::string_view text,
                             const SearchOptions& options,
                             ResultPage& page) {
    const bool is_counted = page.is_complete && options.total == Total::Exact && !options.after;
    if (!is_counted || page.total > few_entries) return;
    if (page.total == 0 && tell_what_hides(query, options, page)) return;
    std::vector<advice::ShardWords> columns;
    for (const ShardHandle& shard : shards)
        columns.push_back({&shard.shard->tokens, &shard.prepared->hidden_words});
    const advice::IndexWords words{std::move(columns)};
    SearchOptions small = without_extras(options);
    // A page with nothing has nothing without the choices either: advice is about the index.
    if (page.total == 0) small.selections.clear();
    const advice::Ground ground{
        words,
        analyzer,
        [&](const Query& asked, std::uint32_t hits) {
            small.limit = hits;
            return search(asked, small);
        },
        [&](std::string_view other) { return parse_query(other, limits, options.now); },
        window_of(generation->generation->manifest())};
    advice::Advice advice = page.total == 0
                                ? advice::advise(query, text, ground)
                                : advice::advise_of_more(query, text, page.total, ground);
    std::ranges::move(advice.problems, std::back_inserter(page.problems));
    page.suggestions = std::move(advice.suggestions);
}

Searcher::Searcher(std::shared_ptr<const schema::Generation> generation)
    : state_{std::make_unique<State>(PreparedGeneration::make(std::move(generation)))} {}
Searcher::Searcher(std::unique_ptr<State> state) : state_{std::move(state)} {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Searcher Searcher::sibling() const { return Searcher{std::make_unique<State>(state_->generation)}; }

const schema::Generation& Searcher::generation() const { return *state_->generation->generation; }

ResultPage Searcher::search(const Query& query, const SearchOptions& options) {
    return state_->search(query, options);
}

ResultPage Searcher::search(std::string_view text, const SearchOptions& options) {
    QueryLimits limits = state_->limits;
    limits.is_of_quotes = options.hits == HitUnit::Quotes;
    ParsedQuery parsed = parse_query(text, limits, options.now);
    ResultPage page;
    if (parsed.query) {
        page = state_->search(*parsed.query, options);
        if (options.advise && !limits.is_of_quotes)
            state_->advise(*parsed.query, text, options, page);
    } else {
        page.generation = generation().manifest().number;
    }
    page.problems.insert(page.problems.begin(),
                         std::make_move_iterator(parsed.problems.begin()),
                         std::make_move_iterator(parsed.problems.end()));
    if (options.explain) {
        page.explanation = "tokens: " + to_string(read_tokens(text)) + '\n' + page.explanation;
    }
    return page;
}

std::vector<std::string> Searcher::ids_beginning(std::string_view beginning,
                                                 std::size_t most) const {
    return searcher::ids_beginning(state_->shards, beginning, most);
}

std::vector<Completion> Searcher::complete(std::string_view typed,
                                           std::span<const FieldId> fields,
                                           std::size_t most) const {
    return state_->generation->completions.complete(typed, fields, most);
}

std::optional<EntryView> Searcher::entry(std::string_view id) {
    const std::optional<Location> current = find_current(state_->shards, id);
    if (!current) return std::nullopt;
    EntryView view = view_of(state_->shards, *current);
    view.printed_again = statements::printed_again(
        generation(), state_->shards, current->shard, current->document, view.entry);
    return view;
}

void Searcher::name_captures(CaptureNames names) {
    for (ShardHandle& shard : state_->shards)
        shard.names_captures = names == CaptureNames::Shown;
}

QuoteChecker& Searcher::quote_checker() {
    if (!state_->checker) {
        state_->checker.emplace(state_->generation->generation, state_->shards, state_->analyzer);
    }
    return *state_->checker;
}

}  // namespace onrecord::searcher
