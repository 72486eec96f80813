// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/entry.hpp"
#include "searcher/snippets/text_matches.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace onrecord::searcher::snippets {

/// A text up to this size is read whole for its passages.
inline constexpr std::size_t whole_text_bytes = std::size_t{1} << 18U;

/// The part of a longer body from which passages are taken: around the first match, or the
/// beginning. A text of megabytes then costs only the search for its first match.
struct ShownPart {
    schema::AnnotatedEntry revision;  ///< With the part as its text and the Quotes within it.
    std::vector<TextMatch> matches;   ///< In the part.
    std::uint32_t begin = 0;          ///< Of the part, in the body.
};

ShownPart shown_part(const schema::AnnotatedEntry& revision,
                     const TextMatcher& matcher,
                     const schema::Analyzer& analyzer);

}  // namespace onrecord::searcher::snippets
