// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"
#include "schema/field.hpp"
#include "schema/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace onrecord::searcher {

/// A piece of an Entry's text at sentence bounds, in which no quotation is cut.
struct Passage {
    std::string text;
    schema::Where where = schema::Where::Body;
    schema::Span span;                  ///< Of the text in the Entry, bytes.
    std::vector<schema::Span> matches;  ///< Into `text`, bytes, rising, not overlapping.
};

/// Which Quote of its Entry a Hit is, where Quotes are searched.
struct QuoteOfHit {
    std::uint32_t number = 0;           ///< Into Annotations::quotes.
    std::vector<schema::Span> matches;  ///< Into the Quote's words, bytes, rising.
};

struct Hit {
    schema::AnnotatedEntry revision;
    double score = 0;
    std::vector<schema::Span> title_matches;  ///< Into the title, bytes.
    std::vector<Passage> passages;
    std::optional<QuoteOfHit> quote;  ///< Then there are no passages.
};

struct FacetCount {
    std::string value;
    std::string label;  ///< For people: `United States`, `politics`; the value where no better.
    std::uint64_t count = 0;
    bool is_selected = false;
};

/// One Facet's values by falling count, then by value.
struct FacetCounts {
    schema::FieldId field = schema::FieldId::Speaker;
    std::uint64_t distinct = 0;  ///< How many values there are, listed or not.
    std::vector<FacetCount> counts;
};

/// Entries that match only in a wording they no longer have; nothing else on the page counts them.
struct EarlierWordings {
    std::uint64_t entries = 0;
    bool is_exact = true;  ///< False: there are at least so many.
    bool operator==(const EarlierWordings&) const = default;
};

/// A Query that finds something where the one asked found nothing or little. Never applied.
struct Suggestion {
    std::string query;  ///< As it is typed.
    std::uint64_t total = 0;
};

/// A Hit's place in the order of its search: the next page begins behind it. Holds for the same
/// search over the same Generation.
struct PagePlace {
    std::int64_t points = 0;
    std::uint32_t shard = 0;
    std::uint32_t document = 0;
    bool operator==(const PagePlace&) const = default;
};

/// The answer to one Query.
struct ResultPage {
    std::uint64_t generation = 0;
    bool are_quotes = false;     ///< What is counted and listed: Quotes, else Entries.
    std::uint64_t total = 0;     ///< Exact when is_complete and is_total_exact, else a floor.
    bool is_total_exact = true;  ///< False: Total::None was asked, and some were passed over.
    bool is_complete = true;     ///< False: the time limit cut it off; total and counts are floors.
    EarlierWordings earlier_wordings;  ///< None where superseded Revisions were asked for too.
    std::vector<Hit> hits;
    std::optional<PagePlace> last;  ///< Of the last Hit, where the page is full.
    std::vector<FacetCounts> facets;
    std::vector<schema::Instant> times;  ///< When asked for: of each Entry that fits, unordered.
    std::vector<schema::Problem> problems;
    std::vector<Suggestion> suggestions;  ///< Best first.
    std::string explanation;              ///< Every stage in words, when asked for.
};

}  // namespace onrecord::searcher
