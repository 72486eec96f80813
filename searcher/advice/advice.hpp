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

// What to say when nothing was found: which words the index has not, what it has instead, which
// part of the Query it is that finds nothing. Every suggestion was searched before it is made.
namespace onrecord::searcher::advice {

/// What advice stands on; all of it outlives the advising.
struct Ground {
    const IndexWords& words;
    const schema::Analyzer& analyzer;
    /// Searches as the Query that found nothing was searched, with that many Hits and no facets.
    std::function<ResultPage(const Query&, std::uint32_t)> search;
    /// Reads a text as the Query was read.
    std::function<ParsedQuery(std::string_view)> read;
    schema::Period window;  ///< Of the times published; empty when none is known.
};

struct Advice {
    std::vector<schema::Problem> problems;  ///< Sentences, by place.
    std::vector<Suggestion> suggestions;    ///< Best first; each finds something.
};

/// For a `query`, read from `text`, that found nothing. At most some 60 small searches, and none
/// once one of them ran out of time.
Advice advise(const Query& query, std::string_view text, const Ground& ground);

/// For a `query` that found only `total` entries: other writings of its words that find others.
Advice advise_of_more(const Query& query,
                      std::string_view text,
                      std::uint64_t total,
                      const Ground& ground);

}  // namespace onrecord::searcher::advice
