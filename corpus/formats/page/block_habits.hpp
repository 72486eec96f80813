// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/page/block_reading.hpp"

#include <string_view>
#include <vector>

// What one block leaves open, all blocks of a page settle together.
namespace onrecord::corpus::formats::page {

/// A name alone as first or last paragraph of most blocks is their writer's; behind a quotation it
/// is its speaker's.
void take_names_at_edges(std::vector<BlockDraft>& blocks, std::string_view lang);

/// What most blocks have as first or last paragraph in the same words (numbers aside) is furniture
/// of the page: `Copy link Share`, in whatever language. A name is left for take_names_at_edges().
void set_repeated_edges_aside(std::vector<BlockDraft>& blocks);

/// A line that stands over several blocks alike is a label and no title.
void demote_repeated_titles(std::vector<BlockDraft>& blocks);

}  // namespace onrecord::corpus::formats::page
