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

/// An excerpt of an Entry's text: whole sentences, with no quotation cut.
struct Passage {
    std::string text;
    schema::Where where = schema::Where::Body;
    schema::Span span;                  ///< Byte range in the Entry's title or body.
    std::vector<schema::Span> matches;  ///< Byte ranges in `text`, ascending, disjoint.
};

/// The Quote that a Hit refers to, when Quotes are searched.
struct QuoteOfHit {
    std::uint32_t number = 0;           ///< Index into Annotations::quotes.
    std::vector<schema::Span> matches;  ///< Byte ranges in the Quote's words, ascending.
};

struct Hit {
    schema::AnnotatedEntry revision;
    double score = 0;
    std::vector<schema::Span> title_matches;  ///< Byte ranges in the title.
    std::vector<Passage> passages;
    std::optional<QuoteOfHit> quote;  ///< If set, there are no passages.
};

struct FacetCount {
    std::string value;
    std::string label;  ///< For people: `United States`, `politics`; the value where no better.
    std::uint64_t count = 0;
    bool is_selected = false;
};

/// One Facet's values by descending count, then by value.
struct FacetCounts {
    schema::FieldId field = schema::FieldId::Speaker;
    std::uint64_t distinct = 0;  ///< Number of values, listed or not.
    std::vector<FacetCount> counts;
};

/// Entries of which only a superseded Revision matches. They are not included in any other count of
/// the page.
struct EarlierWordings {
    std::uint64_t entries = 0;
    bool is_exact = true;  ///< False: a lower bound.
    bool operator==(const EarlierWordings&) const = default;
};

/// A Query that finds something when the given one finds nothing or little. Never applied
/// automatically.
struct Suggestion {
    std::string query;  ///< As the user would type it.
    std::uint64_t total = 0;
};

/// A Hit's position in the order of its search; the next page starts after it. Valid for the same
/// search over the same Generation only.
struct PagePlace {
    std::int64_t points = 0;
    std::uint32_t shard = 0;
    std::uint32_t document = 0;
    bool operator==(const PagePlace&) const = default;
};

/// The answer to one Query.
struct ResultPage {
    std::uint64_t generation = 0;
    bool are_quotes = false;     ///< Quotes are counted and listed instead of Entries.
    std::uint64_t total = 0;     ///< Exact if is_complete and is_total_exact, else a lower bound.
    bool is_total_exact = true;  ///< False: Total::None was requested, and matches were skipped.
    bool is_complete =
        true;  ///< False: the time limit was reached; total and counts are lower bounds.
    EarlierWordings earlier_wordings;  ///< Zero if superseded Revisions were requested.
    std::vector<Hit> hits;
    std::optional<PagePlace> last;  ///< Of the last Hit, if the page is full.
    std::vector<FacetCounts> facets;
    std::vector<schema::Instant> times;  ///< If requested: of each matching Entry, unordered.
    std::vector<schema::Problem> problems;
    std::vector<Suggestion> suggestions;  ///< Best first.
    std::string explanation;              ///< If requested: every stage in words.
};

}  // namespace onrecord::searcher
