// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/field.hpp"

#include <optional>
#include <string_view>

// What other search engines call our Fields: fingers know these names.
namespace onrecord::searcher {

/// Which side of a date a name asks for.
enum class Bound : std::uint8_t {
    None,
    From,   ///< From the date's begin on.
    Until,  ///< Until the date's end.
    Below,  ///< Until the date's begin.
};

struct OtherName {
    std::string_view name;
    schema::FieldId field;
    Bound bound = Bound::None;
};

// clang-format off
inline constexpr OtherName other_names[] = {
    {"after",     schema::FieldId::Date,   Bound::From },
    {"since",     schema::FieldId::Date,   Bound::From },
    {"until",     schema::FieldId::Date,   Bound::Until},
    {"before",    schema::FieldId::Date,   Bound::Below},
    {"published", schema::FieldId::Date,   Bound::None },
    {"author",    schema::FieldId::Byline, Bound::None },
    {"host",      schema::FieldId::Site,   Bound::None },
    {"domain",    schema::FieldId::Site,   Bound::None },
    {"link",      schema::FieldId::Url,    Bound::None },
    {"intitle",   schema::FieldId::Title,  Bound::None },
    {"headline",  schema::FieldId::Title,  Bound::None },
    {"language",  schema::FieldId::Lang,   Bound::None },
    {"publisher", schema::FieldId::Outlet, Bound::None },
    {"source",    schema::FieldId::Outlet, Bound::None },
};

/// Names that mean several of our Fields: they are told, not guessed. A date after `from:` is
/// a From.
inline constexpr std::string_view names_of_many[] = {"from", "by"};
// clang-format on

/// What one quotation is asked for by: where Quotes are searched, these are its words and its
/// Speaker, as `text:` and `speaker:` are.
inline constexpr OtherName names_of_quotes[] = {
    {"said", schema::FieldId::Text, Bound::None},
    {"by", schema::FieldId::Speaker, Bound::None},
};

constexpr std::optional<OtherName> find_name_of_quotes(std::string_view name) {
    for (const OtherName& row : names_of_quotes) {
        if (row.name == name) return row;
    }
    return std::nullopt;
}

constexpr std::optional<OtherName> find_other_name(std::string_view name) {
    for (const OtherName& row : other_names) {
        if (row.name == name) return row;
    }
    return std::nullopt;
}

constexpr bool means_many(std::string_view name) {
    for (const std::string_view one : names_of_many) {
        if (one == name) return true;
    }
    return false;
}

}  // namespace onrecord::searcher
