// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/countries/guards.hpp"

#include "corpus/annotation/letters.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <string_view>

namespace onrecord::corpus::annotation {
namespace {

constexpr WordClasses known_forenames = WordClass::Male | WordClass::Female;
constexpr WordClasses forenames = known_forenames | WordClass::Forename;
constexpr WordClasses no_surname = WordClass::NotName | WordClass::Office | WordClass::Honorific |
                                   WordClass::Body | WordClass::Time | WordClass::Document;

constexpr std::string_view places_begin[] = {
    "in", "to", "from", "near", "across", "into", "throughout", "inside", "outside", "within"};
constexpr std::string_view speaking[] = {"in",
                                         "into",
                                         "speak",
                                         "speaks",
                                         "spoke",
                                         "speaking",
                                         "spoken",
                                         "learn",
                                         "learns",
                                         "learnt",
                                         "learned",
                                         "learning",
                                         "fluent",
                                         "translated",
                                         "and",
                                         "or"};
constexpr std::string_view rare_forenames[] = {"Cuba", "Holland"};
constexpr std::string_view states[] = {"governor",
                                       "gov",
                                       "sheriff",
                                       "county",
                                       "counties",
                                       "republican",
                                       "democrat",
                                       "senator",
                                       "republicans",
                                       "democrats",
                                       "statewide",
                                       "legislature"};

constexpr std::string_view words_too[] = {
    "IN", "OR", "ME", "OK", "HI", "OH", "PA", "MA", "ID", "ILL", "MISS", "MASS", "WASH", "ORE"};

struct TownBody {
    std::string_view first;
    std::string_view second;  ///< Empty: any word.
};
constexpr TownBody town_bodies[] = {
    {"County", ""},
    {"Township", ""},
    {"Police", "Department"},
    {"Fire", "Department"},
    {"City", "Council"},
    {"City", "Schools"},
    {"Public", "Schools"},
    {"High", "School"},
    {"School", "Board"},
};

struct WordBefore {
    std::string_view name;
    std::string_view before;
};
constexpr WordBefore words_before[] = {
    {"Turkey", "roast"},
    {"Turkey", "roasted"},
    {"Turkey", "fried"},
    {"Turkey", "stuffed"},
    {"Turkey", "frozen"},
    {"Turkey", "thanksgiving"},
    {"Turkey", "christmas"},
    {"US", "tell"},
    {"US", "let"},
    {"US", "give"},
    {"US", "help"},
    {"US", "join"},
    {"US", "follow"},
    {"US", "contact"},
    {"US", "show"},
    {"US", "ask"},
    {"US", "email"},
};

bool is_one_of(std::span<const std::string_view> words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_capital_word(const Reading& reading, std::uint32_t at) {
    return at < reading.tokens.size() && reading.tokens[at].is_word() &&
           reading.tokens[at].is_capital;
}

bool has_surname_behind(const Reading& reading, std::uint32_t at) {
    if (!is_capital_word(reading, at + 1)) return false;
    const Token& name = reading.tokens[at];
    const Token& next = reading.tokens[at + 1];
    if (next.is_joined || name.is_possessive || next.is_upper || next.is(no_surname)) return false;
    if (name.is(known_forenames)) return true;
    if (reading.lexicon->lang() != "en") return false;  // German: any noun is a capitalised word
    // "Kenya Airways": behind what is seldom a forename only a word that nobody knows is a surname.
    const bool may_be = name.is(WordClass::Forename) || is_one_of(rare_forenames, reading.word(at));
    return may_be && (next.stem == KnownWord::no_stem || next.is(forenames));
}

bool has_forename_before(const Reading& reading, std::uint32_t at) {
    if (at == 0 || !is_capital_word(reading, at - 1) || reading.tokens[at].is_joined) return false;
    const Token& before = reading.tokens[at - 1];
    if (before.is(WordClass::Honorific)) return !before.is(WordClass::Office);
    if (before.is(known_forenames)) return !before.is(WordClass::Office | WordClass::NotName);
    return before.is(WordClass::Forename) && !before.is(no_surname | WordClass::Common);
}

}  // namespace

bool is_person(const Reading& reading, const PlaceMention& mention) {
    if (mention.tokens.end - mention.tokens.begin != 1) return false;
    const std::uint32_t at = mention.tokens.begin;
    return has_forename_before(reading, at) || has_surname_behind(reading, at);
}

bool is_led_to(const Reading& reading, const PlaceMention& mention) {
    const std::uint32_t at = mention.tokens.begin;
    return at > 0 && is_one_of(places_begin, reading.word(at - 1));
}

bool is_language(const Reading& reading, const PlaceMention& mention) {
    const std::uint32_t at = mention.tokens.begin;
    if (at == 0 || !is_one_of(speaking, reading.word(at - 1))) return false;
    const bool is_after_and = reading.word(at - 1) == "and" || reading.word(at - 1) == "or";
    if (is_after_and && (at < 3 || !is_one_of(speaking, reading.word(at - 3)))) return false;
    if (mention.tokens.end >= reading.tokens.size()) return true;
    const Token& next = reading.tokens[mention.tokens.end];
    if (next.kind != TokenKind::Word) return true;
    return !next.is_joined && next.is(WordClass::Preposition | WordClass::Conjunction |
                                      WordClass::Auxiliary | WordClass::Adverb);
}

bool is_led_astray(const Reading& reading, const PlaceMention& mention) {
    const std::uint32_t at = mention.tokens.begin;
    if (at == 0) return false;
    const std::string_view name = reading.word(at);
    if (name != "US" && name != "Turkey") return false;  // most names: without a copy
    const std::string before = lowered(reading.word(at - 1));
    return std::any_of(
        std::begin(words_before), std::end(words_before), [&](const WordBefore& row) {
            return row.name == name && row.before == before;
        });
}

bool is_after_place_word(const Reading& reading, std::uint32_t at) {
    if (at == 0) return true;
    const Token& before = reading.tokens[at - 1];
    if (before.kind == TokenKind::Break) return reading.tokens[at].is_upper;
    return before.is(WordClass::Preposition) && !before.is_capital;
}

bool is_behind_comma(const Reading& reading, const PlaceMention& mention) {
    const std::uint32_t at = mention.tokens.begin;
    const bool is_behind = at > 1 && reading.tokens[at - 1].kind == TokenKind::Comma &&
                           is_capital_word(reading, at - 2) && reading.lexicon->lang() == "en";
    if (!is_behind) return false;
    // In a line of capitals IN, OR and ME are words.
    const bool is_in_capitals = reading.tokens[at].is_upper && reading.tokens[at - 2].is_upper;
    if (is_in_capitals && is_one_of(words_too, reading.word(at))) return false;
    return !reading.tokens[at - 2].is(WordClass::Office | WordClass::Honorific | WordClass::Time);
}

bool has_town_body(const Reading& reading, const PlaceMention& mention) {
    const std::uint32_t at = mention.tokens.end;
    if (!is_capital_word(reading, at)) return false;
    const std::string_view first = reading.word(at);
    const std::string_view second =
        is_capital_word(reading, at + 1) ? reading.word(at + 1) : std::string_view{};
    return std::any_of(std::begin(town_bodies), std::end(town_bodies), [&](const TownBody& body) {
        return body.first == first && (body.second.empty() || body.second == second);
    });
}

bool has_state_words(const Reading& reading) {
    for (std::uint32_t at = 0; at < reading.tokens.size(); ++at) {
        const Token& token = reading.tokens[at];
        if (token.is_word() && is_one_of(states, lowered(reading.word(at)))) return true;
    }
    return false;
}

}  // namespace onrecord::corpus::annotation
