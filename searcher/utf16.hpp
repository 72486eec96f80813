// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Conversion of byte offsets to UTF-16 code units, the unit of strings in JavaScript and Java and
// of all offsets in our JSON.
namespace onrecord::searcher {

/// How many UTF-16 code units precede byte `offset` of `text`. An offset within a character counts
/// as the start of the character, one past the end as the end. Linear in `offset`.
std::size_t utf16_offset(std::string_view text, std::size_t offset);

/// The same for many offsets into one text, in any order: keeps a count for every KiB, so that each
/// offset costs at most one KiB of text. Without it, an answer showing an Entry with 16,000 quotes
/// read the text 16,000 times (found by scripts/campaign doubling).
class Utf16Places {
public:
    /// `text` must outlive this.
    explicit Utf16Places(std::string_view text) : text_{text} {}
    /// See utf16_offset().
    std::size_t offset(std::size_t byte);

private:
    static constexpr std::size_t step = 1024;
    std::string_view text_;
    std::vector<std::size_t> units_{0};  ///< Counts before each step, computed on demand.
};

/// Converts ascending byte ranges in one pass over the text.
std::vector<schema::Span> utf16_spans(std::string_view text,
                                      const std::vector<schema::Span>& spans);

/// `text` with invalid UTF-8 replaced by U+FFFD, as JSON requires.
std::string well_formed(std::string_view text);

}  // namespace onrecord::searcher
