// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>

// Countries by ISO 3166-1 alpha-2: what both wings must call them.
namespace onrecord::schema {

struct Country {
    std::string_view code;  ///< `US`
    std::string_view name;  ///< `United States`: for people, English.
};

/// Every country, by code.
std::span<const Country> countries();
/// The name of a code; the code itself when there is no such country.
std::string_view country_name(std::string_view code);
/// The code for a code, a name or a usual other name, in any case: `us`, `United States`,
/// `britain`. Nothing when it is no country. For reading Queries, not texts.
std::optional<std::string_view> find_country(std::string_view text);

}  // namespace onrecord::schema
