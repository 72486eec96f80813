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

// Reads one block of a page's markup: its time, heading, byline and text. Anything else before the
// text is kept as a label, so that no text of a block is lost.
namespace onrecord::corpus::formats::page {

/// The page, as needed for reading its blocks.
struct Markup {
    const html::Tree* tree = nullptr;
    const Measures* measures = nullptr;
    const std::vector<TimeMark>* marks = nullptr;
    const PageFacts* facts = nullptr;
};

/// A block as read. A time printed without a date is not in the draft yet; it is in `minute` (of
/// the day), and a date printed elsewhere in the block in `day`.
struct BlockDraft {
    Draft draft;
    std::optional<int> minute;
    std::string zone;
    std::optional<pasted::Date> day = {};  ///< Printed in the block, apart from the time of day.
    bool is_of_change = false;             ///< The block's only time is that of a modification.
    bool is_title_by_place = false;        ///< Only the position suggests that it is a title.
};

BlockDraft read_block(const Markup& markup, const BlockRange& block);

}  // namespace onrecord::corpus::formats::page
