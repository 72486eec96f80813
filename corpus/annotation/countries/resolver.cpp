// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/countries/resolver.hpp"

#include "corpus/annotation/countries/guards.hpp"

#include <algorithm>
#include <optional>

namespace onrecord::corpus::annotation {
namespace {

constexpr std::uint32_t focus_share = 5;  ///< A fifth of all that is named.
constexpr std::uint32_t large_city = 500;
constexpr std::uint32_t clearly_larger = 8;
constexpr std::uint32_t known_city = 50;  ///< Enough where no other place has its name.

bool has(const std::vector<std::uint32_t>& names, std::uint32_t name) {
    return std::find(names.begin(), names.end(), name) != names.end();
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
    for (const Count& count : other.counts_) {
        add(count.country, count.weight);
    }
}

CountryResolver::CountryResolver(const Gazetteer& gazetteer)
    : gazetteer_{gazetteer},
      america_{gazetteer.find_country("US").value_or(UINT16_MAX)} {}

void CountryResolver::weigh(PlacedText& title, PlacedText& body) const {
    if (title.mentions.empty() && body.mentions.empty()) return;
    std::vector<std::uint32_t> people;
    take_out_people(title, people);
    take_out_people(body, people);
    take_out_namesakes(title, people);
    take_out_namesakes(body, people);
    std::vector<std::uint32_t> towns;
    find_american_towns(title, towns);
    find_american_towns(body, towns);
    take_out_towns(title, towns);
    take_out_towns(body, towns);
    join_towns(title);
    join_towns(body);
    title.is_american = body.is_american = is_american(title) || is_american(body);
}

void CountryResolver::take_out_people(PlacedText& text, std::vector<std::uint32_t>& people) const {
    for (PlaceMention& mention : text.mentions) {
        if (mention.meaning == no_place || !is_person(*text.reading, mention)) continue;
        mention.meaning = no_place;
        if (!has(people, mention.name)) people.push_back(mention.name);
    }
}

void CountryResolver::take_out_namesakes(PlacedText& text,
                                         const std::vector<std::uint32_t>& people) const {
    for (PlaceMention& mention : text.mentions) {
        if (mention.meaning == no_place) continue;
        const bool is_somebody = has(people, mention.name) && !is_led_to(*text.reading, mention);
        const bool is_tongue =
            is_of(mention, PlaceKind::Demonym) && is_language(*text.reading, mention);
        if (is_somebody || is_tongue || is_led_astray(*text.reading, mention) ||
            is_part_of_a_name(*text.reading, mention)) {
            mention.meaning = no_place;
        } else if (mention.meaning == a_state) {
            mention.meaning = is_behind_comma(*text.reading, mention)
                                  ? Meaning{gazetteer_.senses(mention.name).front().country}
                                  : no_place;
        }
    }
}

void CountryResolver::find_american_towns(const PlacedText& text,
                                          std::vector<std::uint32_t>& towns) const {
    for (const PlaceMention& mention : text.mentions) {
        if (mention.meaning == no_place || mention.meaning == america_) continue;
        if (gazetteer_.has_sense(mention.name, america_, PlaceKind::City) &&
            has_town_body(*text.reading, mention)) {
            if (!has(towns, mention.name)) towns.push_back(mention.name);
        }
    }
}

void CountryResolver::take_out_towns(PlacedText& text,
                                     const std::vector<std::uint32_t>& towns) const {
    for (PlaceMention& mention : text.mentions) {
        if (mention.meaning != no_place && has(towns, mention.name)) mention.meaning = america_;
    }
}

namespace {

/// "Tripoli in northern Lebanon"
bool is_in(const Reading& reading, const PlaceMention& town, const PlaceMention& land) {
    constexpr std::uint32_t most_words = 2;  ///< Between "in" and the land.
    const std::uint32_t at = town.tokens.end;
    if (land.tokens.begin <= at || land.tokens.begin > at + 1 + most_words) return false;
    if (reading.word(at) != "in") return false;
    for (std::uint32_t between = at + 1; between < land.tokens.begin; ++between) {
        if (!reading.tokens[between].is_word() || reading.tokens[between].is_capital) return false;
    }
    return true;
}

}  // namespace

// "Lebanon, Pennsylvania" and "Tripoli, Lebanon": the town is where the land behind it is.
void CountryResolver::join_towns(PlacedText& text) const {
    for (std::size_t at = 0; at + 1 < text.mentions.size(); ++at) {
        PlaceMention& town = text.mentions[at];
        PlaceMention& land = text.mentions[at + 1];
        const bool is_joined = (land.tokens.begin == town.tokens.end + 1 &&
                                text.reading->tokens[town.tokens.end].kind == TokenKind::Comma) ||
                               is_in(*text.reading, town, land);
        if (!is_joined || town.meaning == no_place) continue;
        if (land.meaning == one_of_several && !is_of(town, PlaceKind::Name)) {
            const auto& senses = gazetteer_.senses(land.name);
            const auto of_town = std::find_if(senses.begin(), senses.end(), [&](const auto& sense) {
                return gazetteer_.has_sense(town.name, sense.country, PlaceKind::City);
            });
            if (of_town != senses.end()) land.meaning = of_town->country;
        }
        if (is_town_of(town, land)) town.meaning = land.meaning;
    }
}

bool CountryResolver::is_of(const PlaceMention& mention, PlaceKind kind) const {
    return mention.meaning >= 0 &&
           gazetteer_.has_sense(mention.name, static_cast<std::uint16_t>(mention.meaning), kind);
}

bool CountryResolver::is_town_of(const PlaceMention& town, const PlaceMention& land) const {
    if (land.meaning < 0 || town.meaning == land.meaning) return false;
    const auto country = static_cast<std::uint16_t>(land.meaning);
    if (!gazetteer_.has_sense(town.name, country, PlaceKind::City)) return false;
    const bool is_region = gazetteer_.has_sense(land.name, country, PlaceKind::Region) ||
                           gazetteer_.has_sense(land.name, country, PlaceKind::State);
    // Of two names of countries neither is a town: "Lebanon, Syria and Iraq".
    return is_region || (!is_of(town, PlaceKind::Name) &&
                         gazetteer_.has_sense(land.name, country, PlaceKind::Name));
}

bool CountryResolver::is_american(const PlacedText& text) const {
    bool is_asked = false;
    for (const PlaceMention& mention : text.mentions) {
        is_asked = is_asked || mention.meaning == one_of_several || mention.meaning == a_city;
        const bool is_region = mention.meaning == america_ &&
                               (gazetteer_.has_sense(mention.name, america_, PlaceKind::Region) ||
                                gazetteer_.has_sense(mention.name, america_, PlaceKind::State));
        if (is_region) return true;
    }
    return is_asked && has_state_words(*text.reading);
}

void CountryResolver::count_plain(const PlacedText& text, CountryCounts& counts) const {
    for (const PlaceMention& mention : text.mentions) {
        if (mention.meaning >= 0) counts.add(static_cast<std::uint16_t>(mention.meaning), 1);
    }
}

std::optional<std::uint16_t> CountryResolver::home(const CountryCounts& liveblog) {
    constexpr std::uint32_t least_weight = 6;
    std::uint32_t total = 0;
    const CountryCounts::Count* best = nullptr;
    for (const auto& count : liveblog.counts()) {
        total += count.weight;
        if (best == nullptr || count.weight > best->weight) best = &count;
    }
    if (best == nullptr || best->weight < least_weight || best->weight * 2 < total) {
        return std::nullopt;
    }
    return best->country;
}

void CountryResolver::count_cities(const PlacedText& text,
                                   const CountryCounts& entry,
                                   const CountryCounts& liveblog,
                                   CountryCounts& counts) const {
    const auto at_home = home(liveblog);
    for (const PlaceMention& mention : text.mentions) {
        std::optional<std::uint16_t> country;
        if (mention.meaning == a_city) {
            country = city_at_home(text, mention, entry, at_home);
            if (!country) country = country_of_city(text, mention, entry, liveblog);
            // A liveblog of another land that means a town of the US says so.
            if (country == america_ && at_home && at_home != america_ && !entry.has(america_)) {
                country = std::nullopt;
            }
        }
        if (mention.meaning == one_of_several) {
            const bool is_state =
                text.is_american && gazetteer_.has_sense(mention.name, america_, PlaceKind::Region);
            country = country_of_several(mention, entry, is_state ? CountryCounts{} : liveblog);
            const bool has_other = country && *country != america_ && entry.has(*country);
            if (is_state && !has_other) country = america_;
        }
        if (country) counts.add(*country, 1);
    }
}

// The one that the Entry names anyway, else that the Liveblog names; else the country itself before
// a region of another one.
std::optional<std::uint16_t> CountryResolver::country_of_several(
    const PlaceMention& mention, const CountryCounts& entry, const CountryCounts& liveblog) const {
    const auto& senses = gazetteer_.senses(mention.name);
    for (const CountryCounts* counts : {&entry, &liveblog}) {
        std::optional<std::uint16_t> only;
        bool is_one = true;
        for (const PlaceSense& sense : senses) {
            // That the US is named says nothing of its states: is_american() does.
            if (sense.kind == PlaceKind::Region || !counts->has(sense.country)) continue;
            is_one = !only || *only == sense.country;
            only = sense.country;
        }
        if (only && is_one) return only;
    }
    std::optional<std::uint16_t> named;
    for (const PlaceSense& sense : senses) {
        if (sense.kind != PlaceKind::Name) continue;
        if (named && *named != sense.country) return std::nullopt;
        named = sense.country;
    }
    return named;
}

std::optional<std::uint16_t> CountryResolver::city_at_home(
    const PlacedText& text,
    const PlaceMention& mention,
    const CountryCounts& entry,
    std::optional<std::uint16_t> at_home) const {
    if (!at_home) return std::nullopt;
    bool is_at_home = false;
    for (const PlaceSense& sense : gazetteer_.senses(mention.name)) {
        if (sense.country == *at_home) {
            is_at_home = true;
        } else if (entry.has(sense.country)) {
            return std::nullopt;
        }
    }
    const Reading& reading = *text.reading;
    const bool is_placed = is_after_place_word(reading, mention.tokens.begin) ||
                           is_led_to(reading, mention) || has_body_behind(reading, mention) ||
                           is_adjective(reading, mention);
    return is_at_home && is_placed ? at_home : std::nullopt;
}

std::optional<std::uint16_t> CountryResolver::country_of_city(const PlacedText& text,
                                                              const PlaceMention& mention,
                                                              const CountryCounts& entry,
                                                              const CountryCounts& liveblog) const {
    const auto& senses = gazetteer_.senses(mention.name);
    if (senses.empty()) return std::nullopt;
    const bool is_led = is_led_to(*text.reading, mention);
    const bool is_american =
        text.is_american && is_led && gazetteer_.has_sense(mention.name, america_, PlaceKind::City);
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
    if (is_american && !is_supported) return america_;
    const bool is_only = senses.size() == 1 && best->thousands >= known_city && is_led;
    const bool is_sure = is_supported ? is_placed || is_large : (is_large && is_placed) || is_only;
    return is_sure ? std::optional{best->country} : std::nullopt;
}

std::vector<std::string> CountryResolver::codes(const CountryCounts& counts) const {
    std::vector<std::string> codes;
    for (const auto& count : counts.counts()) {
        codes.push_back(gazetteer_.code(count.country));
    }
    std::sort(codes.begin(), codes.end());
    return codes;
}

std::vector<std::string> CountryResolver::focus(const CountryCounts& title,
                                                const CountryCounts& all) const {
    std::uint32_t total = 0;
    for (const auto& count : all.counts()) {
        total += count.weight;
    }
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
