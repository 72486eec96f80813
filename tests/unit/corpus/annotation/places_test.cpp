// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/corpus/annotation/annotate_text.hpp"

#include <gtest/gtest.h>

namespace onrecord::tests {
namespace {

struct Case {
    std::string_view text;
    std::string_view countries;
};

constexpr Case cases[] = {
    {"It was news to all of us.", ""},
    {"The U.S. and the UK agreed.", "GB US"},
    {"A Moscow-led pact with Ukrainian forces.", "RU UA"},
    {"The Kremlin and Downing Street said nothing.", "GB RU"},
    {"Jordan Miller met Chad Brown in a cafe.", ""},
    {"The king of Jordan flew home.", "JO"},
    {"People in New England shovel snow.", "US"},
    {"The Washington Post reported it first.", ""},
    {"NEW YORK, May 3 - Shares fell.", "US"},
    {"Vladimir Putin was told of it.", "RU"},
    {"Turkey and Georgia share a border with Armenia.", "AM GE TR"},
};

TEST(Countries, AreThoseThatAreNamed) {
    for (const auto& [text, countries] : cases) {
        SCOPED_TRACE(text);
        EXPECT_EQ(joined(annotate_entry(entry_of(text)).countries), countries);
    }
}

TEST(Countries, AreNamedInTheEntrysLanguage) {
    const auto german = annotate_entry(entry_of("In Frankreich und Polen regnet es.", "", "de"));
    EXPECT_EQ(joined(german.countries), "FR PL");
    const auto ukrainian = annotate_entry(entry_of("Україна та Польща домовились.", "", "uk"));
    EXPECT_EQ(joined(ukrainian.countries), "PL UA");
    EXPECT_EQ(joined(annotate_entry(entry_of("Das Frankreich.", "", "en")).countries), "");
}

struct Inflected {
    std::string_view lang;
    std::string_view text;
    std::string_view countries;
};

constexpr Inflected inflected[] = {
    {"de", "Russische Truppen stehen an Frankreichs Grenze.", "FR RU"},
    {"de", "Die Ukrainerinnen sprachen mit dem polnischen Minister.", "PL UA"},
    {"de", "In den Vereinigten Staaten und im Vereinigten Königreich regnet es.", "GB US"},
    {"de", "Der Kreml schweigt, Peking und Kiew auch.", "CN RU UA"},
    {"de", "Die Briten und ein Franzose kamen.", "FR GB"},
    {"de", "Es gab viel zu tun in der Stadt.", ""},
    {"de", "Die Dürre im Iran und im Indischen Ozean.", "IR"},
    {"es", "EL MINISTRO, QUE HABLA, AL FIN", ""},
    {"es", "La presidenta mexicana viajó a Francia.", "FR MX"},
    {"es", "Los soldados rusos y ucranianos, y una francesa.", "FR RU UA"},
    {"es", "Londres y París hablaron con Estados Unidos.", "FR GB US"},
    {"fr", "Les ministres ukrainiens et une élue britannique.", "GB UA"},
    {"fr", "La Russie et les États-Unis négocient à Moscou.", "RU US"},
    {"fr", "Une entreprise sud-coréenne et des Canadiennes.", "CA KR"},
    {"it", "La polizia tedesca ha arrestato due turisti francesi.", "DE FR"},
    {"it", "I russi hanno lasciato la Germania.", "DE RU"},
    {"it", "Le navi turche sono ferme in Egitto.", "EG TR"},
    {"it", "Dall'Ucraina e dagli Stati Uniti arrivano notizie.", "UA US"},
    {"ru", "В Украине и в России говорят о Китае.", "CN RU UA"},
    {"ru", "Президент Соединённых Штатов летит в Саудовскую Аравию.", "SA US"},
    {"ru", "Украинские военные и россияне.", "RU UA"},
    {"ru", "В Москве ждут американцев.", "RU US"},
    {"uk", "Війська Росії стоять в Україні.", "RU UA"},
    {"uk", "Президент України говорив з польським прем'єром у Києві.", "PL UA"},
    {"uk", "Російських військових бачили в Білорусі.", "BY RU"},
    {"uk", "Українці дякують німцям і Великій Британії.", "DE GB UA"},
};

TEST(Countries, AreNamedInEveryCase) {
    for (const auto& [lang, text, countries] : inflected) {
        SCOPED_TRACE(text);
        EXPECT_EQ(joined(annotate_entry(entry_of(text, "", lang)).countries), countries);
    }
}

TEST(Countries, OfTheTitleAreTheFocus) {
    const auto made = annotate_entry(
        entry_of("France, France and France again, and once Spain.", "Poland votes"));
    EXPECT_EQ(joined(made.focus_countries), "FR PL");
}

TEST(Topics, FollowTheOutletsOwnSections) {
    auto entry = entry_of("They met again.");
    entry.sections = {"Football"};
    EXPECT_EQ(joined(annotate_entry(entry).topics), "medtop:15000000");
}

TEST(Topics, FollowTheWords) {
    const auto made = annotate_entry(
        entry_of("The striker scored twice before the referee ended the match.", "Late goal"));
    EXPECT_EQ(joined(made.topics), "medtop:15000000");
}

}  // namespace
}  // namespace onrecord::tests
