// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/entry_reading.hpp"

#include <optional>
#include <vector>

// Quotes within quotes: "He told me 'I never signed the order', and laughed." Words that the
// speaker of the outer quote repeats are not the speaker's own.
namespace onrecord::corpus::annotation {

struct NestedQuote {
    TokenRange tokens;                ///< The words, without their marks.
    std::uint32_t outer = 0;          ///< Number of the quote it stands in, from 1.
    std::optional<TokenRange> voice;  ///< The name before or after its verb; else nobody's.
    TokenRange evidence;              ///< The verb, with the name.
};

/// The inner quotes that a verb of speech within the outer quote attributes to somebody other than
/// *I* or *we*: a speaker's quotation of himself stays his, and a title in marks is no speech. In
/// order. Linear time.
std::vector<NestedQuote> find_nested(const TextReading& text);

}  // namespace onrecord::corpus::annotation
