// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/countries/resolver.hpp"

#include <algorithm>
#include <optional>

namespace onrecord::corpus::annotation {
namespace {

constexpr WordClasses forenames = WordClass::Male | WordClass::Female;
constexpr std::uint32_t focus_share = 5;  ///< A fifth of all that is named.
constexpr std::uint32_t large_city = 500;
constexpr std::uint32_t clearly_larger = 8;

bool is_capital_word(const Reading& reading, std::uint32_t at) {
    return at < reading.tokens.size() && reading.tokens[at].is_word() &&
           reading.tokens[at].is_capital;
}

// Michael Jordan, Jordan Smith, Chad Johnson: a forename beside it makes it a person.
bool is_person(const Reading& reading, const PlaceMention& mention) {
    if (mention.tokens.end - mention.tokens.begin != 1) return false;
    const std::uint32_t at = mention.tokens.begin;
    if (at > 0 && is_capital_word(reading, at - 1) && !reading.tokens[at].is_joined &&
        reading.tokens[at - 1].is(forenames | WordClass::Honorific) &&
        !reading.tokens[at - 1].is(WordClass::Office | WordClass::NotName)) {
        return true;
    }
    return reading.tokens[at].is(forenames) && is_capital_word(reading, at + 1) &&
           !reading.tokens[at + 1].is_joined && !reading.tokens[at].is_possessive &&
           !reading.tokens[at + 1].is(WordClass::NotName | WordClass::Office |
                                      WordClass::Honorific);
}

bool is_after_place_word(const Reading& reading, std::uint32_t at) {
    if (at == 0) return true;
    const Token& before = reading.tokens[at - 1];
    if (before.kind == TokenKind::Break) return reading.tokens[at].is_upper;
    return before.is(WordClass::Preposition) && !before.is_capital;
}

}  // namespace

void CountryCounts::add(std::uint16_t country, std::uint32_t weight) {
    for (Count& count : counts_) {
        if (count.country == country) {
            count.weight += weight;
            return;
        }
    }
    counts_.push_back({country, weight});
}

std::uint32_t CountryCounts::weight(std::uint16_t country) const {
    for (const Count& count : counts_) {
        if (count.country == country) return count.weight;
    }
    return 0;
}

void CountryCounts::add(const CountryCounts& other) {
    for (const Count& count : other.counts_)
        add(count.country, count.weight);
}

void CountryResolver::count_plain(const PlacedText& text, CountryCounts& counts) const {
    for (const PlaceMention& mention : text.mentions) {
        const std::int32_t country = gazetteer_.plain_country(mention.name);
        if (country < 0 || is_person(*text.reading, mention)) continue;
        counts.add(static_cast<std::uint16_t>(country), 1);
    }
}

void CountryResolver::count_cities(const PlacedText& text,
                                   const CountryCounts& entry,
                                   const CountryCounts& liveblog,
                                   CountryCounts& counts) const {
    for (const PlaceMention& mention : text.mentions) {
        if (gazetteer_.plain_country(mention.name) != Gazetteer::a_city) continue;
        const auto& senses = gazetteer_.senses(mention.name);
        if (senses.empty() || is_person(*text.reading, mention)) continue;
        const PlaceSense* best = nullptr;
        std::uint32_t second = 0;
        for (const PlaceSense& sense : senses) {
            if (entry.has(sense.country) && (best == nullptr || !entry.has(best->country))) {
                best = &sense;
            } else if (best == nullptr) {
                best = &sense;
            } else if (!entry.has(best->country)) {
                second = std::max(second, sense.thousands);
            }
        }
        const bool is_supported = entry.has(best->country) || liveblog.has(best->country);
        const bool is_placed = is_after_place_word(*text.reading, mention.tokens.begin);
        const bool is_large =
            best->thousands >= large_city && best->thousands > clearly_larger * second;
        if ((is_supported && (is_placed || is_large)) || (is_large && is_placed)) {
            counts.add(best->country, 1);
        }
    }
}

std::vector<std::string> CountryResolver::codes(const CountryCounts& counts) const {
    std::vector<std::string> codes;
    for (const auto& count : counts.counts())
        codes.push_back(gazetteer_.code(count.country));
    std::sort(codes.begin(), codes.end());
    return codes;
}

std::vector<std::string> CountryResolver::focus(const CountryCounts& title,
                                                const CountryCounts& all) const {
    std::uint32_t total = 0;
    for (const auto& count : all.counts())
        total += count.weight;
    std::vector<std::string> codes;
    for (const auto& count : all.counts()) {
        if (title.has(count.country) || count.weight * focus_share > total) {
            codes.push_back(gazetteer_.code(count.country));
        }
    }
    std::sort(codes.begin(), codes.end());
    return codes;
}

}  // namespace onrecord::corpus::annotation
