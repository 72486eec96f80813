// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/countries/guards.hpp"

#include "corpus/annotation/letters.hpp"
#include "corpus/annotation/table.hpp"
#include "corpus/annotation/vocabulary.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::corpus::annotation {
namespace {

constexpr WordClasses known_forenames = WordClass::Male | WordClass::Female;
constexpr WordClasses forenames = known_forenames | WordClass::Forename;
constexpr WordClasses no_surname = WordClass::NotName | WordClass::Office | WordClass::Honorific |
                                   WordClass::Body | WordClass::Time | WordClass::Document;

/// One or two words as they stand beside a name.
struct Words {
    std::string first;
    std::string second;  ///< Empty: any word, or none.
};

/// What contexts.tsv says, by its classes. The lists are short: they are looked through.
class Contexts {
public:
    Contexts() {
        for_each_row(vocabulary::contexts, [this](const auto& columns, int) {
            for (const auto words : split(columns[2], '|')) {
                const auto parts = split(words, '+');
                by_class_[std::string{columns[0]}][std::string{columns[1]}].push_back(
                    {std::string{parts[0]}, parts.size() > 1 ? std::string{parts[1]} : ""});
            }
        });
    }

    static const Contexts& instance() {
        static const Contexts contexts;
        return contexts;
    }

    /// Nothing stands in the table under that class and name: an empty list.
    const std::vector<Words>& of(std::string_view kind, std::string_view name) const {
        static const std::vector<Words> none;
        const auto of_class = by_class_.find(kind);
        if (of_class == by_class_.end()) return none;
        const auto found = of_class->second.find(name);
        return found == of_class->second.end() ? none : found->second;
    }

private:
    using ByName = std::map<std::string, std::vector<Words>, std::less<>>;
    std::map<std::string, ByName, std::less<>> by_class_;
};

bool is_one_of(const std::vector<Words>& all, std::string_view word) {
    return std::any_of(
        all.begin(), all.end(), [&](const Words& words) { return words.first == word; });
}

const std::vector<Words>& rare_forenames() {
    static const auto& words = Contexts::instance().of("forename", "*");
    return words;
}

/// The words that follow token `at`, as printed.
bool stands_behind(const Reading& reading, std::uint32_t at, const Words& words) {
    if (at >= reading.tokens.size() || reading.word(at) != words.first) return false;
    return words.second.empty() ||
           (at + 1 < reading.tokens.size() && reading.word(at + 1) == words.second);
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
    const bool may_be =
        name.is(WordClass::Forename) || is_one_of(rare_forenames(), reading.word(at));
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
    if (has_body_behind(reading, mention)) return false;
    const std::uint32_t at = mention.tokens.begin;
    return has_forename_before(reading, at) || has_surname_behind(reading, at);
}

bool is_led_to(const Reading& reading, const PlaceMention& mention) {
    static const auto& leads = Contexts::instance().of("lead", "*");
    const std::uint32_t at = mention.tokens.begin;
    return at > 0 && is_one_of(leads, reading.word(at - 1));
}

bool is_language(const Reading& reading, const PlaceMention& mention) {
    static const auto& speaking = Contexts::instance().of("tongue", "*");
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
    const auto& words = Contexts::instance().of("before", reading.word(at));
    return !words.empty() && is_one_of(words, lowered(reading.word(at - 1)));
}

bool is_part_of_a_name(const Reading& reading, const PlaceMention& mention) {
    static const auto& things = Contexts::instance().of("behind", "*");
    const std::uint32_t next = mention.tokens.end;
    if (next >= reading.tokens.size() || !reading.tokens[next].is_word()) return false;
    const auto stands = [&](const Words& words) { return stands_behind(reading, next, words); };
    if (std::any_of(things.begin(), things.end(), stands)) return true;
    const auto& own = Contexts::instance().of("behind", reading.words(mention.tokens));
    return std::any_of(own.begin(), own.end(), stands);
}

bool is_after_place_word(const Reading& reading, std::uint32_t at) {
    if (at == 0) return true;
    const Token& before = reading.tokens[at - 1];
    if (before.kind == TokenKind::Break) return reading.tokens[at].is_upper;
    return before.is(WordClass::Preposition) && !before.is_capital;
}

bool is_behind_comma(const Reading& reading, const PlaceMention& mention) {
    static const auto& words_too = Contexts::instance().of("word", "US");
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
    static const auto& bodies = Contexts::instance().of("town", "US");
    const std::uint32_t at = mention.tokens.end;
    return is_capital_word(reading, at) &&
           std::any_of(bodies.begin(), bodies.end(), [&](const Words& words) {
               return stands_behind(reading, at, words);
           });
}

bool has_body_behind(const Reading& reading, const PlaceMention& mention) {
    static const auto& bodies = Contexts::instance().of("body", "*");
    const std::uint32_t at = mention.tokens.end;
    return std::any_of(bodies.begin(), bodies.end(), [&](const Words& words) {
        return stands_behind(reading, at, words);
    });
}

bool is_adjective(const Reading& reading, const PlaceMention& mention) {
    static const auto& articles = Contexts::instance().of("article", "*");
    const std::uint32_t next = mention.tokens.end;
    if (mention.tokens.begin == 0 || next >= reading.tokens.size()) return false;
    return is_one_of(articles, reading.word(mention.tokens.begin - 1)) &&
           reading.tokens[next].is_word() && !reading.tokens[next].is_capital;
}

bool has_state_words(const Reading& reading) {
    static const auto& states = Contexts::instance().of("state", "US");
    for (std::uint32_t at = 0; at < reading.tokens.size(); ++at) {
        const Token& token = reading.tokens[at];
        if (token.is_word() && is_one_of(states, lowered(reading.word(at)))) return true;
    }
    return false;
}

}  // namespace onrecord::corpus::annotation
