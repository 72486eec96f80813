// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/document_reader.hpp"

#include <string_view>

namespace onrecord::corpus::documents {

/// Reads a .docx (ECMA-376: XML in a zip): the paragraphs of the body, then those of the notes.
/// Deleted and hidden text and fallback content for old programs are skipped. A zip with more than
/// most_document_bytes decompressed is a Problem.
schema::Result<Document> read_word(std::string_view bytes);

/// Whether the bytes start like a zip.
bool is_zip(std::string_view bytes);

}  // namespace onrecord::corpus::documents
