// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/hash_table.hpp"
#include "corpus/annotation/reading.hpp"
#include "corpus/annotation/string_index.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Names that refer to a country: of the country, its people, its capital, seats of government,
// regions and cities. Case-sensitive: "us" is not a country.
namespace onrecord::corpus::annotation {

enum class PlaceKind : std::uint8_t {
    Nothing,  ///< Looks like a place but is none: Washington Post.
    Name,
    Demonym,
    Capital,
    Seat,
    Region,
    State,  ///< An abbreviation that means a state only after a town and a comma: Pa., PA.
    City,
};

/// One country that a name may mean.
struct PlaceSense {
    std::uint16_t country = 0;  ///< Number of its code, see Gazetteer::code().
    PlaceKind kind = PlaceKind::Name;
    std::uint32_t thousands = 0;  ///< People, of a city.
};

/// The meaning of a name without context.
using Meaning = std::int32_t;  ///< The number of a country, or one of these.
inline constexpr Meaning no_place = -1;
inline constexpr Meaning a_city = -2;          ///< Or several of that name, and nothing else.
inline constexpr Meaning a_state = -3;         ///< PlaceKind::State, and perhaps a city.
inline constexpr Meaning one_of_several = -4;  ///< Several countries or regions: Georgia.

/// A mention of a name in a text, with its meaning.
struct PlaceMention {
    TokenRange tokens;
    std::uint32_t name = 0;  ///< Number of the name.
    Meaning meaning = no_place;
};

/// A Bloom-type filter by Token::hash that rules out most words not in a set: 32 KB, which stay in
/// the cache.
class WordFilter {
public:
    void add(std::uint32_t hash) { bits_[place(hash)] |= bit(hash); }
    bool may_have(std::uint32_t hash) const { return (bits_[place(hash)] & bit(hash)) != 0; }

private:
    static std::size_t place(std::uint32_t hash) { return (hash >> 6U) % words; }
    static std::uint64_t bit(std::uint32_t hash) { return std::uint64_t{1} << (hash % 64); }
    static constexpr std::size_t words = 4096;
    std::vector<std::uint64_t> bits_ = std::vector<std::uint64_t>(words);
};

class Gazetteer {
public:
    Gazetteer();

    /// How words are compared: a dateline's NEW YORK and a headline's FRANCE are no names as they
    /// stand, US and UK are.
    enum class Case : std::uint8_t { AsPrinted, Capitalised };

    /// The names of places in `reading`, longest first at each token; in the language `lang` (ISO
    /// 639-1) and in English.
    void find(const Reading& reading,
              std::string_view lang,
              std::vector<PlaceMention>& mentions) const;
    const std::vector<PlaceSense>& senses(std::uint32_t name) const { return senses_[name]; }
    Meaning meaning(std::uint32_t name) const { return meanings_[name]; }
    /// True when a name has a sense of this kind in this country.
    bool has_sense(std::uint32_t name, std::uint16_t country, PlaceKind kind) const;
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
    /// What begins with a word, as printed.
    struct FirstWord {
        std::uint32_t name = StringIndex::absent;  ///< Number of the name that is this word alone.
        std::uint8_t longest = 1;                  ///< Words of the longest name.
    };

    void read_places(std::string_view table);
    void read_cities(std::string_view table);
    void read_locales();
    void read_peoples();
    /// `lang`: a name of that language only; empty: of all.
    void add(std::string_view name, PlaceSense sense, std::string_view lang = {});
    /// Adds the name that begins at a token, if there is one; `key` is scratch.
    void find_at(const Reading& reading,
                 std::uint32_t at,
                 std::string_view lang,
                 std::string& key,
                 std::vector<PlaceMention>& mentions) const;
    /// The longest name that begins at a token; `key` is scratch.
    std::optional<PlaceMention> longest_at(const Reading& reading,
                                           std::uint32_t at,
                                           std::string_view lang,
                                           std::string& key) const;
    PlaceMention mention_of(TokenRange tokens, std::uint32_t name) const;
    PlaceMention longest_of_several(const Reading& reading,
                                    TokenRange range,
                                    Case how,
                                    std::string& key) const;
    void demote_small_capitals();
    void finish();

    StringIndex codes_;
    std::uint32_t by_hand_ = 0;    ///< Names below this number are those of places.tsv.
    std::uint32_t hand_made_ = 0;  ///< Names below this number take no more senses.
    StringIndex names_;            ///< Words parted by one blank.
    std::vector<std::vector<PlaceSense>> senses_;
    std::vector<Meaning> meanings_;  ///< By name.
    StringIndex first_words_;        ///< While names are added; with the language's prefix.
    std::vector<std::uint8_t> longest_;
    HashTable<FirstWord> begins_;
    WordFilter may_begin_;   ///< First words.
    WordFilter may_follow_;  ///< Second words.
};

}  // namespace onrecord::corpus::annotation
