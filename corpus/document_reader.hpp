// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"
#include "schema/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Reads a manuscript (text, Markdown, HTML, .docx) into plain paragraphs, for the draft check.
// Captures, which contain Entries with times, are read by capture_reader.hpp.
namespace onrecord::corpus {

enum class DocumentKind : std::uint8_t { Text, Markdown, Page, Word };

/// `text`, `markdown`, `html` or `docx`.
std::string_view name_of(DocumentKind kind);

struct Document {
    DocumentKind kind = DocumentKind::Text;
    std::string text;  ///< Paragraphs separated by "\n\n"; well-formed UTF-8.
    std::string lang;  ///< ISO 639-1, guessed from the words; empty when that fails.
    /// Block quotes: passages that the document marks up as quotations.
    std::vector<schema::TypedQuote> set_apart;
};

/// Larger documents are refused. (The longest novels have about 4 MB of text.)
inline constexpr std::size_t most_document_bytes = 16U << 20U;
inline constexpr std::size_t most_document_text_bytes = 4U << 20U;

/// Reads a document. `name` (a file's name such as `draft.md`, a media type such as
/// `text/markdown`, or empty) decides the kind if the contents do not. Text may have any encoding.
/// Of a .docx, body and notes are read as printed, without deleted text. Returns a Problem for any
/// other kind of file, a broken .docx, and a document that is too large.
schema::Result<Document> read_document(std::string_view bytes, std::string_view name = {});

}  // namespace onrecord::corpus
