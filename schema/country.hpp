// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>

// Countries by ISO 3166-1 alpha-2, and the names by which a Query may give them. The index stores
// the codes.
namespace onrecord::schema {

struct Country {
    std::string_view code;  ///< `US`
    std::string_view name;  ///< `United States`: English, for display.
};

/// Every country, by code.
std::span<const Country> countries();
/// The name of a code; the code itself when there is no such country.
std::string_view country_name(std::string_view code);
/// The code for a code, a name or a common alternative name, in any case: `us`, `United States`,
/// `britain`. Empty when it is not a country. For Queries; countries in texts are found by
/// corpus/annotation.
std::optional<std::string_view> find_country(std::string_view text);

}  // namespace onrecord::schema
