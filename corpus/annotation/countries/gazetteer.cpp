// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/countries/gazetteer.hpp"

#include "corpus/annotation/letters.hpp"
#include "corpus/annotation/table.hpp"
#include "corpus/annotation/vocabulary.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace onrecord::corpus::annotation {
namespace {

constexpr std::uint8_t longest_name = 8;  ///< Words.

constexpr std::pair<std::string_view, PlaceKind> kinds[] = {
    {"nothing", PlaceKind::Nothing},
    {"name",    PlaceKind::Name   },
    {"demonym", PlaceKind::Demonym},
    {"capital", PlaceKind::Capital},
    {"seat",    PlaceKind::Seat   },
    {"region",  PlaceKind::Region },
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

bool is_name_token(const Token& token) {
    return token.kind == TokenKind::Word || token.kind == TokenKind::Number;
}

}  // namespace

Gazetteer::Gazetteer() {
    // By hand first: it says who the French are where the generated table names four countries.
    read_places(vocabulary::places);
    hand_made_ = static_cast<std::uint32_t>(names_.size());
    read_places(vocabulary::countries);
    hand_made_ = 0;
    read_cities(vocabulary::cities);
}

void Gazetteer::read_places(std::string_view table) {
    for_each_row(table, [&](const auto& columns, int) {
        const PlaceSense sense{country(columns[0]), kind_named(columns[1]), 0};
        for (const auto name : split(columns[2], '|'))
            add(name, sense);
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

void Gazetteer::add(std::string_view name, PlaceSense sense) {
    static const Lexicon english{"en"};
    Reading reading;
    read(name, english, reading);
    std::string key;
    std::uint8_t words = 0;
    std::string first;
    for (std::uint32_t at = 0; at < reading.tokens.size(); ++at) {
        if (!is_name_token(reading.tokens[at])) continue;
        if (words == 0) first = reading.word(at);
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

void Gazetteer::find(const Reading& reading, std::vector<PlaceMention>& mentions) const {
    mentions.clear();
    std::string key;
    const auto count = static_cast<std::uint32_t>(reading.tokens.size());
    for (std::uint32_t at = 0; at < count;) {
        const Token& token = reading.tokens[at];
        const auto word = token.is_word() && token.is_capital ? first_words_.find(reading.word(at))
                                                              : StringIndex::absent;
        std::uint32_t next = at + 1;
        if (word != StringIndex::absent) {
            for (std::uint32_t words = longest_[word]; words > 0; --words) {
                if (at + words > count) continue;
                key.clear();
                for (std::uint32_t part = at; part < at + words; ++part) {
                    if (part > at) key += ' ';
                    key += is_name_token(reading.tokens[part]) ? reading.word(part) : "\t";
                }
                const auto name = names_.find(key);
                if (name == StringIndex::absent) continue;
                mentions.push_back({
                    {at, at + words},
                    name
                });
                next = at + words;
                break;
            }
        }
        at = next;
    }
}

}  // namespace onrecord::corpus::annotation
