// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "searcher/advice/index_words.hpp"
#include "searcher/query.hpp"
#include "searcher/result_page.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

// Advice when nothing was found: which words the index does not have, what it has instead, and
// which part of the Query finds nothing. Every suggestion was searched before it is made
// (docs/decisions/0017).
namespace onrecord::searcher::advice {

/// The inputs of advice; all must outlive it.
struct Ground {
    const IndexWords& words;
    const schema::Analyzer& analyzer;
    /// Searches with the options of the original search, with so many Hits and no Facets.
    std::function<ResultPage(const Query&, std::uint32_t)> search;
    /// Parses a text with the options of the original Query.
    std::function<ParsedQuery(std::string_view)> read;
    schema::Period window;  ///< Of the publication times; empty when none is known.
};

struct Advice {
    std::vector<schema::Problem> problems;  ///< Sentences, by place.
    std::vector<Suggestion> suggestions;    ///< Best first; each finds something.
};

/// Advice for a `query`, parsed from `text`, that found nothing. At most about 60 small searches;
/// stops when one of them reaches the time limit.
Advice advise(const Query& query, std::string_view text, const Ground& ground);

/// Advice for a `query` that found only `total` entries: other spellings of its words that find
/// more.
Advice advise_of_more(const Query& query,
                      std::string_view text,
                      std::uint64_t total,
                      const Ground& ground);

}  // namespace onrecord::searcher::advice
