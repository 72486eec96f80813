// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/entry.hpp"
#include "searcher/snippets/text_matches.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace onrecord::searcher::snippets {

/// A text of no more bytes is read whole for its passages.
inline constexpr std::size_t whole_text_bytes = std::size_t{1} << 18U;

/// Of a longer body the part that its passages are taken from: around the first match, or the
/// beginning. A page of megabytes costs a look for its first match and no more.
struct ShownPart {
    schema::AnnotatedEntry revision;  ///< Its text is the part, its Quotes those within it.
    std::vector<TextMatch> matches;   ///< In the part.
    std::uint32_t begin = 0;          ///< Of the part, in the body.
};

ShownPart shown_part(const schema::AnnotatedEntry& revision,
                     const TextMatcher& matcher,
                     const schema::Analyzer& analyzer);

}  // namespace onrecord::searcher::snippets
