// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <string_view>
#include <vector>

namespace onrecord::searcher::snippets {

/// What must not be cut in a body: the Quotes that the annotator found, with the marks around
/// them, and what stands between visible marks within a paragraph. By place; they may overlap.
std::vector<schema::Span> quotations(std::string_view text, const schema::Annotations& annotations);

}  // namespace onrecord::searcher::snippets
