// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/json_ld.hpp"
#include "corpus/html/tree.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

// Entries that a page contains only as data for its own scripts: JSON in `<script
// type="application/json">` (such as `__NEXT_DATA__`), or a value assigned by a script
// (`window.__INITIAL_STATE__ = {...}`). No site is known by name: of all arrays whose objects have
// a time and a body, the one with the highest score is taken; the score is the sum of the square
// roots of the bodies' lengths, as for blocks of the markup (block_lists.hpp).
namespace onrecord::corpus::formats::page {

struct StateLimits {
    std::size_t script_bytes = 0;  ///< A longer script is skipped.
    int nesting_depth = 0;
};

/// The best list of a page, as updates of its liveblog; empty when there is none.
struct StateData {
    std::vector<LdUpdate> updates;
    std::size_t offset_bytes = 0;  ///< Of its script in the page.
};

StateData read_state(const html::Tree& tree, const StateLimits& limits);

}  // namespace onrecord::corpus::formats::page
