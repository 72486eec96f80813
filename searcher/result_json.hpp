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

/// The one JSON object that `onrecord-search --json` prints and the server answers;
/// docs/http-api.md lists its members. Match offsets are UTF-16 code units, as its `offset_unit`
/// says; so are the offsets of Problems, into `query`, the text that was asked.
std::string to_json(const ResultPage& page, std::string_view query = {});
/// With `as_of` what the Entry said at that moment too, as its member `as_of`.
std::string to_json(const EntryView& view,
                    std::uint64_t generation,
                    const std::optional<schema::Instant>& as_of = std::nullopt);
/// What an Entry said at a moment: `at`, `revision`, `perhaps`, `text`, `title` and `words`.
std::string to_json(const AsOf& answer, std::span<const schema::AnnotatedEntry> wordings);

/// The hits alone, as objects of that JSON, one a line.
std::string to_ndjson(const ResultPage& page);
/// The hits alone as a table, RFC 4180, with a line that names its columns; no cell begins as a
/// formula does.
std::string to_csv(const ResultPage& page);

}  // namespace onrecord::searcher
