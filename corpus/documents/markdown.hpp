// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/document_reader.hpp"

#include <string_view>

namespace onrecord::corpus::documents {

/// Converts Markdown to plain text: removes the markup of emphasis, headings, lists and links,
/// marks block quotes, skips code. Linear; other text is unchanged.
Document read_markdown(std::string_view text);

/// Whether text of unknown kind is Markdown: some lines start as only Markdown's do.
bool looks_like_markdown(std::string_view text);

}  // namespace onrecord::corpus::documents
