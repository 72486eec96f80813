// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/document_reader.hpp"

#include <string_view>

namespace onrecord::corpus::documents {

/// Markdown as it reads when printed: marks of emphasis, headings, lists and links taken out, block
/// quotes set apart, code left out. Linear in the text; not a renderer: what is no Markdown stays.
Document read_markdown(std::string_view text);

/// True where lines begin as only Markdown's do, for text that nobody named.
bool looks_like_markdown(std::string_view text);

}  // namespace onrecord::corpus::documents
