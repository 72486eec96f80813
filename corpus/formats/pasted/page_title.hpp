// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/pasted/block_walk.hpp"

#include <string_view>

namespace onrecord::corpus::formats::pasted {

/// The page's title, and where the Entries may begin: behind it, or where it would have stood.
struct PageTitle {
    std::string_view text;  ///< Empty where the page has none.
    std::size_t at = 0;
};

/// The first block that says something, when it has a heading's form; behind a menu, the line that
/// says it is a liveblog, else the longest.
PageTitle find_page_title(Blocks blocks);

}  // namespace onrecord::corpus::formats::pasted
