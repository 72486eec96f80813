// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <string_view>
#include <vector>

namespace onrecord::searcher::snippets {

/// The ranges of a body that must not be cut: the annotator's Quotes with their quotation marks,
/// and text between visible quotation marks within a paragraph. Sorted by position; may overlap.
std::vector<schema::Span> quotations(std::string_view text, const schema::Annotations& annotations);

}  // namespace onrecord::searcher::snippets
