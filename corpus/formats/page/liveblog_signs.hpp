// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/page/block_reading.hpp"

#include <string>
#include <vector>

// Whether a page that does not call itself a liveblog is one nevertheless. Forums, lists of
// articles, programmes and timetables also consist of parts with a time each, and must not enter
// the Archive.
namespace onrecord::corpus::formats::page {

/// Why the page is not considered a liveblog, as the end of a sentence; empty when there is no
/// reason.
std::string why_no_liveblog(const Markup& markup,
                            const BlockList& list,
                            const std::vector<BlockDraft>& blocks);

}  // namespace onrecord::corpus::formats::page
