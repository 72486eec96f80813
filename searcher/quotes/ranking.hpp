// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/generation.hpp"
#include "searcher/quotes/candidates.hpp"
#include "searcher/quotes/deadline.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace onrecord::searcher::quotes {

/// The pasted words as the candidates are held against them.
struct RankedWords {
    /// As read in each language of the Generation, and as compared (check/meanings.hpp).
    std::vector<std::vector<schema::Word>> readings;
    std::uint32_t near = 0;  ///< How many of the words may be absent.
    /// How many more may be absent because print can write them otherwise: `12 500` for 12500.
    std::uint32_t slack = 0;
    bool has_gap = false;                   ///< Print may have any words between two of them.
    std::optional<schema::Instant> before;  ///< Only what was published earlier.
};

struct Ranked {
    Candidate candidate;
    std::uint32_t distance = 0;  ///< Word edits, of the nearer of title and body.
    bool in_title = false;       ///< Whether the title has enough of the words.
    bool in_body = false;
};

/// The candidates that have enough of the words, nearest first, ties by weight. Reads the token
/// column alone. Past the deadline it gives what it has.
std::vector<Ranked> rank(const schema::Generation& generation,
                         const std::vector<Candidate>& candidates,
                         const RankedWords& words,
                         Deadline& deadline);

/// Of candidates that are not near those that have a long run of the words all the same: a
/// statement that was pasted together with something else, longest run first. A run counts that
/// has some words that not everybody uses, and a good part of the paste.
std::vector<Ranked> rank_by_run(const schema::Generation& generation,
                                const std::vector<Candidate>& candidates,
                                const RankedWords& words,
                                Deadline& deadline);

}  // namespace onrecord::searcher::quotes
