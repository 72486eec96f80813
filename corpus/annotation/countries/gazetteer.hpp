// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/reading.hpp"
#include "corpus/annotation/string_index.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Every name that means a country: of it, its people, its capital, its seats of government, its
// regions and cities. Case counts: "us" is no country.
namespace onrecord::corpus::annotation {

enum class PlaceKind : std::uint8_t {
    Nothing,  ///< Looks like a place and is none: Washington Post.
    Name,
    Demonym,
    Capital,
    Seat,
    Region,
    City,
};

/// One country that a name may mean.
struct PlaceSense {
    std::uint16_t country = 0;  ///< Number of its code, see Gazetteer::code().
    PlaceKind kind = PlaceKind::Name;
    std::uint32_t thousands = 0;  ///< People, of a city.
};

/// Where a name stands in a text and what it may mean.
struct PlaceMention {
    TokenRange tokens;
    std::uint32_t name = 0;  ///< Number of the name.
};

class Gazetteer {
public:
    Gazetteer();

    /// The names of places in `reading`, longest first at each token; in the language `lang` (ISO
    /// 639-1) and in English.
    void find(const Reading& reading,
              std::string_view lang,
              std::vector<PlaceMention>& mentions) const;
    const std::vector<PlaceSense>& senses(std::uint32_t name) const { return senses_[name]; }
    const std::string& code(std::uint16_t country) const { return codes_.key(country); }
    std::uint16_t country(std::string_view code) {
        return static_cast<std::uint16_t>(codes_.add(code));
    }
    std::optional<std::uint16_t> find_country(std::string_view code) const {
        const auto number = codes_.find(code);
        if (number == StringIndex::absent) return std::nullopt;
        return static_cast<std::uint16_t>(number);
    }

private:
    static constexpr std::size_t filter_words = 4096;  ///< 32 KB: stays in the cache.

    void read_places(std::string_view table);
    void read_cities(std::string_view table);
    void read_locales();
    /// `lang`: a name of that language only; empty: of all.
    void add(std::string_view name, PlaceSense sense, std::string_view lang = {});
    bool may_begin(const Token& token) const {
        return (may_begin_[token.hash >> 6U & (filter_words - 1)] >> (token.hash & 63U) & 1U) != 0;
    }
    /// The longest name that begins at a token; `key` is scratch.
    std::optional<PlaceMention> longest_at(const Reading& reading,
                                           std::uint32_t at,
                                           std::string_view lang,
                                           std::string& key) const;

    StringIndex codes_;
    std::uint32_t hand_made_ = 0;  ///< Names below this number take no more senses.
    StringIndex names_;            ///< Words parted by one blank.
    std::vector<std::vector<PlaceSense>> senses_;
    StringIndex first_words_;
    std::vector<std::uint8_t> longest_;  ///< Words of the longest name with that first word.
    /// A bit for the token_hash() of every first word: rules most capitalised words out.
    std::vector<std::uint64_t> may_begin_;
};

}  // namespace onrecord::corpus::annotation
