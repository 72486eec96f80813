// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/searcher.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord::server::api {

/// The position at which a page ended, for requesting the next one. It includes the Generation, so
/// that paging neither repeats nor omits Hits when a new Generation is published.
struct Cursor {
    std::uint64_t generation = 0;
    searcher::Sort sort = searcher::Sort::Relevance;
    searcher::PagePlace place;
    bool operator==(const Cursor&) const = default;
};

/// As text, `12.0.4711.0.93`. It is not secret, and any five numbers are a valid position.
std::string to_string(const Cursor& cursor);
std::optional<Cursor> read_cursor(std::string_view text);

}  // namespace onrecord::server::api
