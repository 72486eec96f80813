// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/field.hpp"

#include <optional>
#include <string_view>

// Names of our Fields in other search engines, accepted as synonyms.
namespace onrecord::searcher {

/// Which range a name such as `before` means.
enum class Bound : std::uint8_t {
    None,
    From,   ///< From the start of the date on.
    Until,  ///< Until the date's end.
    Below,  ///< Until the start of the date.
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

/// Names that may mean several of our Fields: reported as ambiguous, not guessed. `from:` with a
/// date is a From.
inline constexpr std::string_view names_of_many[] = {"from", "by"};
// clang-format on

/// Names for searches of Quotes: the Quote's words and its Speaker, equivalent to `text:` and
/// `speaker:`.
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
