// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/country.hpp"

#include "schema/analyzer.hpp"
#include "schema/vocabulary/country_table.hpp"

#include <algorithm>
#include <string>

namespace onrecord::schema {

std::span<const Country> countries() { return vocabulary::country_rows; }

std::string_view country_name(std::string_view code) {
    const auto rows = countries();
    const auto row = std::lower_bound(
        rows.begin(), rows.end(), code, [](const Country& country, std::string_view wanted) {
            return country.code < wanted;
        });
    return row != rows.end() && row->code == code ? row->name : code;
}

std::optional<std::string_view> find_country(std::string_view text) {
    const std::string folded = fold(text);
    const auto found = vocabulary::find_code(vocabulary::country_names, folded);
    constexpr std::string_view article = "the ";
    if (found || !folded.starts_with(article)) return found;
    return vocabulary::find_code(vocabulary::country_names,
                                 std::string_view{folded}.substr(article.size()));
}

}  // namespace onrecord::schema
