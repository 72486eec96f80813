// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/pasted/block_walk.hpp"

#include <string_view>

namespace onrecord::corpus::formats::pasted {

/// The page's title, and where the Entries may start: after it, or at its expected position.
struct PageTitle {
    std::string_view text;  ///< Empty where the page has none.
    std::size_t at = 0;
};

/// The first block with content, if it has the form of a heading; after a menu, the line that says
/// it is a liveblog, otherwise the longest.
PageTitle find_page_title(Blocks blocks);

}  // namespace onrecord::corpus::formats::pasted
