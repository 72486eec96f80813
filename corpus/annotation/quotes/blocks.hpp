// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/entry_reading.hpp"
#include "corpus/annotation/quotes/clauses.hpp"

#include <vector>

// Speech printed without marks, as liveblogs do behind "... he told reporters".
namespace onrecord::corpus::annotation {

struct Block {
    std::uint32_t paragraph = 0;
    schema::Span span;
    Source source;           ///< Of the paragraph before.
    bool in_person = false;  ///< Says I, we or you; else it only stands between two that say so.
    bool is_led = false;     ///< By a verb of speech and a colon right before it.
};

std::vector<Block> find_blocks(const TextReading& text);

}  // namespace onrecord::corpus::annotation
