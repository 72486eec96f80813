// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/corpus/annotation/annotate_text.hpp"

#include <gtest/gtest.h>

// Names that mean a country here and a person, a town or nothing at all there. All invented.
namespace onrecord::tests {
namespace {

struct Guard {
    std::string_view text;
    std::string_view countries;
};

constexpr Guard people[] = {
    {"Chad Wolfram resigned on Friday.", ""},
    {"Refugees crossed from Sudan into Chad.", "SD TD"},
    {"Jim Jordan chairs the panel. Jordan said he had seen the papers.", ""},
    {"Jim Jordan flew to Jordan to meet the king.", "JO"},
    {"Michael Jordan sold his house, and Jordan kept the car.", ""},
    {"Jordan and Iraq reopened the border.", "IQ JO"},
    {"Paris Hilton opened a shop.", ""},
    {"Leaders signed the Paris Agreement.", ""},
    {"Paris Saint-Germain lost again.", "FR"},
    {"Denzel Washington won. Washington said he was grateful.", ""},
    {"Washington and London imposed sanctions.", "GB US"},
    {"Mr. Washington left the stage.", ""},
    {"Georgia Holloway, a nurse, was first at the scene.", ""},
    {"Israel Adeyemi won the bout.", ""},
    {"The Israel Defense Forces confirmed the strike.", "IL"},
    {"Kenya Morris sang two songs.", ""},
    {"Kenya Airways cancelled nine flights.", "KE"},
    {"India Hargreaves writes novels.", ""},
    {"The India squad trained in Mumbai.", "IN"},
    {"Cuba Gooding Jr. appeared in court.", ""},
    {"Holland Tyler plays the aunt.", ""},
    {"Sydney Marlowe stars in the film.", ""},
    {"Florence Prewitt stars in the film.", ""},
    {"The musical by Irving Berlin runs for a week.", ""},
    {"Jack London wrote about dogs.", ""},
    {"Virginia Gifford sued him.", ""},
    {"Jimmy Wales founded it.", ""},
    {"Rep. Jordan did not reply.", ""},
    {"Savannah Guthridge read the news.", ""},
    {"Milan Kovar wrote the novel.", ""},
    {"Finn Wolfe plays the boy.", ""},
};

constexpr Guard namesakes[] = {
    {"Voters in Georgia and Florida go to the polls.", "US"},
    {"Georgia's governor signed the bill after a recount in Atlanta.", "US"},
    {"Police in Athens, Georgia, found the car.", "US"},
    {"Georgia and Armenia signed a treaty.", "AM GE"},
    {"Protesters filled the streets of Tbilisi. Georgia wants to join the EU.", "GE"},
    {"Georgia's parliament in Tbilisi voted.", "GE"},
    {"A fire broke out in Lebanon, Pennsylvania.", "US"},
    {"A fire broke out in Lebanon, Pa., on Monday.", "US"},
    {"Lebanon, Syria and Iraq sent delegates.", "IQ LB SY"},
    {"He grew up in Paris, Texas.", "US"},
    {"He grew up in Paris, France.", "FR"},
    {"The factory is in Birmingham, Alabama.", "US"},
    {"The factory is in Birmingham, England.", "GB"},
    {"The band played in Birmingham.", ""},
    {"She was born in Moscow, Idaho.", "US"},
    {"Athens County officials said Athens would rebuild.", "US"},
    {"The Lebanon Police Department arrested him.", "US"},
    {"The sheriff's deputies searched a house in Alexandria.", "US"},
    {"Divers searched the harbour in Alexandria.", "EG"},
    {"A house burned in Wolverhampton.", "GB"},
    {"The plant in London, Ontario, is closing.", "CA"},
    {"Paris, London and Berlin agreed.", "DE FR GB"},
    {"Clashes went on in Tripoli, Lebanon.", "LB"},
    {"Clashes went on in Tripoli, Libya.", "LY"},
    {"Clashes went on in Tripoli.", "LY"},
    {"A storm is heading for New Mexico.", "US"},
    {"A storm is heading for Mexico City.", "MX"},
    {"A storm crossed the Gulf of Mexico.", ""},
    {"Snow fell across New England.", "US"},
    {"A train left Jersey City for New Jersey's coast.", "US"},
    {"Ferries link Jersey and Guernsey.", "GG JE"},
    {"Northern Ireland and Ireland share a border.", "GB IE"},
    {"New South Wales is on fire.", "AU"},
    {"A ferry left for Papua New Guinea.", "PG"},
    {"Troops left Guinea-Bissau and Equatorial Guinea.", "GQ GW"},
    {"South Sudan and Sudan talked.", "SD SS"},
    {"American Samoa voted.", "AS"},
    {"Leaders from South America and Latin America met.", ""},
    {"Militants attacked a pipeline in the Niger Delta.", "NG"},
    {"Turkey closed the straits.", "TR"},
    {"We had roast Turkey with stuffing for Thanksgiving.", ""},
};

constexpr Guard no_countries[] = {
    {"She speaks French and wrote the book in English.", ""},
    {"The novel was translated into Spanish.", ""},
    {"In French cities the trams stood still.", "FR"},
    {"Add Brussels sprouts and Swiss cheese.", ""},
    {"French fries cost more.", ""},
    {"Greek yogurt is on offer.", ""},
    {"The Spanish flu killed millions.", ""},
    {"The Guinea pig ran off.", ""},
    {"Pole position went to the rookie.", ""},
    {"Explorers reached the South Pole.", ""},
    {"It is a game of Russian roulette.", ""},
    {"The Washington Post and the New York Times reported it.", ""},
    {"It was news to all of us.", ""},
    {"TELL US WHAT YOU THINK", ""},
    {"The march ended in Wellington Place after dark.", ""},
    {"Lorries queued along Jordan Street.", ""},
    {"They met outside an Iceland store and a bank.", ""},
    {"Men waved St George's flags on the roundabout.", ""},
    {"Bricks flew at Mann Island near the docks.", ""},
    {"The sides meet in the Normandy format.", ""},
    {"An Island in the river was flooded.", ""},
};

/// A liveblog of one land: its own towns come first.
struct AtHome {
    std::string_view others;  ///< What the rest of the liveblog says.
    std::string_view text;
    std::string_view countries;
};

constexpr std::string_view about_britain =
    "England, Scotland and Wales voted. The British count in London and in Kent went on while "
    "Yorkshire and Cornwall waited.";
constexpr std::string_view about_america =
    "The U.S. voted. Texas, Ohio, Nevada and Florida counted while the White House waited for "
    "Georgia.";

constexpr AtHome at_home[] = {
    {about_britain, "Buses were turned back in Plymouth before noon.", "GB"},
    {about_britain, "The first march set off in Lancaster.", "GB"},
    {about_britain, "Hull City Council condemned it.", "GB"},
    {about_britain, "Windows broke at a Rotherham hotel.", "GB"},
    {about_britain, "The county council spoke of calm in Durham.", "GB"},
    {about_britain, "Doctors in Plymouth wrote to friends in Montserrat.", "MS"},
    {about_america, "The first march set off in Lancaster.", "US"},
    {about_america, "Ferries ran late in Plymouth.", "US"},
};

void expect_all(std::span<const Guard> guards) {
    for (const auto& [text, countries] : guards) {
        SCOPED_TRACE(text);
        EXPECT_EQ(joined(annotate_entry(entry_of(text)).countries), countries);
    }
}

TEST(PlaceGuards, TellPeopleFromCountries) { expect_all(people); }
TEST(PlaceGuards, TellNamesakesApart) { expect_all(namesakes); }
TEST(PlaceGuards, LookForATownAtHomeFirst) {
    for (const auto& [others, text, countries] : at_home) {
        SCOPED_TRACE(text);
        const schema::Entry liveblog[] = {entry_of(others), entry_of(text)};
        EXPECT_EQ(joined(shared_annotator().annotate(liveblog).back().countries), countries);
    }
}
TEST(PlaceGuards, KnowWhatOnlySoundsLikeACountry) { expect_all(no_countries); }

}  // namespace
}  // namespace onrecord::tests
