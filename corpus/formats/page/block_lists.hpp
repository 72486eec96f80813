// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/page/measures.hpp"
#include "corpus/formats/page/time_marks.hpp"
#include "corpus/html/tree.hpp"

#include <cstddef>
#include <vector>

// Finds the entries of a page without knowing the site (wrapper-free record extraction, in the
// family of Liu, Grossman and Zhai, "Mining data records in web pages", KDD 2003). The assumption
// is that entries are siblings that repeat and have a time each. Every ancestor of a time mark is a
// candidate container; its children with a time, or runs of siblings that start with a time or
// heading, are its blocks. Containers whose blocks have the same element name and class form one
// group (one list for each day). (Without classes, only containers of the same kind do.) A group's
// score is the sum, over its blocks, of the square root of the bytes of visible text outside links
// per different time in the block. The square root favours many blocks over few large ones, so that
// ten entries win over two halves of a day; leaving out links lets entries win over a list of links
// to them. Comments, navigation and teasers (html/roles) do not compete. The group with the highest
// score wins, and siblings of the same kind without a time are added to it. A modification time
// starts an entry only if it has no other time. Cost: time marks times depth of the tree (at most
// 40 levels).
namespace onrecord::corpus::formats::page {

/// The nodes of one entry: an element, or a run of siblings.
struct BlockRange {
    html::NodeIndex begin = 0;
    html::NodeIndex end = 0;
    bool is_run = false;  ///< Several siblings, starting with the one that has the time or the
                          ///< heading before it.
};

struct BlockList {
    std::vector<BlockRange> blocks;  ///< In the page's order.
    std::size_t with_time = 0;
    std::vector<html::NodeIndex> holders;  ///< The elements that hold them.
    double score = 0;                      ///< See above.
};

BlockList find_blocks(const html::Tree& tree,
                      const Measures& measures,
                      const std::vector<TimeMark>& marks);

/// The same by days alone, for a page that prints no time of day with its entries.
BlockList find_day_blocks(const html::Tree& tree,
                          const Measures& measures,
                          const std::vector<TimeMark>& marks);

}  // namespace onrecord::corpus::formats::page
