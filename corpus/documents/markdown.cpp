// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/documents/markdown.hpp"

#include "corpus/documents/plain_text.hpp"
#include "corpus/documents/typed_marks.hpp"
#include "corpus/html/entities.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

// CommonMark 0.30 names what is read here; of its inline rules only those that take marks out.
namespace onrecord::corpus::documents {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t'; }

bool is_punctuation(char c) { return std::ispunct(static_cast<unsigned char>(c)) != 0; }

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::string_view without_indent(std::string_view line) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    return line;
}

/// How deep a line stands in block quotes, and the line without their marks.
std::pair<int, std::string_view> quoted_depth(std::string_view line) {
    int depth = 0;
    for (line = without_indent(line); line.starts_with('>'); line = without_indent(line)) {
        line.remove_prefix(1);
        ++depth;
    }
    return {depth, line};
}

bool is_rule(std::string_view line) {
    if (line.size() < 3) return false;
    const char mark = line.front();
    if (mark != '-' && mark != '*' && mark != '_' && mark != '=') return false;
    return std::ranges::all_of(line, [mark](char c) { return c == mark || is_space(c); });
}

/// `# ` of a heading, `- ` or `12. ` of a list.
std::string_view without_leader(std::string_view line, bool& has_leader) {
    const std::size_t hashes = std::min(line.find_first_not_of('#'), line.size());
    if (hashes > 0 && hashes <= 6 && (hashes == line.size() || is_space(line[hashes]))) {
        has_leader = true;
        line.remove_prefix(hashes);
        while (!line.empty() && (line.back() == '#' || is_space(line.back()))) {
            line.remove_suffix(1);
        }
        return without_indent(line);
    }
    std::size_t mark = std::min(line.find_first_not_of("0123456789"), line.size());
    const bool is_numbered =
        mark > 0 && mark < 10 && mark < line.size() && (line[mark] == '.' || line[mark] == ')');
    const bool is_bullet =
        mark == 0 && !line.empty() && (line[0] == '-' || line[0] == '*' || line[0] == '+');
    if (!is_numbered && !is_bullet) return line;
    if (++mark >= line.size() || !is_space(line[mark])) return line;
    has_leader = true;
    return without_indent(line.substr(mark));
}

bool is_fence(std::string_view line) { return line.starts_with("```") || line.starts_with("~~~"); }

/// `[name]: address`, which prints nothing; a footnote's `[^1]: words` does.
bool is_definition(std::string_view line) {
    if (!line.starts_with('[') || line.starts_with("[^")) return false;
    const std::size_t end = line.find("]:");
    return end != std::string_view::npos && end < 200;
}

/// Takes the marks out of one paragraph.
class Inline {
public:
    explicit Inline(std::string_view text) : text_{text} {}

    std::string read() {
        while (at_ < text_.size()) {
            if (!take_escape() && !take_code() && !take_tag() && !take_link_end() && !take_mark()) {
                made_ += text_[at_++];
            }
        }
        return html::decode_entities(made_);
    }

private:
    bool take_escape() {
        if (text_[at_] != '\\' || at_ + 1 == text_.size()) return false;
        if (!is_punctuation(text_[at_ + 1])) return false;
        made_ += text_[at_ + 1];
        at_ += 2;
        return true;
    }

    bool take_code() {
        if (text_[at_] != '`') return false;
        ++at_;
        return true;
    }

    /// `<b>`, `</em>`, `<a href="...">`, `<https://...>`; any other `<` stays.
    bool take_tag() {
        if (text_[at_] != '<') return false;
        const std::size_t length = text_.substr(at_, most_tag_bytes).find('>');
        if (length == std::string_view::npos || length < 2) return false;
        if (!is_tag(text_.substr(at_ + 1, length - 1))) return false;
        at_ += length + 1;
        return true;
    }

    static bool is_tag(std::string_view inner) {
        if (inner.starts_with('/')) inner.remove_prefix(1);
        if (inner.empty() || std::isalpha(static_cast<unsigned char>(inner[0])) == 0) return false;
        const std::size_t name = std::min(inner.find_first_of(" /:"), inner.size());
        const std::string_view rest = inner.substr(name);
        return rest.find_first_not_of(" /") == std::string_view::npos ||
               rest.find('=') != std::string_view::npos || rest.starts_with("://");
    }

    /// `](address)` and `][name]` behind a link's words, whose `[` was left out before.
    bool take_link_end() {
        const char c = text_[at_];
        if (c == '!' && text_.substr(at_).starts_with("![")) {
            ++at_;
            return true;
        }
        if (c == '[' && is_link()) {
            ++open_links_;
            ++at_;
            return true;
        }
        if (c != ']' || open_links_ == 0) return false;
        --open_links_;
        ++at_;
        at_ += target_length();
        return true;
    }

    /// Of `(address)` or `[name]` here; 0 when there is none.
    std::size_t target_length() const {
        const std::string_view ahead = text_.substr(at_, most_link_bytes);
        if (!ahead.starts_with('(') && !ahead.starts_with('[')) return 0;
        const std::size_t end = ahead.find(ahead.front() == '(' ? ')' : ']');
        return end == std::string_view::npos ? 0 : end + 1;
    }

    /// Whether the bracket here begins a link: one look ahead of bounded length.
    bool is_link() const {
        const std::string_view ahead = text_.substr(at_, most_link_bytes);
        const std::size_t end = ahead.find(']');
        if (end == std::string_view::npos || end + 1 >= ahead.size()) return false;
        const char open = ahead[end + 1];
        if (open != '(' && open != '[') return false;
        return ahead.find(open == '(' ? ')' : ']', end + 2) != std::string_view::npos;
    }

