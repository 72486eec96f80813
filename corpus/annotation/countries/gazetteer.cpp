// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/countries/gazetteer.hpp"

#include "corpus/annotation/countries/inflection.hpp"
#include "corpus/annotation/letters.hpp"
#include "corpus/annotation/table.hpp"
#include "corpus/annotation/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <unicode/locid.h>
#include <unicode/unistr.h>
#include <utility>

namespace onrecord::corpus::annotation {
namespace {

constexpr std::uint8_t longest_name = 8;  ///< Words.

constexpr std::pair<std::string_view, PlaceKind> kinds[] = {
    {"nothing", PlaceKind::Nothing},
    {"name", PlaceKind::Name},
    {"demonym", PlaceKind::Demonym},
    {"capital", PlaceKind::Capital},
    {"seat", PlaceKind::Seat},
    {"region", PlaceKind::Region},
    {"state", PlaceKind::State},
    {"city", PlaceKind::City},
};

PlaceKind kind_named(std::string_view name) {
    for (const auto& [word, kind] : kinds) {
        if (word == name) return kind;
    }
    return PlaceKind::Nothing;
}

std::uint32_t number(std::string_view digits) {
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

constexpr std::string_view locale_languages[] = {
    "ar", "bg", "cs", "da", "de", "el", "es", "et", "fa", "fi", "fr", "he", "hi",
    "hr", "hu", "id", "it", "ja", "ko", "lt", "lv", "nb", "nl", "no", "pl", "pt",
    "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr", "uk", "vi", "zh"};

// Names of one language stand in the same index behind `de:`.
std::string lang_prefix(std::string_view lang) {
    return lang.empty() ? std::string{} : std::string{lang} + ":";
}

Meaning meaning_of(const std::vector<PlaceSense>& senses) {
    Meaning meaning = a_city;
    for (const PlaceSense& sense : senses) {
        if (sense.kind == PlaceKind::Nothing) return no_place;
        if (sense.kind == PlaceKind::City) continue;
        if (sense.kind == PlaceKind::State) return a_state;
        const bool is_only = meaning == a_city || meaning == sense.country;
        meaning = is_only ? Meaning{sense.country} : one_of_several;
    }
    return meaning;
}

bool is_name_token(const Token& token) {
    return token.kind == TokenKind::Word || token.kind == TokenKind::Number;
}

}  // namespace

Gazetteer::Gazetteer() {
    // By hand first: it says who the French are where the generated table names four countries.
    read_places(vocabulary::places);
    by_hand_ = hand_made_ = static_cast<std::uint32_t>(names_.size());
    read_places(vocabulary::countries);
    hand_made_ = 0;
    read_locales();
    read_peoples();
    read_cities(vocabulary::cities);
    demote_small_capitals();
    finish();
}

// Plymouth is a capital (of Montserrat) and a city of 260,000 elsewhere: such a name means
// whichever the Entry is about, so it counts as a city of both. Names by hand stay what they are.
void Gazetteer::demote_small_capitals() {
    for (std::uint32_t name = by_hand_; name < senses_.size(); ++name) {
        auto& senses = senses_[name];
        for (PlaceSense& capital : senses) {
            if (capital.kind != PlaceKind::Capital) continue;
            std::uint32_t own = 0;
            std::uint32_t elsewhere = 0;
            for (const PlaceSense& city : senses) {
                if (city.kind != PlaceKind::City) continue;
                std::uint32_t& largest = city.country == capital.country ? own : elsewhere;
                largest = std::max(largest, city.thousands);
            }
            if (elsewhere <= own) continue;
            capital.kind = PlaceKind::City;
            capital.thousands = own;
        }
    }
}

void Gazetteer::finish() {
    begins_ = HashTable<FirstWord>{first_words_.size()};
    for (std::uint32_t number = 0; number < first_words_.size(); ++number) {
        const std::string& word = first_words_.key(number);
        begins_.add(hash_of(word), {names_.find(word), longest_[number]});
    }
    first_words_ = StringIndex{};
    for (const auto& senses : senses_) {
        meanings_.push_back(meaning_of(senses));
    }
}

// What peoples.tsv has of a few languages: who lives there, and the adjectives.
void Gazetteer::read_peoples() {
    for_each_row(vocabulary::peoples, [&](const auto& columns, int) {
        const bool is_name = columns[2] != "adjective" && columns[2] != "people";
        const NounKind noun = is_name                     ? NounKind::Name
                              : columns[2] == "adjective" ? NounKind::Adjective
                                                          : NounKind::People;
        const PlaceKind kind = is_name ? kind_named(columns[2]) : PlaceKind::Demonym;
        for (const auto word : split(columns[3], '|')) {
            for (const auto& form : inflected(word, columns[0], noun)) {
                add(form, {country(columns[1]), kind, 0}, columns[0]);
            }
        }
    });
}

// What ICU's locale data (CLDR) calls each country in other languages.
void Gazetteer::read_locales() {
    const std::size_t countries = codes_.size();
    for (const std::string_view lang : locale_languages) {
        const icu::Locale in{std::string{lang}.c_str()};
        for (std::uint32_t number = 0; number < countries; ++number) {
            const std::string& code = codes_.key(number);
            if (code.size() != 2) continue;
            icu::UnicodeString name;
            icu::Locale{"", code.c_str()}.getDisplayCountry(in, name);
            std::string bytes;
            name.toUTF8String(bytes);
            if (bytes == code) continue;
            const PlaceSense sense{static_cast<std::uint16_t>(number), PlaceKind::Name, 0};
            for (const auto& form : inflected(bytes, lang, NounKind::Name)) {
                add(form, sense, lang);
            }
        }
    }
}

void Gazetteer::read_places(std::string_view table) {
    for_each_row(table, [&](const auto& columns, int) {
        const PlaceSense sense{country(columns[0]), kind_named(columns[1]), 0};
        for (const auto name : split(columns[2], '|')) {
            add(name, sense);
        }
    });
}

void Gazetteer::read_cities(std::string_view table) {
    for_each_row(table, [&](const auto& columns, int) {
        for (const auto part : split(columns[1], ' ')) {
            const auto colon = part.find(':');
            add(columns[0],
                {country(part.substr(0, colon)), PlaceKind::City, number(part.substr(colon + 1))});
        }
    });
}

void Gazetteer::add(std::string_view name, PlaceSense sense, std::string_view lang) {
    static const Lexicon english{"en"};
    Reading reading;
    read(name, english, reading);
    std::string key;
    std::uint8_t words = 0;
    std::string first = lang_prefix(lang);
    key = first;
    for (std::uint32_t at = 0; at < reading.tokens.size(); ++at) {
        if (!is_name_token(reading.tokens[at])) continue;
        if (words == 0) first += reading.word(at);
        if (words < 2) (words == 0 ? may_begin_ : may_follow_).add(reading.tokens[at].hash);
        if (words++ > 0) key += ' ';
        key += reading.word(at);
    }
    if (words == 0 || words > longest_name) return;
    const auto known = names_.add(key);
    if (known == senses_.size()) senses_.emplace_back();
    auto& senses = senses_[known];
    if (known < hand_made_) return;
    const bool is_known = std::any_of(senses.begin(), senses.end(), [&](const PlaceSense& other) {
        return other.country == sense.country && other.kind == sense.kind;
    });
    if (!is_known) senses.push_back(sense);
    const auto word = first_words_.add(first);
    if (word == longest_.size()) longest_.push_back(0);
    longest_[word] = std::max(longest_[word], words);
}

namespace {

void append_name(const Reading& reading, std::uint32_t at, Gazetteer::Case how, std::string& key) {
    const std::string_view word = reading.word(at);
    if (how == Gazetteer::Case::AsPrinted || !reading.tokens[at].is_upper) {
        key += word;
        return;
    }
    const auto first = code_point_at(word, 0).next;
    key += word.substr(0, first);
    append_lowered(word.substr(first), key);
}

}  // namespace

void Gazetteer::find(const Reading& reading,
                     std::string_view lang,
                     std::vector<PlaceMention>& mentions) const {
    mentions.clear();
    std::string key;
    if (has_small_names(lang)) {
        const auto count = static_cast<std::uint32_t>(reading.tokens.size());
        for (std::uint32_t at = 0; at < count;) {
            if (reading.tokens[at].is_word()) find_at(reading, at, lang, key, mentions);
            at = std::max(at + 1, mentions.empty() ? 0 : mentions.back().tokens.end);
        }
        return;
    }
    std::uint32_t next = 0;
    for (const std::uint32_t at : reading.capitals) {
        if (at < next) continue;
        find_at(reading, at, lang, key, mentions);
        if (!mentions.empty()) next = mentions.back().tokens.end;
    }
}

void Gazetteer::find_at(const Reading& reading,
                        std::uint32_t at,
                        std::string_view lang,
                        std::string& key,
                        std::vector<PlaceMention>& mentions) const {
    const Token& token = reading.tokens[at];
    if (!may_begin_.may_have(token.hash)) return;
    const bool is_english = lang.empty() || lang == "en";
    auto mention = is_english ? std::nullopt : longest_at(reading, at, lang, key);
    if (!mention && token.is_capital) mention = longest_at(reading, at, {}, key);
    if (mention) mentions.push_back(*mention);
}

PlaceMention Gazetteer::mention_of(TokenRange tokens, std::uint32_t name) const {
    return {tokens, name, meanings_[name]};
}

bool Gazetteer::has_sense(std::uint32_t name, std::uint16_t country, PlaceKind kind) const {
    const auto& senses = senses_[name];
    return std::any_of(senses.begin(), senses.end(), [&](const PlaceSense& sense) {
        return sense.country == country && sense.kind == kind;
    });
}

// Of two words and more, from the longest down; `key` has the first.
PlaceMention Gazetteer::longest_of_several(const Reading& reading,
                                           TokenRange range,
                                           Case how,
                                           std::string& key) const {
    std::array<std::size_t, longest_name + 1> ends{};  // of the key by the count of its words
    const auto end = std::min(range.end, static_cast<std::uint32_t>(reading.tokens.size()));
    std::uint32_t words = 1;
    for (std::uint32_t next = range.begin + 1; next < end; ++next) {
        const Token& token = reading.tokens[next];
        if (!is_name_token(token) || (words == 1 && !may_follow_.may_have(token.hash))) break;
        append_name(reading, next, how, key += ' ');
        ends[++words] = key.size();
    }
    for (; words > 1; --words) {
        const auto name = names_.find(std::string_view{key}.substr(0, ends[words]));
        if (name != StringIndex::absent) {
            return mention_of({range.begin, range.begin + words}, name);
        }
    }
    return {};
}

std::optional<PlaceMention> Gazetteer::longest_at(const Reading& reading,
                                                  std::uint32_t at,
                                                  std::string_view lang,
                                                  std::string& key) const {
    const bool is_upper = reading.tokens[at].is_upper;
    for (const Case how : {Case::AsPrinted, Case::Capitalised}) {
        if (how == Case::Capitalised && !is_upper) break;
        key = lang_prefix(lang);
        append_name(reading, at, how, key);
        const FirstWord* first = begins_.find(hash_of(key));
        if (first == nullptr) continue;
        if (first->longest > 1) {
            const PlaceMention longer =
                longest_of_several(reading, {at, at + first->longest}, how, key);
            if (!longer.tokens.is_empty()) return longer;
        }
        if (first->name != StringIndex::absent) return mention_of({at, at + 1}, first->name);
    }
    return std::nullopt;
}

}  // namespace onrecord::corpus::annotation
