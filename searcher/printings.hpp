// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"
#include "searcher/diff.hpp"

#include <cstdint>
#include <string>
#include <vector>

// Who else prints what an Entry quotes: what the build found (schema/statement_clusters.hpp).
namespace onrecord::searcher {

/// A Statement as another Entry prints it.
struct Printing {
    schema::AnnotatedEntry revision;  ///< The current one.
    schema::Where where = schema::Where::Body;
    schema::Span span;    ///< The Statement in title or body, bytes.
    std::string speaker;  ///< Empty: not known.
    schema::Level level = schema::Level::Low;
    std::string rule;
    /// In the very words, by the same Outlet at nearly the same time: perhaps the same Entry.
    bool is_perhaps_same = false;
    std::vector<DiffPiece> diff;  ///< From the asked Entry's words (`printed`) to these (`pasted`).
};

/// A Statement of an Entry that others print too.
struct PrintedAgain {
    std::uint32_t quote = 0;  ///< Into the Entry's Quotes.
    schema::Where where = schema::Where::Body;
    schema::Span span;        ///< The Statement in title or body, bytes.
    std::uint64_t total = 0;  ///< Other Entries that print it now, listed or not.
    /// The earliest of each other Outlet first, by time, then the rest by time.
    std::vector<Printing> printings;
};

}  // namespace onrecord::searcher