    /// `*`, `_`, `~~` of emphasis; `3 * 4` and `snake_case` keep theirs.
    bool take_mark() {
        const char c = text_[at_];
        if (c != '*' && c != '_' && c != '~') return false;
        const std::size_t end = std::min(text_.find_first_not_of(c, at_), text_.size());
        const char before = at_ > 0 ? text_[at_ - 1] : ' ';
        const char after = end < text_.size() ? text_[end] : ' ';
        const bool is_alone = is_space(before) && is_space(after);
        const bool is_within = c == '_' && is_word(before) && is_word(after);
        const bool is_single_wave = c == '~' && end - at_ == 1;
        if (is_alone || is_within || is_single_wave) made_ += text_.substr(at_, end - at_);
        at_ = end;
        return true;
    }

    static constexpr std::size_t most_tag_bytes = 1000;
    static constexpr std::size_t most_link_bytes = 1000;
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t open_links_ = 0;
    std::string made_;
};

bool has_marks(std::string_view words) {
    constexpr std::string_view marks[] = {
        "\"", "\xE2\x80\x9C", "\xE2\x80\x9E", "\xC2\xAB", "\xC2\xBB"};
    return std::ranges::any_of(
        marks, [words](std::string_view mark) { return words.find(mark) != words.npos; });
}

/// Gathers lines into paragraphs.
class MarkdownReading {
public:
    Document read(std::string_view text) {
        document_.kind = DocumentKind::Markdown;
        for (const std::string_view line : lines_of(without_front_matter(text))) {
            take(line);
        }
        end_paragraph();
        return std::move(document_);
    }

private:
    /// Site generators put settings before the text, between two lines of three dashes.
    static std::string_view without_front_matter(std::string_view text) {
        if (!text.starts_with("---\n")) return text;
        const std::size_t end = text.find("\n---\n");
        return end == std::string_view::npos ? text : text.substr(end + 5);
    }

    void take(std::string_view source) {
        const auto [depth, line] = quoted_depth(source);
        if (is_fence(line)) {
            end_paragraph();
            in_code_ = !in_code_;
            return;
        }
        if (in_code_) return;
        if (depth != depth_ && !(depth < depth_ && !paragraph_.empty() && !line.empty())) {
            end_paragraph();
            depth_ = depth;
        }
        if (line.empty() || is_rule(line) || is_definition(line)) {
            end_paragraph();
            if (line.empty()) depth_ = depth;
            return;
        }
        if (may_be_signed() && line.size() <= most_line_bytes && sign(line)) return;
        bool has_leader = false;
        const std::string_view words = without_leader(line, has_leader);
        if (has_leader) end_paragraph();
        if (!paragraph_.empty()) paragraph_ += ' ';
        paragraph_ += words;
        if (has_leader && line.starts_with('#')) end_paragraph();
        // A backslash at its end breaks the line.
        if (paragraph_.ends_with('\\')) {
            paragraph_.pop_back();
            end_paragraph();
        }
    }

    /// Directly behind words of a block quote, in it or below it.
    bool may_be_signed() const { return paragraph_.empty() ? is_block_quote_last_ : depth_ > 0; }

    /// The line that says whose the block quote above it is; it is no part of that.
    bool sign(std::string_view line) {
        const std::string words = Inline{with_printed_marks(line)}.read();
        const std::string_view name = signed_name(words);
        if (name.empty()) return false;
        end_paragraph();
        const bool has_span = !document_.set_apart.empty() &&
                              document_.set_apart.back().span.end == document_.text.size();
        if (has_span) document_.set_apart.back().speaker = name;
        add_paragraph(words);
        is_block_quote_last_ = false;
        return true;
    }

    void end_paragraph() {
        if (paragraph_.empty()) return;
        const std::string words = Inline{with_printed_marks(paragraph_)}.read();
        paragraph_.clear();
        if (words.empty()) return;
        const schema::Span span = add_paragraph(words);
        is_block_quote_last_ = depth_ > 0;
        // Words with marks of their own are found by those, and what stands around them is whose.
        if (depth_ > 0 && !has_marks(words)) document_.set_apart.push_back({span, {}});
    }

    schema::Span add_paragraph(std::string_view words) {
        if (!document_.text.empty()) document_.text += "\n\n";
        const auto begin = static_cast<std::uint32_t>(document_.text.size());
        document_.text += words;
        return {begin, static_cast<std::uint32_t>(document_.text.size())};
    }

    static constexpr std::size_t most_line_bytes = 300;  ///< Of a line that may be a signature.
    Document document_;
    std::string paragraph_;
    int depth_ = 0;
    bool is_block_quote_last_ = false;  ///< Whether the paragraph before is of one.
    bool in_code_ = false;
};

}  // namespace

Document read_markdown(std::string_view text) { return MarkdownReading{}.read(text); }

bool looks_like_markdown(std::string_view text) {
    constexpr std::string_view beginnings[] = {"# ", "## ", "### ", "> ", "```"};
    constexpr std::string_view pieces[] = {"](http", "**", "](/"};
    const auto lines = lines_of(text);
    return std::ranges::any_of(lines, [&](std::string_view line) {
        return std::ranges::any_of(beginnings,
                                   [line](std::string_view it) { return line.starts_with(it); }) ||
               std::ranges::any_of(
                   pieces, [line](std::string_view it) { return line.find(it) != line.npos; });
    });
}

}  // namespace onrecord::corpus::documents
