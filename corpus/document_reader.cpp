// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/document_reader.hpp"

#include "corpus/documents/markdown.hpp"
#include "corpus/documents/plain_text.hpp"
#include "corpus/documents/typed_marks.hpp"
#include "corpus/documents/word.hpp"
#include "corpus/files/decoder.hpp"
#include "corpus/files/encoding.hpp"
#include "corpus/formats/language.hpp"
#include "corpus/html/text.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

namespace onrecord::corpus {
namespace {

struct NameRow {
    std::string_view end;  ///< Of a file's name, or a whole media type.
    DocumentKind kind;
};

constexpr NameRow name_rows[] = {
    {".md", DocumentKind::Markdown},
    {".markdown", DocumentKind::Markdown},
    {"text/markdown", DocumentKind::Markdown},
    {".html", DocumentKind::Page},
    {".htm", DocumentKind::Page},
    {".xhtml", DocumentKind::Page},
    {"text/html", DocumentKind::Page},
    {"application/xhtml+xml", DocumentKind::Page},
    {".docx", DocumentKind::Word},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", DocumentKind::Word},
    {".txt", DocumentKind::Text},
    {"text/plain", DocumentKind::Text},
};

struct SignRow {
    std::string_view sign;
    std::string_view what;
};

/// First bytes of what people take for a document and what is none here.
constexpr SignRow sign_rows[] = {
    {"%PDF-", "a PDF"},
    {"\xD0\xCF\x11\xE0", "an old .doc"},
    {"{\\rtf", "an RTF file"},
    {"\x89PNG", "a picture"},
    {"\xFF\xD8\xFF", "a picture"},
    {"\x1F\x8B", "a compressed file"},
    {"\x28\xB5\x2F\xFD", "a compressed file"},
};

std::string lower_ascii(std::string_view text) {
    std::string lower{text};
    for (char& c : lower) {
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return lower;
}

std::optional<DocumentKind> kind_by_name(std::string_view name) {
    const std::string lower = lower_ascii(name.substr(0, name.find(';')));
    for (const NameRow& row : name_rows) {
        if (lower.ends_with(row.end)) return row.kind;
    }
    return std::nullopt;
}

std::string_view charset_of(std::string_view media_type) {
    const std::size_t at = media_type.find("charset=");
    if (at == std::string_view::npos) return {};
    std::string_view value = media_type.substr(at + 8);
    value = value.substr(0, value.find_first_of("; "));
    while (value.starts_with('"')) {
        value.remove_prefix(1);
    }
    while (value.ends_with('"')) {
        value.remove_suffix(1);
    }
    return value;
}

bool looks_like_page(std::string_view text) {
    const std::string head = lower_ascii(text.substr(0, 1024));
    const std::size_t at = head.find_first_not_of(" \t\r\n");
    if (at == std::string::npos || head[at] != '<') return false;
    constexpr std::string_view begins[] = {"<!doctype html",
                                           "<html",
                                           "<head",
                                           "<body",
                                           "<p",
                                           "<div",
                                           "<article",
                                           "<h1",
                                           "<blockquote"};
    return std::ranges::any_of(begins, [&](std::string_view begin) {
        return std::string_view{head}.substr(at).starts_with(begin);
    });
}

DocumentKind kind_by_content(std::string_view text) {
    if (looks_like_page(text)) return DocumentKind::Page;
    return documents::looks_like_markdown(text) ? DocumentKind::Markdown : DocumentKind::Text;
}

schema::Problem refusal(std::string reason) {
    return {std::move(reason), "", std::nullopt, schema::Severity::Error};
}

std::string utf8_of(std::string_view bytes, std::string_view charset) {
    files::Decoder decoder{files::find_encoding(bytes, charset)};
    std::string text;
    decoder.decode(bytes, text);
    decoder.decode({}, text);
    return text;
}

/// The contents of a page's <title> as one line; empty when it has none.
std::string page_title(std::string_view page) {
    constexpr std::string_view tags[] = {"<title>", "<TITLE>", "<Title>"};
    for (const std::string_view tag : tags) {
        const std::size_t begin = page.find(tag);
        if (begin == std::string_view::npos) continue;
        const std::string_view rest = page.substr(begin + tag.size());
        return html::read_line(rest.substr(0, rest.find("</")));
    }
    return {};
}

/// A title that quotes is printed as much as the text is; what the text says anyhow is not read
/// twice.
bool quotes_anew(std::string_view title, std::string_view text) {
    constexpr std::string_view marks[] = {"\"", "\xE2\x80\x9C", "\xE2\x80\x9E", "\xC2\xAB", "``"};
    return text.find(title) == std::string_view::npos &&
           std::ranges::any_of(marks, [title](std::string_view mark) {
               return title.find(mark) != std::string_view::npos;
           });
}

/// Captions and what a page sets aside are printed too, so they are read behind the text.
Document read_page(std::string_view text) {
    html::Text read = html::read_text(text);
    Document document;
    document.kind = DocumentKind::Page;
    document.text = std::move(read.text);
    document.set_apart = std::move(read.quotes);
    for (const schema::Boilerplate& beside : read.boilerplate) {
        if (!document.text.empty()) document.text += "\n\n";
        document.text += beside.text;
    }
    const std::string title = page_title(text);
    if (quotes_anew(title, document.text)) document.text += "\n\n" + title;
    return document;
}

Document read_as(DocumentKind kind, std::string_view text) {
    if (kind == DocumentKind::Page) return read_page(text);
    if (kind == DocumentKind::Markdown) return documents::read_markdown(text);
    Document document;
    document.text = documents::read_plain_text(text);
    return document;
}

schema::Result<Document> read_text_document(std::string_view bytes, std::string_view name) {
    for (const SignRow& row : sign_rows) {
        if (!bytes.starts_with(row.sign)) continue;
        return refusal("This is " + std::string{row.what} +
                       ", which is not read: save it as .docx, HTML or text.");
    }
    const std::string text = utf8_of(bytes, charset_of(name));
    if (text.find('\0') != std::string::npos) {
        return refusal("This is no text: it has zero bytes. Save it as .docx, HTML or text.");
    }
    const auto named = kind_by_name(name);
    const bool is_named = named && *named != DocumentKind::Word;
    // Forms and scripts call anything text/plain, so that name alone decides nothing.
    const bool is_vague = is_named && *named == DocumentKind::Text;
    return read_as(is_named && !is_vague ? *named : kind_by_content(text), text);
}

}  // namespace

std::string_view name_of(DocumentKind kind) {
    constexpr std::string_view names[] = {"text", "markdown", "html", "docx"};
    return names[static_cast<std::size_t>(kind)];
}

schema::Result<Document> read_document(std::string_view bytes, std::string_view name) {
    if (bytes.size() > most_document_bytes) {
        return refusal("A draft of more than " + std::to_string(most_document_bytes >> 20U) +
                       " MiB is not read: hand it in by parts.");
    }
    auto document =
        documents::is_zip(bytes) ? documents::read_word(bytes) : read_text_document(bytes, name);
    if (!document) return document;
    if (document->text.size() > most_document_text_bytes) {
        return refusal("A draft with more than " + std::to_string(most_document_text_bytes >> 20U) +
                       " MiB of words is not read: hand it in by parts.");
    }
    const bool is_marked_up =
        document->kind == DocumentKind::Page || document->kind == DocumentKind::Word;
    if (is_marked_up) documents::print_marks(document->text, document->set_apart);
    document->lang = formats::guess_language(document->text);
    return document;
}

}  // namespace onrecord::corpus
