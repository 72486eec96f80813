// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/generation.hpp"
#include "searcher/completions.hpp"
#include "searcher/printings.hpp"
#include "searcher/query.hpp"
#include "searcher/result_page.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Searcher answers Queries from one Generation: results, single Entries, completions and the quote
// check. Start here; searcher_pool.hpp serves many threads.
namespace onrecord::searcher {

class QuoteChecker;

enum class Sort : std::uint8_t { Relevance, Newest, Oldest };

/// Selected values of one Facet: an Entry passes if it has one of them. The counts of this Facet
/// itself ignore its selection, so that selecting US does not hide RU.
struct FacetSelection {
    schema::FieldId field = schema::FieldId::Country;
    std::vector<std::string> values;
};

/// Whether answers include the digests of the raw Captures that show a wording.
enum class CaptureNames : std::uint8_t { Shown, Hidden };

/// What a search finds, counts and lists.
enum class HitUnit : std::uint8_t {
    Entries,
    Quotes,  ///< Each matched by its own words and Speaker; see searcher/quote_hits.
};

/// Whether all matches are counted, or the search may skip those that cannot be on the page.
enum class Total : std::uint8_t { Exact, None };

/// The limit of paging by offset, because the cost grows with depth. For deeper pages use
/// SearchOptions::after.
inline constexpr std::uint32_t largest_offset = 10'000;
inline constexpr std::uint32_t largest_limit = 100;

struct SearchOptions {
    std::uint32_t offset = 0;  ///< At most largest_offset; more is cut to it.
    std::uint32_t limit = 10;  ///< At most largest_limit; more is cut to it.
    Sort sort = Sort::Relevance;
    /// With HitUnit::Quotes, `after`, `passages`, `times` and `advise` have no effect.
    HitUnit hits = HitUnit::Entries;
    std::vector<FacetSelection> selections;
    std::vector<schema::FieldId> facets = {schema::FieldId::Speaker,
                                           schema::FieldId::Country,
                                           schema::FieldId::Topic,
                                           schema::FieldId::Outlet};
    std::uint32_t facet_values = 20;  ///< How many are listed per Facet.
    std::uint32_t passages = 3;       ///< How many per Hit.
    bool include_superseded = false;  ///< Also find Revisions that are not current.
    bool explain = false;
    std::optional<PagePlace> after;  ///< Only Hits after this one; for pages of any depth.
    /// None: skip what cannot be on the page, unless Facets or times are requested; `total` is then
    /// a lower bound.
    Total total = Total::Exact;
    bool times = false;  ///< Also return the publication time of every match.
    /// If a text finds nothing or little: explain why, and suggest Queries that find something.
    bool advise = true;
    schema::Instant now = current_instant();  ///< The moment to which `yesterday` refers.
    std::chrono::milliseconds time_limit{5000};
};

/// An Entry with its neighbours in the Liveblog.
struct EntryView {
    schema::AnnotatedEntry entry;                    ///< The current Revision.
    std::vector<schema::AnnotatedEntry> revisions;   ///< Older ones, newest first.
    std::optional<schema::AnnotatedEntry> previous;  ///< Next older Entry of the Liveblog.
    std::optional<schema::AnnotatedEntry> next;
    /// The Statements of the current Revision that other Entries print too, in order.
    std::vector<PrintedAgain> printed_again;
};

/// One thread at a time, because it owns Xapian handles. The Generation is shared.
class Searcher {
public:
    /// Throws Failure (bad data) when a Shard cannot be opened.
    explicit Searcher(std::shared_ptr<const schema::Generation> generation);
    /// A Searcher of the same Generation for another thread. It shares the data computed when the
    /// first one was constructed (about 50 ms for a million documents) and opens its own handles.
    /// Any thread may call this at any time; no other member allows that. Throws Failure.
    Searcher sibling() const;
    ~Searcher();
    Searcher(Searcher&&) noexcept;
    Searcher& operator=(Searcher&&) noexcept;
    Searcher(const Searcher&) = delete;
    Searcher& operator=(const Searcher&) = delete;

    /// Searches. When the time limit is reached, returns what was found so far, with is_complete
    /// false. Throws Failure.
    ResultPage search(const Query& query, const SearchOptions& options = {});
    /// The same for a text, which it parses; its Problems are in the page.
    ResultPage search(std::string_view text, const SearchOptions& options = {});

    std::optional<EntryView> entry(std::string_view id);
    /// The ids that start with these hex digits, sorted, at most `most`.
    std::vector<std::string> ids_beginning(std::string_view beginning, std::size_t most) const;

    /// Completions of the text typed so far, best first. See CompletionIndex.
    std::vector<Completion> complete(std::string_view typed,
                                     std::span<const schema::FieldId> fields,
                                     std::size_t most) const;

    /// Created at first use, owned by this Searcher. Throws Failure.
    QuoteChecker& quote_checker();

    const schema::Generation& generation() const;

    /// Sets whether later answers include the digests of Captures (by default they do). They are
    /// hidden from clients that are not allowed to read Captures.
    void name_captures(CaptureNames names);

private:
    struct State;
    explicit Searcher(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::searcher
