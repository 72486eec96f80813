// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/page/block_lists.hpp"
#include "corpus/formats/page/draft.hpp"
#include "corpus/formats/page/facts.hpp"
#include "corpus/formats/page/measures.hpp"
#include "corpus/formats/page/time_marks.hpp"
#include "corpus/html/tree.hpp"

#include <optional>
#include <string>
#include <vector>

// What one block of a page's markup says: its time, heading, byline and words. What stands before
// the words and is neither is set aside as a label, so that nothing of a block is lost.
namespace onrecord::corpus::formats::page {

/// What the blocks of a page are read with.
struct Markup {
    const html::Tree* tree = nullptr;
    const Measures* measures = nullptr;
    const std::vector<TimeMark>* marks = nullptr;
    const PageFacts* facts = nullptr;
};

/// A block's draft. A time printed without a day is none yet: `minute` of the day says what
/// was printed, and `day` what is printed of that elsewhere in the block.
struct BlockDraft {
    Draft draft;
    std::optional<int> minute;
    std::string zone;
    std::optional<pasted::Date> day = {};  ///< Printed in the block, apart from the time of day.
    bool is_of_change = false;       ///< The time is of a change: no other stands in the block.
    bool is_title_by_place = false;  ///< Nothing marks the title as one: it only stands like one.
};

BlockDraft read_block(const Markup& markup, const BlockRange& block);

}  // namespace onrecord::corpus::formats::page
