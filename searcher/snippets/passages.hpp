// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/result_page.hpp"
#include "searcher/snippets/text_matches.hpp"

#include <cstdint>
#include <vector>

// Choice of the passages shown for a Hit.
namespace onrecord::searcher::snippets {

/// A quotation is kept whole up to this size.
inline constexpr std::uint32_t longest_quotation = 2000;
/// A sentence is shown whole up to this size (a text may have no full stop at all).
inline constexpr std::uint32_t longest_sentence = 1200;

/// At most `most` passages of the body, in text order: whole sentences, with no quotation cut,
/// preferring those with the most and the rarest matches. The beginning of the text if nothing
/// matches. With `most` 1, a text of several sentences is never returned whole.
std::vector<Passage> passages(const schema::AnnotatedEntry& revision,
                              const std::vector<TextMatch>& matches,
                              std::uint32_t most);

}  // namespace onrecord::searcher::snippets
