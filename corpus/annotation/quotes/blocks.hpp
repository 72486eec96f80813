// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/entry_reading.hpp"
#include "corpus/annotation/narration/clauses.hpp"

#include <optional>
#include <vector>

// Speech printed without marks, as liveblogs print it after "... he told reporters".
namespace onrecord::corpus::annotation {

struct Block {
    std::uint32_t paragraph = 0;
    schema::Span span;
    Source source;           ///< Of the preceding paragraph.
    bool in_person = false;  ///< Says I, we or you; else it only stands between two that say so.
    bool is_led = false;     ///< By a verb of speech and a colon right before it.
    bool is_signed = false;  ///< By a line of its own after it: `– Anna Smith, mayor`.
};

std::vector<Block> find_blocks(const TextReading& text);

/// Whose words a paragraph that the layout sets off (`<blockquote>`) is, found from the paragraph
/// before the byte `begin`; nothing if that paragraph introduces no words.
std::optional<Block> block_at(const TextReading& text, schema::Span span);

}  // namespace onrecord::corpus::annotation
