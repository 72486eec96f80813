// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/countries/gazetteer.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Determines which countries an Entry names, and which it is about.
namespace onrecord::corpus::annotation {

/// How much each country is spoken of; by number of its code.
class CountryCounts {
public:
    void add(std::uint16_t country, std::uint32_t weight);
    bool has(std::uint16_t country) const { return weight(country) > 0; }
    std::uint32_t weight(std::uint16_t country) const;
    void add(const CountryCounts& other);
    void clear() { counts_.clear(); }
    bool is_empty() const { return counts_.empty(); }
    struct Count {
        std::uint16_t country;
        std::uint32_t weight;
    };
    const std::vector<Count>& counts() const { return counts_; }

private:
    std::vector<Count> counts_;
};

/// A text of an Entry with the names found in it.
struct PlacedText {
    const Reading* reading = nullptr;
    std::vector<PlaceMention> mentions;
    bool is_american = false;  ///< Names a state of the US or what states have.
};

class CountryResolver {
public:
    explicit CountryResolver(const Gazetteer& gazetteer);

    /// Sets the meaning of each mention in an Entry's two texts, excluding persons, languages and
    /// namesakes.
    void weigh(PlacedText& title, PlacedText& body) const;
    /// Counts the unambiguous mentions: countries, peoples, capitals, regions.
    void count_plain(const PlacedText& text, CountryCounts& counts) const;
    /// Resolves the ambiguous ones, cities and namesakes: by `entry` first, then `liveblog`, then
    /// population; abstains when in doubt. Adds to `counts`.
    void count_cities(const PlacedText& text,
                      const CountryCounts& entry,
                      const CountryCounts& liveblog,
                      CountryCounts& counts) const;
    /// The Liveblog's main country: the one of half of all mentions, in which towns are looked for
    /// first. Empty when there are few mentions or many countries.
    static std::optional<std::uint16_t> home(const CountryCounts& liveblog);
    /// Sorted codes.
    std::vector<std::string> codes(const CountryCounts& counts) const;
    /// The countries that an Entry is about: in its title, or a good part of all that is named.
    std::vector<std::string> focus(const CountryCounts& title, const CountryCounts& all) const;

private:
    /// A town of the Liveblog's own country, unless the Entry names another that has one.
    std::optional<std::uint16_t> city_at_home(const PlacedText& text,
                                              const PlaceMention& mention,
                                              const CountryCounts& entry,
                                              std::optional<std::uint16_t> at_home) const;
    /// Of a name that is no country's by itself; nothing to abstain.
    std::optional<std::uint16_t> country_of_city(const PlacedText& text,
                                                 const PlaceMention& mention,
                                                 const CountryCounts& entry,
                                                 const CountryCounts& liveblog) const;
    std::optional<std::uint16_t> country_of_several(const PlaceMention& mention,
                                                    const CountryCounts& entry,
                                                    const CountryCounts& liveblog) const;
    void take_out_people(PlacedText& text, std::vector<std::uint32_t>& people) const;
    void take_out_namesakes(PlacedText& text, const std::vector<std::uint32_t>& people) const;
    void find_american_towns(const PlacedText& text, std::vector<std::uint32_t>& towns) const;
    void take_out_towns(PlacedText& text, const std::vector<std::uint32_t>& towns) const;
    void join_towns(PlacedText& text) const;
    /// True when it means a country by a sense of this kind.
    bool is_of(const PlaceMention& mention, PlaceKind kind) const;
    bool is_town_of(const PlaceMention& town, const PlaceMention& land) const;
    bool is_american(const PlacedText& text) const;

    const Gazetteer& gazetteer_;
    std::uint16_t america_;
};

}  // namespace onrecord::corpus::annotation
