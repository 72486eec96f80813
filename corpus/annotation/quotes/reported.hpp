// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/quotes/rules.hpp"

#include <vector>

// Speech that is reported without quotation marks: `Smith said that the road was closed`, `The road
// was closed, Smith said`, `According to Smith, the road was closed`. English only.
namespace onrecord::corpus::annotation {

struct ReportedSpeech {
    schema::Span span;  ///< The reported words; quotes may stand in it.
    Attribution found;  ///< Never of level high: these words are not the speaker's own.
};

/// The reported speech of a text, in order; no span lies within another.
std::vector<ReportedSpeech> find_reported(const Narration& told);

}  // namespace onrecord::corpus::annotation
