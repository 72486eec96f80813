// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/documents/word.hpp"

#include "corpus/documents/zip.hpp"
#include "corpus/files/decoder.hpp"
#include "corpus/files/encoding.hpp"
#include "corpus/xml/parser.hpp"

#include <algorithm>
#include <utility>

namespace onrecord::corpus::documents {
namespace {

constexpr int deepest = 256;

schema::Problem broken(const std::string& reason) {
    return {"This .docx cannot be read: " + reason + ". Save it again, or as text.",
            "",
            std::nullopt,
            schema::Severity::Error};
}

/// What a member holds, in the order in which it is read: the text, then the notes to it.
int rank_of(std::string_view name) {
    if (name.starts_with("word/document") && name.ends_with(".xml")) return 0;
    if (name == "word/footnotes.xml") return 1;
    if (name == "word/endnotes.xml") return 2;
    return -1;
}

/// Nobody would see these in print.
bool is_left_out(std::string_view name) {
    constexpr std::string_view names[] = {"del", "moveFrom", "Fallback", "instrText"};
    return std::ranges::find(names, name) != std::end(names);
}

bool sets_apart(std::string_view style) {
    constexpr std::string_view styles[] = {"Quote", "IntenseQuote", "BlockText"};
    return std::ranges::find(styles, style) != std::end(styles);
}

bool is_off(std::string_view value) { return value == "0" || value == "false" || value == "off"; }

class WordReading {
public:
    explicit WordReading(Document& document) : document_{document} {}

    std::optional<xml::Fault> read(const std::string& text) {
        xml::Parser parser{{[this](const xml::Element& element) { begin(element); },
                            [this](std::string_view name) { end(name); },
                            [this](std::string_view piece) { add(piece); }},
                           deepest};
        if (auto fault = parser.take(text)) return fault;
        return parser.finish();
    }

private:
    struct Paragraph {
        std::string text;
        bool is_set_apart = false;
    };

    void begin(const xml::Element& element) {
        const std::string_view name = element.name;
        if (is_left_out(name)) ++left_out_;
        // A text box stands within a paragraph and has paragraphs of its own.
        if (name == "p") open_.emplace_back();
        if (name == "r") is_hidden_ = false, in_run_ = true;
        if (name == "vanish" && in_run_ && !is_off(element.attribute("val"))) is_hidden_ = true;
        if (name == "t") in_text_ = true;
        if (name == "pStyle" && !open_.empty()) {
            open_.back().is_set_apart = sets_apart(element.attribute("val"));
        }
        if (in_run_ && (name == "tab" || name == "br" || name == "cr")) add_words(" ");
        if (name == "noBreakHyphen") add_words("-");
    }

    void end(std::string_view name) {
        if (is_left_out(name)) --left_out_;
        if (name == "t") in_text_ = false;
        if (name == "r") in_run_ = false;
        if (name == "p" && !open_.empty()) {
            end_paragraph(open_.back());
            open_.pop_back();
        }
    }

    void add(std::string_view piece) {
        if (in_text_) add_words(piece);
    }

    void add_words(std::string_view words) {
        if (left_out_ == 0 && !is_hidden_ && !open_.empty()) open_.back().text += words;
    }

    void end_paragraph(const Paragraph& paragraph) {
        if (paragraph.text.find_first_not_of(" \t\n") == std::string::npos) return;
        std::string& text = document_.text;
        if (!text.empty()) text += "\n\n";
        const auto begin = static_cast<std::uint32_t>(text.size());
        std::ranges::replace_copy(paragraph.text, std::back_inserter(text), '\n', ' ');
        const auto end = static_cast<std::uint32_t>(text.size());
        if (paragraph.is_set_apart) document_.set_apart.push_back({{begin, end}, {}});
    }

    Document& document_;
    std::vector<Paragraph> open_;
    int left_out_ = 0;
    bool in_run_ = false;
    bool in_text_ = false;
    bool is_hidden_ = false;
};

/// XML parts are UTF-8 or UTF-16.
std::string decoded(const std::string& bytes) {
    const files::Encoding encoding = files::find_encoding(bytes, {});
    files::Decoder decoder{encoding};
    std::string text;
    decoder.decode(bytes, text);
    decoder.decode({}, text);
    return text;
}

}  // namespace

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

schema::Result<Document> read_word(std::string_view bytes) {
    auto members = read_zip(
        bytes, most_document_bytes, [](std::string_view name) { return rank_of(name) >= 0; });
    if (!members) return members.error();
    std::ranges::stable_sort(*members, {}, [](const auto& it) { return rank_of(it.first); });
    if (members->empty() || rank_of(members->front().first) != 0) {
        return broken("it has no word/document.xml; other zip files are not read");
    }
    Document document;
    document.kind = DocumentKind::Word;
    for (const auto& [name, text] : *members) {
        WordReading reading{document};
        if (const auto fault = reading.read(decoded(text))) {
            return broken(name + ", line " + std::to_string(fault->line) + ": " + fault->reason);
        }
    }
    return document;
}

}  // namespace onrecord::corpus::documents
