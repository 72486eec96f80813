// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/country.hpp"

#include "schema/analyzer.hpp"
#include "schema/vocabulary/country_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace onrecord::schema {
namespace {

struct Meaning {
    std::string_view text;
    std::string_view code;  // Empty: no country.
};

constexpr Meaning meanings[] = {
    {"us", "US"},
    {"United  States", "US"},
    {"U.S.", "US"},
    {"america", "US"},
    {"american", "US"},
    {"the Netherlands", "NL"},
    {"Holland", "NL"},
    {"britain", "GB"},
    {"UK", "GB"},
    {"UKR", "UA"},
    {"Украина", "UA"},
    {"Україна", "UA"},
    {"Deutschland", "DE"},
    {"ALEMANIA", "DE"},
    {"Côte d’Ivoire", "CI"},
    {"cote d'ivoire", "CI"},
    {"Kosovo", "XK"},
    {"in", "IN"},
    {"Georgia", "GE"},
    {"south korea", "KR"},
    {"czech republic", "CZ"},
    {"日本", "JP"},
    {"Korea", ""},
    {"congolese", ""},
    {"Atlantis", ""},
    {"", ""},
    {"the ", ""},
};

TEST(FindCountry, KnowsCodesAndUsualNames) {
    for (const Meaning& row : meanings) {
        EXPECT_EQ(find_country(row.text).value_or(""), row.code) << row.text;
    }
}

TEST(Countries, HaveNamesThatFindThem) {
    EXPECT_EQ(countries().size(), 250U);
    for (const Country& country : countries()) {
        EXPECT_EQ(country_name(country.code), country.name);
        EXPECT_EQ(find_country(country.code), country.code);
        EXPECT_EQ(find_country(country.name), country.code) << country.name;
    }
    EXPECT_EQ(country_name("US"), "United States");
    EXPECT_EQ(country_name("??"), "??");
}

TEST(CountryTable, IsFoldedAndSorted) {
    const std::span names{vocabulary::country_names};
    for (const auto& row : names) {
        EXPECT_EQ(fold(row.name), row.name);
    }
    EXPECT_TRUE(std::is_sorted(names.begin(), names.end(), [](const auto& one, const auto& other) {
        return one.name < other.name;
    }));
}

}  // namespace
}  // namespace onrecord::schema
