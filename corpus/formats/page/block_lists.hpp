// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/page/measures.hpp"
#include "corpus/formats/page/time_marks.hpp"
#include "corpus/html/tree.hpp"

#include <cstddef>
#include <vector>

// Where a page's entries stand, found without knowing the site: entries are what repeats with a
// time each. Every element is a candidate for holding them; the one wins whose parts with a time
// show most words in most parts (the sum of the square roots of what each shows, links not counted,
// so that ten entries beat the two halves of a day, and entries beat a list of links to them).
// The time of a change begins an entry only where the page prints no other in it.
namespace onrecord::corpus::formats::page {

/// One entry's nodes: an element, or a heading with what follows it.
struct BlockRange {
    html::NodeIndex begin = 0;
    html::NodeIndex end = 0;
    bool is_run =
        false;  ///< Several siblings, begun by the one that has the time, or the heading before it.
};

struct BlockList {
    std::vector<BlockRange> blocks;  ///< In the page's order.
    std::size_t with_time = 0;
    std::vector<html::NodeIndex> holders;  ///< The elements that hold them.
    double score = 0;                      ///< How much they show, in how many.
};

BlockList find_blocks(const html::Tree& tree,
                      const Measures& measures,
                      const std::vector<TimeMark>& marks);

/// The same by days alone, for a page that prints no time of day with its entries.
BlockList find_day_blocks(const html::Tree& tree,
                          const Measures& measures,
                          const std::vector<TimeMark>& marks);

}  // namespace onrecord::corpus::formats::page
