// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

// The table of Fields: which names a Query may use, under which prefix and slot documents store
// their values, which are counted as Facets. A prefix or slot that has ever been written to disk is
// never reused for another Field.
namespace onrecord::schema {

enum class FieldId : std::uint8_t {
    Speaker,
    Country,
    Focus,
    Topic,
    Outlet,
    Liveblog,
    Lang,
    Date,
    Title,
    Text,
    Id,
    Byline,
    Kind,
    Site,
    Url,
    Is,
};

/// How a Field's values are matched with those of a Query.
enum class Match : std::uint8_t {
    Exact,   ///< The whole folded value, or a value with all these words: `speaker:lavrov`.
    Period,  ///< A date or a range of dates.
    Words,   ///< Analysed words.
};

/// A Xapian value slot. Slot 0 holds the time of publication; -1 means none.
struct Slot {
    std::int32_t number = -1;
    bool operator==(const Slot&) const = default;
};

struct Field {
    FieldId id;
    std::string_view name;
    std::string_view prefix;  ///< Prefix of its terms in Xapian.
    Slot slot;
    Match match;
    bool is_facet;
    std::string_view example;
    std::string_view meaning;
};

// clang-format off
inline constexpr Field fields[] = {
    {FieldId::Speaker,  "speaker",  "XS:", Slot{1}, Match::Exact,  true,  "speaker:lavrov",        "somebody the entry quotes"},
    {FieldId::Country,  "country",  "XC:", Slot{2}, Match::Exact,  true,  "country:UA",            "a country the entry names: code or name"},
    {FieldId::Focus,    "focus",    "XF:", Slot{3}, Match::Exact,  true,  "focus:ukraine",         "a country the entry is about"},
    {FieldId::Topic,    "topic",    "XT:", Slot{4}, Match::Exact,  true,  "topic:politics",        "an IPTC Media Topic: code or name"},
    {FieldId::Outlet,   "outlet",   "XO:", Slot{5}, Match::Exact,  true,  "outlet:newsweek",       "who published it"},
    {FieldId::Liveblog, "liveblog", "XB:", Slot{6}, Match::Exact,  true,  "liveblog:newsweek/ukraine-live", "the liveblog it stands in"},
    {FieldId::Lang,     "lang",     "XL:", Slot{7}, Match::Exact,  true,  "lang:en",               "its language, ISO 639-1"},
    {FieldId::Date,     "date",     "XD:", Slot{0}, Match::Period, true,  "date:2022-01..2022-02", "when it was published, UTC"},
    {FieldId::Title,    "title",    "S:",  Slot{},  Match::Words,  false, "title:pipeline",        "a word of its title"},
    {FieldId::Text,     "text",     "",    Slot{},  Match::Words,  false, "text:pipeline",         "a word of its text; what a bare word means, with the title"},
    {FieldId::Id,       "id",       "Q:",  Slot{},  Match::Exact,  false, "id:0123456789abcdef0123456789abcdef", "the entry itself"},
    {FieldId::Byline,   "byline",   "XY:", Slot{8}, Match::Exact,  true,  "byline:lee",            "who wrote it: a name or words of it"},
    {FieldId::Kind,     "kind",     "XK:", Slot{9}, Match::Exact,  true,  "kind:primary",          "primary, the spoken word itself, or outlet"},
    {FieldId::Site,     "site",     "XH:", Slot{},  Match::Exact,  false, "site:harbour.example",  "the host of its address, or the domain it lies in"},
    {FieldId::Url,      "url",      "XA:", Slot{},  Match::Exact,  false, "url:https://harbour.example/live/bridge", "its address, or its liveblog's"},
    {FieldId::Is,       "is",       "XI:", Slot{},  Match::Exact,  false, "is:edited",             "edited: its words were changed since they were first seen"},
};
// clang-format on

/// The only value of `is:`.
inline constexpr std::string_view edited_value = "edited";

constexpr bool slots_and_prefixes_are_unique() {
    for (const Field& one : fields) {
        for (const Field& other : fields) {
            if (one.id == other.id) continue;
            if (one.prefix == other.prefix || one.name == other.name) return false;
            if (one.slot.number >= 0 && one.slot == other.slot) return false;
        }
    }
    return true;
}
static_assert(slots_and_prefixes_are_unique());

/// The row of a Field.
constexpr const Field& field(FieldId id) {
    for (const Field& row : fields) {
        if (row.id == id) return row;
    }
    return fields[0];
}

/// The Field of that name, in lower case; empty when there is none.
constexpr std::optional<FieldId> find_field(std::string_view name) {
    for (const Field& row : fields) {
        if (row.name == name) return row.id;
    }
    return std::nullopt;
}

}  // namespace onrecord::schema
