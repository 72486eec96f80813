// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/as_of.hpp"
#include "searcher/result_page.hpp"
#include "searcher/searcher.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace onrecord::searcher {

/// The page as one JSON object, as printed by `onrecord-search --json` and returned by the server;
/// docs/http-api.md lists its members. Offsets of matches, and of Problems into `query` (the
/// Query's text), are in UTF-16 code units (member `offset_unit`).
std::string to_json(const ResultPage& page, std::string_view query = {});
/// Where a page stands among the pages of a search. The server knows, not the page.
struct PageWalk {
    bool is_counted = true;           ///< False where no total was asked for.
    std::optional<std::string> next;  ///< Where the next page begins; nothing after the last.
};
/// The same with the member `next`; `total` is null where none was asked for.
std::string to_json(const ResultPage& page, std::string_view query, const PageWalk& walk);
/// The same for an Entry. With `as_of`, a member of that name says what the Entry said at that
/// moment.
std::string to_json(const EntryView& view,
                    std::uint64_t generation,
                    const std::optional<schema::Instant>& as_of = std::nullopt);
/// What an Entry said at a moment, as an object: `at`, `revision`, `perhaps`, `text`, `title` and
/// `words`.
std::string to_json(const AsOf& answer, std::span<const schema::AnnotatedEntry> wordings);

/// Only the Hits, one JSON object per line.
std::string to_ndjson(const ResultPage& page);
/// Only the Hits, as CSV (RFC 4180) with a header line. No cell starts like a spreadsheet formula;
/// see csv.hpp.
std::string to_csv(const ResultPage& page);

}  // namespace onrecord::searcher
