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

/// The same for many offsets into one text, in any order: what was counted once is remembered for
/// each kibibyte. An Entry of 16,000 quotes made each answer that shows it walk over its text
/// 16,000 times (scripts/campaign doubling).
class Utf16Places {
public:
    /// `text` must outlive this.
    explicit Utf16Places(std::string_view text) : text_{text} {}
    /// As utf16_offset().
    std::size_t offset(std::size_t byte);

private:
    static constexpr std::size_t step = 1024;
    std::string_view text_;
    std::vector<std::size_t> units_{0};  ///< Before each whole step, as far as it was asked for.
};

/// Spans that rise, from bytes to UTF-16 code units, in one walk over the text.
std::vector<schema::Span> utf16_spans(std::string_view text,
                                      const std::vector<schema::Span>& spans);

/// `text` with what is not UTF-8 replaced by U+FFFD, so that it may stand in JSON.
std::string well_formed(std::string_view text);

}  // namespace onrecord::searcher
