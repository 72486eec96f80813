// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippets/shown_part.hpp"

#include "searcher/text_pieces.hpp"

#include <algorithm>
#include <string_view>

namespace onrecord::searcher::snippets {
namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 16U;
// Behind a piece so much is read with it, so that a phrase over its end is found.
constexpr std::size_t overlap_bytes = 512;

/// A place of a character at or before `at`.
std::size_t at_character(std::string_view text, std::size_t at) {
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
        --at;
    }
    return std::min(at, text.size());
}

/// Where the first piece with a match begins; 0 when there is none.
std::size_t first_piece_with_match(const schema::Entry& entry,
                                   const TextMatcher& matcher,
                                   const schema::Analyzer& analyzer) {
    const std::string_view text = entry.text;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = end_of_piece(text, at, piece_bytes);
        const std::size_t last = at_character(text, end + overlap_bytes);
        const auto piece = text.substr(at, last - at);
        if (!matcher.find(piece, entry.lang, schema::Where::Body, analyzer).empty()) return at;
        at = end;
    }
    return 0;
}

void keep_within(schema::Span part, std::vector<schema::Quote>& quotes) {
    std::erase_if(quotes, [part](const schema::Quote& quote) {
        return quote.where != schema::Where::Body || quote.span.begin < part.begin ||
               quote.span.end > part.end;
    });
    for (schema::Quote& quote : quotes) {
        quote.span = {quote.span.begin - part.begin, quote.span.end - part.begin};
    }
}

}  // namespace

ShownPart shown_part(const schema::AnnotatedEntry& revision,
                     const TextMatcher& matcher,
                     const schema::Analyzer& analyzer) {
    const schema::Entry& entry = revision.entry;
    const std::string_view text = entry.text;
    const std::size_t found = first_piece_with_match(entry, matcher, analyzer);
    // Sentences that begin before the piece are shown with what they say.
    const std::size_t begin = at_character(text, found - std::min(found, overlap_bytes));
    const std::size_t end = end_of_piece(text, begin, 2 * piece_bytes);
    ShownPart part;
    part.begin = static_cast<std::uint32_t>(begin);
    part.revision.entry.lang = entry.lang;
    part.revision.entry.text = text.substr(begin, end - begin);
    part.revision.annotations.quotes = revision.annotations.quotes;
    keep_within({part.begin, static_cast<std::uint32_t>(end)}, part.revision.annotations.quotes);
    part.matches =
        matcher.find(part.revision.entry.text, entry.lang, schema::Where::Body, analyzer);
    return part;
}

}  // namespace onrecord::searcher::snippets
