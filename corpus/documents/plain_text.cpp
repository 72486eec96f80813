// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/documents/plain_text.hpp"

#include "corpus/documents/typed_marks.hpp"

#include <algorithm>
#include <span>

namespace onrecord::corpus::documents {
namespace {

// Editors and mail break lines between 60 and 100 characters; a line that ends much earlier ended
// because its author wanted it to.
constexpr std::size_t widest_broken_line = 110;
constexpr std::size_t shortest_broken_line = 40;

std::size_t width_of(std::string_view line) {
    return static_cast<std::size_t>(std::ranges::count_if(
        line, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

/// A quotation goes on over the end of a line, and no line before the last ends a sentence: then
/// they were broken, however short.
bool breaks_a_quotation(std::span<const std::string_view> block) {
    const auto lines = block.first(block.size() - 1);
    const bool has_sentence_end = std::ranges::any_of(lines, [](std::string_view line) {
        return std::string_view{".!?:"}.find(line.back()) != std::string_view::npos;
    });
    const auto is_open = [](std::string_view line) {
        const std::size_t open = line.rfind("\xE2\x80\x9C");
        // In German that mark closes.
        const bool closes = line.find("\xE2\x80\x9E") != std::string_view::npos;
        return open != std::string_view::npos && !closes &&
               line.find("\xE2\x80\x9D", open) == std::string_view::npos;
    };
    return !has_sentence_end && std::ranges::any_of(lines, is_open);
}

/// All but the last line of a block were broken to a width.
bool is_broken_to_width(std::span<const std::string_view> block) {
    if (block.size() < 2) return false;
    if (breaks_a_quotation(block)) return true;
    return std::ranges::all_of(block.first(block.size() - 1), [](std::string_view line) {
        const std::size_t width = width_of(line);
        return width >= shortest_broken_line && width <= widest_broken_line;
    });
}

void add_paragraph(std::string_view paragraph, std::string& text) {
    if (paragraph.empty()) return;
    if (!text.empty()) text += "\n\n";
    text += with_printed_marks(paragraph);
}

void add_block(std::span<const std::string_view> block, std::string& text) {
    const bool joins = is_broken_to_width(block);
    std::string paragraph;
    for (std::size_t i = 0; i < block.size(); ++i) {
        if (i > 0 && joins) {
            paragraph += ' ';
        } else {
            add_paragraph(paragraph, text);
            paragraph.clear();
        }
        paragraph += block[i];
    }
    add_paragraph(paragraph, text);
}

}  // namespace

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
        std::string_view line = text.substr(at, end - at);
        while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) {
            line.remove_suffix(1);
        }
        lines.push_back(line);
        at = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
    }
    return lines;
}

std::string read_plain_text(std::string_view text) {
    const auto lines = lines_of(text);
    const std::span<const std::string_view> all{lines};
    std::string result;
    for (std::size_t begin = 0; begin < all.size();) {
        std::size_t end = begin;
        while (end < all.size() && !all[end].empty()) {
            ++end;
        }
        if (end > begin) add_block(all.subspan(begin, end - begin), result);
        begin = end + 1;
    }
    return result;
}

}  // namespace onrecord::corpus::documents
