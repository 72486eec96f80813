// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/narration/clauses.hpp"

// Verbs that no list has, recognised by their place: `"Go," Smith barked`, `"This is it!" beamed
// Anna Smith`. English.
namespace onrecord::corpus::annotation {

/// Whom [begin, end) after an open quote names as the speaker.
std::optional<Source> unlisted_speaker(const Narration& told,
                                       std::uint32_t begin,
                                       std::uint32_t end);

}  // namespace onrecord::corpus::annotation
