// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/document_reader.hpp"

#include <string_view>

namespace onrecord::corpus::documents {

/// A .docx (ECMA-376: XML in a zip): the body and then the notes, a paragraph each. What was struck
/// out, hidden text and what only old programs would show are left out. Bounded: a zip that unpacks
/// to more than most_document_bytes is a Problem.
schema::Result<Document> read_word(std::string_view bytes);

/// True of a zip's first bytes.
bool is_zip(std::string_view bytes);

}  // namespace onrecord::corpus::documents
