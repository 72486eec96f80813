// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/page/block_reading.hpp"
#include "corpus/formats/page/draft.hpp"

#include <cstdint>
#include <vector>

namespace onrecord::corpus::formats::page {

/// Merges entries from structured data with those from markup: matched by ids, then by time and
/// first words. Paragraphs, quotations, heading, byline and time are taken from the markup if it
/// has them, everything else from the data. An entry shown twice (pinned) is kept once. The order
/// is that of the data, followed by blocks without data in their own order. If no block matches the
/// data, the blocks are some other list of the page and are left out.
struct MergeCounts {
    std::uint64_t doubled = 0;   ///< Blocks shown twice.
    std::uint64_t left_out = 0;  ///< Blocks of another list.
};
std::vector<Draft> merge(std::vector<Draft>&& data,
                         std::vector<BlockDraft>&& blocks,
                         MergeCounts& counts);

}  // namespace onrecord::corpus::formats::page
