// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/quotes/rules.hpp"

#include <optional>

// Rules that look at what stands before the quote's sentence.
namespace onrecord::corpus::annotation {

/// `Smith wrote on Monday:` in the paragraph before or in the same one.
std::optional<Attribution> colon_before(const Place& place);
/// `Anna Smith: The bridge is "as good as new"`, as a text's first words.
std::optional<Attribution> heading_label(const Place& place);
/// `"..." Smith said. "..."`
std::optional<Attribution> same_paragraph(const Place& place);
/// `Smith shrugged. "..."`
std::optional<Attribution> previous_sentence(const Place& place);
/// `Smith disagreed.` in the paragraph before.
std::optional<Attribution> previous_paragraph(const Place& place);

/// The name right before a quote that is not the first of its sentence, after "and": the quote is
/// not by the speaker of the quote before it.
std::optional<ItemRange> own_name(const Place& place);

}  // namespace onrecord::corpus::annotation
