// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/names.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace onrecord::searcher::check {
namespace {

struct Row {
    std::string_view asked;
    std::string_view printed;
    std::string_view told;
    NameRelation relation;
};

constexpr Row rows[] = {
    {"Mayor Ada Brook", "Ada Brook", "", NameRelation::Same},
    {"Mayor Brook", "Ada Brook", "", NameRelation::Same},
    {"Gov. Pike", "J. D. Pike", "", NameRelation::Same},
    {"JD Pike", "J. D. Pike", "", NameRelation::Same},
    {"J.D. Pike", "James Pike", "", NameRelation::Same},
    {"Harjula, Aino", "Aino Harjula", "", NameRelation::Same},
    {"T. Zolkiewski",
     "Żółkiewski",
     "Tomasz Żółkiewski met us. Żółkiewski spoke.",
     NameRelation::Same},
    {"R. van Zanten",
     "Van Zanten",
     "Pieter van Zanten came. Van Zanten spoke.",
     NameRelation::Other},
    {"Ruth van Zanten", "Van Zanten", "Van Zanten spoke.", NameRelation::Fits},
    {"Mira Vance", "Peter Vance", "", NameRelation::Other},
    {"Otto Brandvik", "Lena Marsh", "", NameRelation::Other},
    {"Rosalind Peveril", "Rosalind Peverell", "", NameRelation::Slip},
    {"Ada Brook", "Ada Crook", "", NameRelation::Slip},
    {"The mayor", "Ada Brook", "", NameRelation::Fits},
    // Scripts, and the ways of writing one in another.
    {"Olha Marchenko", "Ольга Марченко", "", NameRelation::Same},
    {"Sergei Tsvetkov", "Сергей Цветков", "", NameRelation::Same},
    {"О. Марченко", "Ольга Марченко", "", NameRelation::Same},
    {"Iryna Marchenko", "Ольга Марченко", "", NameRelation::Other},
    {"Juergen Roessler", "Jürgen Rössler", "", NameRelation::Same},
    {"Ivan Polansky", "Ivan Polanskyy", "", NameRelation::Same},
    {"Abdel Rahim Sabri", "Abdelrahim Sabri", "", NameRelation::Same},
    {"Orla ODonovan", "Orla O’Donovan", "", NameRelation::Same},
    // Offices, and a letter that may be one.
    {"PM Brook", "Ada Brook", "", NameRelation::Same},
    {"Außenministerin Brook", "Ada Brook", "", NameRelation::Same},
    {"M. Brook", "Ada Brook", "", NameRelation::Fits},
    {"M. Brook", "Mary Brook", "", NameRelation::Same},
    {"R. Brook", "Ada Brook", "", NameRelation::Other},
};

TEST(CompareNames, SeesThroughTitlesInitialsOrderAndSlips) {
    for (const auto& [asked, printed, told, relation] : rows) {
        SCOPED_TRACE(asked);
        EXPECT_EQ(compare_names(asked, printed, told), relation);
    }
}

}  // namespace
}  // namespace onrecord::searcher::check
