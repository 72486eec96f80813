// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"
#include "searcher/diff.hpp"

#include <cstdint>
#include <string>
#include <vector>

// Other Entries that print the same Statements as a given one, from the clusters computed by the
// build (schema/statement_clusters.hpp).
namespace onrecord::searcher {

/// One other Entry's printing of a Statement.
struct Printing {
    schema::AnnotatedEntry revision;  ///< The Entry's current Revision.
    schema::Where where = schema::Where::Body;
    schema::Span span;    ///< The Statement in title or body, bytes.
    std::string speaker;  ///< Empty: unknown.
    schema::Level level = schema::Level::Low;
    std::string rule;
    /// Same words, same Outlet, nearly the same time: perhaps the same Entry (perhaps_same.hpp).
    bool is_perhaps_same = false;
    std::vector<DiffPiece> diff;  ///< From the given Entry's words (`printed`) to these (`pasted`).
};

/// A Statement of an Entry that other Entries print too.
struct PrintedAgain {
    std::uint32_t quote = 0;  ///< Index into the Entry's Quotes.
    schema::Where where = schema::Where::Body;
    schema::Span span;        ///< The Statement in title or body, bytes.
    std::uint64_t total = 0;  ///< Other Entries whose current Revision prints it, listed or not.
    /// First the earliest of each other Outlet, by time, then the others by time.
    std::vector<Printing> printings;
};

}  // namespace onrecord::searcher
