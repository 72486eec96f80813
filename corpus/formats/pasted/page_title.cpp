// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/pasted/page_title.hpp"

#include "corpus/formats/pasted/line_forms.hpp"
#include "corpus/html/phrases.hpp"

#include <algorithm>

namespace onrecord::corpus::formats::pasted {
namespace {

/// What a page asks for before it shows anything: `We value your privacy`.
bool asks_consent(const Block& block) { return says_any(block.text, "consent"); }

bool ends_menu(const Block& block) {
    if (asks_consent(block)) return false;
    return block.kind == BlockKind::Time || block.kind == BlockKind::Byline ||
           (block.kind == BlockKind::Paragraph && is_sentence(block.text));
}

/// `Foundry on fire. Live coverage`: one line, with a stop within it.
bool is_short_line(const Block& block) {
    constexpr std::size_t longest = 200;
    return block.kind == BlockKind::Paragraph && block.text.size() <= longest &&
           block.text.find('\n') == std::string_view::npos;
}

/// Where the title stands; `first` where no menu stands over it.
std::size_t title_behind_menu(Blocks blocks, std::size_t first) {
    const bool starts_with_heading =
        first < blocks.size() && blocks[first].kind == BlockKind::Heading;
    std::size_t items = 0;
    std::size_t best = first;
    std::size_t best_words = 0;
    for (std::size_t at = first; at < blocks.size() && !ends_menu(blocks[at]); ++at) {
        const Block& block = blocks[at];
        if (block.kind == BlockKind::Chrome || asks_consent(block)) continue;
        const std::size_t words = count_words(trimmed(block.text));
        constexpr std::size_t most_in_item = 2;
        if (words <= most_in_item) ++items;
        const bool is_line = block.kind == BlockKind::Heading || is_short_line(block);
        if (!is_line || words <= most_in_item) continue;
        if (html::calls_itself_liveblog(block.text)) {
            const bool is_title = at == first || items > 0 || !starts_with_heading;
            return is_title ? at : first;
        }
        if (words > best_words && block.kind == BlockKind::Heading) {
            best = at;
            best_words = words;
        }
    }
    constexpr std::size_t fewest_items = 3;
    return items >= fewest_items ? best : first;
}

/// The title in the first block that says something: a heading; or, of a few short lines, the one
/// that calls the page a liveblog (the Outlet's name over it, a full stop within it).
std::string_view title_in(const Block& block) {
    constexpr std::size_t longest_block = 300;
    if (block.kind == BlockKind::Heading) return block.text;
    if (block.kind != BlockKind::Paragraph || block.text.size() > longest_block) return {};
    if (is_sentence(block.text)) return {};
    for (std::string_view rest = block.text; !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        if (html::calls_itself_liveblog(line)) return line;
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    }
    return {};
}

}  // namespace

PageTitle find_page_title(Blocks blocks) {
    PageTitle title;
    while (title.at < blocks.size() && blocks[title.at].kind == BlockKind::Chrome) {
        ++title.at;
    }
    title.at = title_behind_menu(blocks, title.at);
    if (title.at < blocks.size()) title.text = trimmed(title_in(blocks[title.at]));
    return title;
}

}  // namespace onrecord::corpus::formats::pasted
