// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"
#include "schema/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// A manuscript as somebody hands it in, made into plain paragraphs: what the draft check reads.
// A Capture is something else (capture_reader.hpp): that has Entries with times, this has none.
namespace onrecord::corpus {

enum class DocumentKind : std::uint8_t { Text, Markdown, Page, Word };

/// `text`, `markdown`, `html` or `docx`.
std::string_view name_of(DocumentKind kind);

struct Document {
    DocumentKind kind = DocumentKind::Text;
    std::string text;  ///< Paragraphs parted by "\n\n"; well-formed UTF-8.
    std::string lang;  ///< ISO 639-1, guessed from the words; empty where they do not say.
    /// Block quotes: words that the document sets apart as somebody's.
    std::vector<schema::TypedQuote> set_apart;
};

/// Past these a document is refused: the largest novel has 4 MB.
inline constexpr std::size_t most_document_bytes = 16U << 20U;
inline constexpr std::size_t most_document_text_bytes = 4U << 20U;

/// Reads a document. `name` says what it is where its bytes do not: a file's name (`draft.md`), a
/// media type (`text/markdown`), or nothing. Text may stand in any encoding; of a .docx the body
/// and the notes are read as they would be printed, so without what was struck out. A Problem for
/// what is none of these, for a broken .docx, and for one that is too large.
schema::Result<Document> read_document(std::string_view bytes, std::string_view name = {});

}  // namespace onrecord::corpus
