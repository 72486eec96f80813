// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/words/us_country.hpp"

#include "schema/words/folding.hpp"

#include <algorithm>
#include <unicode/uchar.h>

namespace onrecord::schema {
namespace {

enum class Looks { Nothing, LikeAcronym, UpperCase, LowerCase };

constexpr std::size_t farthest_neighbour = 3;
constexpr std::size_t longest_acronym = 4;

Looks look_of(std::string_view printed) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < printed.size();) {
        const DecodedCharacter decoded = decode_character(printed, at);
        const auto character = static_cast<UChar32>(decoded.character);
        if (u_islower(character) != 0) return Looks::LowerCase;
        letters += u_isalpha(character) != 0 ? 1 : 0;
        at += decoded.length;
    }
    if (letters == 0) return Looks::Nothing;
    return letters <= longest_acronym ? Looks::LikeAcronym : Looks::UpperCase;
}

bool ends_sentence(std::string_view between) {
    return between.find_first_of(".!?\n") != std::string_view::npos;
}

/// What the nearest telling neighbour on one side looks like; `step` is 1 or -1.
Looks look_of_side(std::string_view text,
                   std::span<const Word> words,
                   std::size_t place,
                   std::ptrdiff_t step) {
    Looks best = Looks::Nothing;
    std::size_t at = place;
    for (std::size_t far = 0; far < farthest_neighbour; ++far) {
        const std::size_t next = at + static_cast<std::size_t>(step);
        if (next >= words.size()) break;  // Below the first wraps around, too.
        const Span left = words[std::min(at, next)].span;
        const Span right = words[std::max(at, next)].span;
        const bool overlap = right.begin < left.end;
        if (!overlap && ends_sentence(text.substr(left.end, right.begin - left.end))) break;
        const Span span = words[next].span;
        best = std::max(best, look_of(text.substr(span.begin, span.length())));
        if (best >= Looks::UpperCase) break;
        at = next;
    }
    return best;
}

}  // namespace

bool is_united_states(std::string_view text, std::span<const Word> words, std::size_t place) {
    const Looks looks =
        std::max(look_of_side(text, words, place, -1), look_of_side(text, words, place, 1));
    return looks == Looks::Nothing || looks == Looks::LowerCase;
}

}  // namespace onrecord::schema
