// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/page/block_reading.hpp"

#include <string>
#include <vector>

// Whether a page that does not call itself a liveblog is one all the same. Forums, lists of
// articles, programmes and timetables have parts with a time each, too, and what is not understood
// must not enter the Archive.
namespace onrecord::corpus::formats::page {

/// Why the blocks of such a page are taken for no liveblog, as the end of a sentence; empty where
/// nothing speaks against it.
std::string why_no_liveblog(const Markup& markup,
                            const BlockList& list,
                            const std::vector<BlockDraft>& blocks);

}  // namespace onrecord::corpus::formats::page
