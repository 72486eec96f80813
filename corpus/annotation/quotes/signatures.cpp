// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/quotes/signatures.hpp"

namespace onrecord::corpus::annotation {
namespace {

constexpr std::uint32_t longest_signature = 20;  ///< Items.

/// Where a line of its own begins behind the quote that is a line, or the words behind it.
std::uint32_t signature_begin(const Place& place) {
    const Narration& told = place.told;
    if (place.item != place.sentence.begin) return place.item;
    if (place.item + 1 < place.sentence.end) return place.item + 1;
    const auto& paragraphs = told.paragraph_of;
    if (place.number + 1 >= told.sentences.size()) return place.item;
    const bool is_line =
        place.number == 0 || paragraphs[place.number - 1] != paragraphs[place.number];
    const bool is_next = paragraphs[place.number + 1] == paragraphs[place.number] + 1;
    return is_line && is_next ? told.sentences[place.number + 1].begin : place.item;
}

}  // namespace

std::optional<Attribution> signature(const Place& place) {
    const Narration& told = place.told;
    const std::uint32_t dash = signature_begin(place);
    // A headline's 'We will build it': Smith
    const bool is_colon = dash == place.item + 1 && told.is(dash, TokenKind::Colon);
    if (dash == place.item || (!is_colon && !told.is(dash, TokenKind::Dash))) return std::nullopt;
    const std::uint32_t number = dash < place.sentence.end ? place.number : place.number + 1;
    const std::uint32_t end = told.sentences[number].end;
    if (dash + 1 >= end || end - dash > longest_signature) return std::nullopt;
    const auto phrase = phrase_at(told, dash + 1, end);
    if (!phrase) return std::nullopt;
    bool is_named = false;
    for (std::uint32_t at = phrase->begin; at < phrase->end; ++at) {
        is_named = is_named || told.token(at).is_capital;
    }
    if (!is_named) return std::nullopt;
    return Attribution{
        {*phrase, {}, {}}, is_colon ? schema::Level::Middle : schema::Level::High, {}, 0};
}

}  // namespace onrecord::corpus::annotation
