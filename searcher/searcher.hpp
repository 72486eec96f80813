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

// The read wing's face: answers from one Generation.
namespace onrecord::searcher {

class QuoteChecker;

enum class Sort : std::uint8_t { Relevance, Newest, Oldest };

/// Values chosen of one Facet: an Entry passes that has one of them. The Facet's own counts are
/// made as if nothing of it were chosen, so choosing US does not hide RU.
struct FacetSelection {
    schema::FieldId field = schema::FieldId::Country;
    std::vector<std::string> values;
};

/// Whether answers name the raw Captures that show a wording.
enum class CaptureNames : std::uint8_t { Shown, Hidden };

/// What is found, counted and listed.
enum class HitUnit : std::uint8_t {
    Entries,
    Quotes,  ///< Each by its own words and its own Speaker; see searcher/quote_hits.
};

/// Whether all that fits is counted, or only what the page needs is looked for.
enum class Total : std::uint8_t { Exact, None };

/// Where paging by offset ends: deeper pages cost more and answer nobody.
inline constexpr std::uint32_t largest_offset = 10'000;
inline constexpr std::uint32_t largest_limit = 100;

struct SearchOptions {
    std::uint32_t offset = 0;  ///< At most largest_offset; more is cut to it.
    std::uint32_t limit = 10;  ///< At most largest_limit; more is cut to it.
    Sort sort = Sort::Relevance;
    /// For Quotes `after`, `passages`, `times` and `advise` say nothing.
    HitUnit hits = HitUnit::Entries;
    std::vector<FacetSelection> selections;
    std::vector<schema::FieldId> facets = {schema::FieldId::Speaker,
                                           schema::FieldId::Country,
                                           schema::FieldId::Topic,
                                           schema::FieldId::Outlet};
    std::uint32_t facet_values = 20;  ///< Listed per Facet.
    std::uint32_t passages = 3;       ///< Per Hit.
    bool include_superseded = false;  ///< Also Revisions that are not the current ones.
    bool explain = false;
    std::optional<PagePlace> after;  ///< Only what comes behind it; for pages of any depth.
    /// None: passes over what cannot be on the page, unless Facets or times are asked for; `total`
    /// is then a floor.
    Total total = Total::Exact;
    bool times = false;  ///< Also when each Entry that fits was published.
    /// When a text finds nothing, or little: say why, and what would find something.
    bool advise = true;
    schema::Instant now = current_instant();  ///< What `yesterday` counts from.
    std::chrono::milliseconds time_limit{5000};
};

/// An Entry with its neighbours in the Liveblog.
struct EntryView {
    schema::AnnotatedEntry entry;                    ///< The current Revision.
    std::vector<schema::AnnotatedEntry> revisions;   ///< Older ones, newest first.
    std::optional<schema::AnnotatedEntry> previous;  ///< Next older Entry of the Liveblog.
    std::optional<schema::AnnotatedEntry> next;
    /// The Statements of the current Revision that other Entries print too, in their order.
    std::vector<PrintedAgain> printed_again;
};

/// One thread at a time: it owns its Xapian handles. The Generation is shared.
class Searcher {
public:
    /// Throws Failure (bad data) when a Shard cannot be opened.
    explicit Searcher(std::shared_ptr<const schema::Generation> generation);
    /// Another Searcher of the same Generation, for another thread: shares what was worked out
    /// when the first was made (some 50 ms a million documents) and opens its own handles. The
    /// only member that any thread may call at any time.
    Searcher sibling() const;
    ~Searcher();
    Searcher(Searcher&&) noexcept;
    Searcher& operator=(Searcher&&) noexcept;
    Searcher(const Searcher&) = delete;
    Searcher& operator=(const Searcher&) = delete;

    /// The Entries for `query`, best first. Past the time limit it returns what it has and
    /// is_complete is false. Throws Failure.
    ResultPage search(const Query& query, const SearchOptions& options = {});
    /// The same from text: parses, and puts the Problems into the page.
    ResultPage search(std::string_view text, const SearchOptions& options = {});

    std::optional<EntryView> entry(std::string_view id);
    /// The ids that begin with these hex digits, sorted, no more than `most`.
    std::vector<std::string> ids_beginning(std::string_view beginning, std::size_t most) const;

    /// What somebody's typing may become, best first. See CompletionIndex.
    std::vector<Completion> complete(std::string_view typed,
                                     std::span<const schema::FieldId> fields,
                                     std::size_t most) const;

    /// Made at the first use, lives as long as this. Throws Failure.
    QuoteChecker& quote_checker();

    const schema::Generation& generation() const;

    /// Whether answers from now on name the Captures that show each wording; they do unless told
    /// otherwise. For those who may not have the Captures.
    void name_captures(CaptureNames names);

private:
    struct State;
    explicit Searcher(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::searcher
