// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/searcher.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord::server::api {

/// Where a page ended, as a client hands it back: pinned to the Generation it was made of, so that
/// no page of a walk repeats or leaves out what another Generation orders differently.
struct Cursor {
    std::uint64_t generation = 0;
    searcher::Sort sort = searcher::Sort::Relevance;
    searcher::PagePlace place;
    bool operator==(const Cursor&) const = default;
};

/// `12.0.4711.0.93`: nothing in it is secret, and any five numbers are a place.
std::string to_string(const Cursor& cursor);
std::optional<Cursor> read_cursor(std::string_view text);

}  // namespace onrecord::server::api
