// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/json_ld.hpp"
#include "corpus/formats/page/block_lists.hpp"
#include "corpus/html/tree.hpp"

#include <cstddef>
#include <vector>

namespace onrecord::corpus::formats::page {

/// schema.org's LiveBlogPosting as microdata (`itemprop`) or RDFa (`property`): the same values as
/// in JSON-LD, with their elements.
struct Items {
    std::vector<LdLiveblog> liveblogs;
    std::vector<std::size_t> offsets;  ///< Of each in the page.
    std::vector<BlockRange> blocks;    ///< The elements of all updates, in the page's order.
};

Items read_items(const html::Tree& tree);

}  // namespace onrecord::corpus::formats::page
