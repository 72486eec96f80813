// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/page/block_reading.hpp"
#include "corpus/formats/page/draft.hpp"

#include <cstdint>
#include <vector>

namespace onrecord::corpus::formats::page {

/// Merges what data and markup say of the same entries: by their ids; then by their time and first
/// words. From the markup come paragraphs, quotations, heading, byline and time where it has them;
/// from the data what the page does not show. An entry that the page shows twice (pinned) comes
/// once. The data's order stands; blocks that are in no data follow in theirs.
/// Blocks that agree with the data nowhere are some other list of the page, and are left out.
struct MergeCounts {
    std::uint64_t doubled = 0;   ///< Blocks that the page shows twice.
    std::uint64_t left_out = 0;  ///< Blocks of another list.
};
std::vector<Draft> merge(std::vector<Draft>&& data,
                         std::vector<BlockDraft>&& blocks,
                         MergeCounts& counts);

}  // namespace onrecord::corpus::formats::page
