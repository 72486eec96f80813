// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/json_ld.hpp"
#include "corpus/html/tree.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

// Entries that a page holds only as data for its own scripts: JSON in `<script
// type="application/json">` (`__NEXT_DATA__` and the like), or what a script assigns
// (`window.__INITIAL_STATE__ = {...}`). No site is known by name: of all arrays the one is taken
// whose objects have a time and a body each and most words in most of them, as with the blocks of
// the markup.
namespace onrecord::corpus::formats::page {

struct StateLimits {
    std::size_t script_bytes = 0;  ///< A longer script is passed over.
    int nesting_depth = 0;
};

/// The best list of a page, as updates of its liveblog; empty when there is none.
struct StateData {
    std::vector<LdUpdate> updates;
    std::size_t offset_bytes = 0;  ///< Of its script in the page.
};

StateData read_state(const html::Tree& tree, const StateLimits& limits);

}  // namespace onrecord::corpus::formats::page
