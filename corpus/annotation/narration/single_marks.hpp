// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/narration/mark_roles.hpp"

#include <cstdint>
#include <optional>

namespace onrecord::corpus::annotation {

/// What earlier searches in one text have found: without it, a paragraph of many lone marks would
/// be read to its end for each of them.
struct SingleSearch {
    std::uint32_t no_sure_before = 0;    ///< Marks before it have no sure closer ahead,
    std::uint32_t no_closer_before = 0;  ///< and these have none at all.
};

/// The token that closes the single mark `opener` within its paragraph; nothing when it is an
/// apostrophe ('90s, workers' rights).
std::optional<std::uint32_t> find_single_closer(const Reading& reading,
                                                const Mark& opener,
                                                SingleSearch& search);

}  // namespace onrecord::corpus::annotation
