// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/page/block_reading.hpp"

#include <string_view>
#include <vector>

// Decisions about a block that need all blocks of the page.
namespace onrecord::corpus::formats::page {

/// A name alone as the first or last paragraph of most blocks is their author's; after a quotation
/// it is the speaker's.
void take_names_at_edges(std::vector<BlockDraft>& blocks, std::string_view lang);

/// Removes a first or last paragraph that most blocks have in the same words (ignoring numbers):
/// boilerplate of the page such as `Copy link Share`, in any language. Names are left for
/// take_names_at_edges().
void set_repeated_edges_aside(std::vector<BlockDraft>& blocks);

/// A heading that is equal on several blocks is a label, not a title.
void demote_repeated_titles(std::vector<BlockDraft>& blocks);

}  // namespace onrecord::corpus::formats::page
