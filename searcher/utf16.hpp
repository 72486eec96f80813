// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// JavaScript and Java count UTF-16 code units; so do the offsets of our JSON.
namespace onrecord::searcher {

/// How many UTF-16 code units stand before byte `offset` of `text`. An offset within a character
/// counts as its beginning; one past the end as the end.
std::size_t utf16_offset(std::string_view text, std::size_t offset);

/// Spans that rise, from bytes to UTF-16 code units, in one walk over the text.
std::vector<schema::Span> utf16_spans(std::string_view text,
                                      const std::vector<schema::Span>& spans);

/// `text` with what is not UTF-8 replaced by U+FFFD, so that it may stand in JSON.
std::string well_formed(std::string_view text);

}  // namespace onrecord::searcher
