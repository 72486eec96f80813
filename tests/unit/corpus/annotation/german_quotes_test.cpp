// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/corpus/annotation/annotate_text.hpp"

#include <gtest/gtest.h>

// German sentences as news prints them. All people, places and papers are invented.
namespace onrecord::tests {
namespace {

struct Case {
    std::string_view text;
    std::string_view quote;  ///< `words | speaker | rule` of the last quote.
};

std::string last_quote(const schema::Entry& entry) {
    const auto made = annotate_entry(entry);
    if (made.quotes.empty()) return "none";
    const schema::Quote& quote = made.quotes.back();
    return entry.text.substr(quote.span.begin, quote.span.length()) + " | " + quote.speaker +
           " | " + quote.rule;
}

void expect_all(std::span<const Case> cases) {
    for (const auto& [text, quote] : cases) {
        SCOPED_TRACE(text);
        EXPECT_EQ(last_quote(entry_of(text, "", "de")), quote);
    }
}

constexpr Case marks[] = {
    {"»Die Fähre fährt wieder«, sagte Anna Schmidt.",
     "Die Fähre fährt wieder | Anna Schmidt | quote-said-speaker"},
    {"„Wer ‚Hafen‘ sagt, meint uns“, sagte Anna Schmidt.",
     "Wer ‚Hafen‘ sagt, meint uns | Anna Schmidt | quote-said-speaker"},
    {"«Die Fähre fährt wieder», sagte Anna Schmidt.",
     "Die Fähre fährt wieder | Anna Schmidt | quote-said-speaker"},
    {"Anna Schmidt sagte: „Die Fähre fährt.\n\n„Wir haben gewartet.“",
     "Die Fähre fährt.\n\n„Wir haben gewartet. | Anna Schmidt | speaker-said-quote"},
    {"„Die Fähre fährt wieder!“, rief Anna Schmidt.",
     "Die Fähre fährt wieder! | Anna Schmidt | quote-said-speaker"},
};
TEST(GermanQuotes, AreFoundByTheirMarks) { expect_all(marks); }

constexpr Case behind[] = {
    {"„Wir fangen am Montag an“, teilte die Bürgermeisterin Eva Thaler am Abend in Waldsee mit.",
     "Wir fangen am Montag an | Eva Thaler | quote-said-speaker"},
    {"„Wir fangen am Montag an“, so Eva Thaler (FDP).",
     "Wir fangen am Montag an | Eva Thaler | quote-said-speaker"},
    {"„Wir fangen am Montag an“, hatte der Waldseer Landrat Jan Brandt zuvor gesagt.",
     "Wir fangen am Montag an | Jan Brandt | quote-said-speaker"},
    {"„Wir fangen am Montag an“, zitiert das Nordblatt den Minister Jan Brandt.",
     "Wir fangen am Montag an | Jan Brandt | quote-said-speaker"},
    {"Die Brücke sei „nicht mehr zu retten“, sagte der Sprecher der Behörde, Jan Brandt.",
     "nicht mehr zu retten | Jan Brandt | quote-said-speaker"},
    {"Es gebe „keinen Grund zur Sorge“, wie die Ministerin Eva Thaler am Montag erklärte.",
     "keinen Grund zur Sorge | Eva Thaler | quote-said-speaker"},
    {"„Wir fangen am Montag an.“ Das sagte Jan Brandt dem Nordblatt.",
     "Wir fangen am Montag an. | Jan Brandt | quote-said-speaker"},
};
TEST(GermanQuotes, AreGivenToWhoStandsBehindTheVerb) { expect_all(behind); }

constexpr Case before[] = {
    {"Nordlands Verkehrsminister Jan Brandt (FDP) sagte: „Wir fangen am Montag an.“",
     "Wir fangen am Montag an. | Jan Brandt | speaker-said-quote"},
    {"In Waldsee warnte am Montag auch die Ministerin Eva Thaler vor „einem schweren Fehler“.",
     "einem schweren Fehler | Eva Thaler | speaker-said-quote"},
    {"Die Pläne der Regierung nannte Brandtners Nachfolger Jan Weber „ein großes Wagnis“.",
     "ein großes Wagnis | Jan Weber | speaker-said-quote"},
    {"Der Leiter des Hafens, Jan Weber, der seit März im Amt ist, sagte: „Wir fangen an.“",
     "Wir fangen an. | Jan Weber | speaker-said-quote"},
    {"Jan Weber lobte den Plan und sprach von einem „guten Tag für Waldsee“.",
     "guten Tag für Waldsee | Jan Weber | speaker-said-quote"},
    {"Jan Weber sagte, dass die Brücke „nicht mehr zu retten“ sei.",
     "nicht mehr zu retten | Jan Weber | speaker-said-quote"},
    {"Zuversichtlich zeigte sich Jan Weber: „Wir fangen am Montag an.“",
     "Wir fangen am Montag an. | Jan Weber | colon-before"},
    {"Das Werk wird von Eva Thaler als „großer Wurf für die Stadt“ bezeichnet.",
     "großer Wurf für die Stadt | Eva Thaler | speaker-said-quote"},
    {"Jan Weber wörtlich: „Wir fangen am Montag an.“",
     "Wir fangen am Montag an. | Jan Weber | colon-before"},
    {"Den Vorwurf von Jan Weber, es fehle „an jedem Plan für die Brücke“, wies sie zurück.",
     "an jedem Plan für die Brücke | Jan Weber | possessor"},
};
TEST(GermanQuotes, AreGivenToTheSubjectOfTheirClause) { expect_all(before); }

constexpr Case beside[] = {
    {"Nach Ansicht von Jan Weber ist die Brücke „nicht mehr zu retten“.",
     "nicht mehr zu retten | Jan Weber | according-to"},
    {"Laut Eva Thaler ist die Brücke „nicht mehr zu retten“.",
     "nicht mehr zu retten | Eva Thaler | according-to"},
    {"Jan Weber zufolge ist die Brücke „nicht mehr zu retten“.",
     "nicht mehr zu retten | Jan Weber | according-to"},
    {"Für Jan Weber ist die Brücke „nicht mehr zu retten“.",
     "nicht mehr zu retten | Jan Weber | according-to"},
    {"Den Angaben der Behörde nach ist die Brücke „nicht mehr zu retten“.",
     "nicht mehr zu retten |  | according-to"},
};
TEST(GermanQuotes, AreGivenToWhomTheSentenceNamesBesideThem) { expect_all(beside); }

constexpr Case passed_on[] = {
    {"Jan Weber äußerte sich besorgt. Die Lage sei „ernst wie nie zuvor“.",
     "ernst wie nie zuvor | Jan Weber | same-paragraph"},
    {"Jan Weber warnte vor Eile. Die Brücke müsse halten. Alles andere wäre „ein schwerer Fehler“.",
     "ein schwerer Fehler | Jan Weber | same-paragraph"},
    {"„Wir fangen an“, sagte Jan Weber. „Das Geld ist da.“",
     "Das Geld ist da. | Jan Weber | same-paragraph"},
    {"„Wir fangen an“, sagte Jan Weber.\n\nMan habe „lange genug gewartet“.",
     "lange genug gewartet | Jan Weber | previous-paragraph"},
};
TEST(GermanQuotes, ArePassedOnOverSentences) { expect_all(passed_on); }

constexpr Case people[] = {
    {"Aus Sicht von EU-Kommissarin Eva von der Au ist das „ein klares Signal an alle“.",
     "ein klares Signal an alle | Eva von der Au | according-to"},
    {"NATO-Generalsekretär Jan Weber nannte den Plan „ein großes Wagnis“.",
     "ein großes Wagnis | Jan Weber | speaker-said-quote"},
    {"Eva Thaler kam spät. Sie nannte den Plan „ein großes Wagnis“.",
     "ein großes Wagnis | Eva Thaler | speaker-said-quote"},
    {"Eva Thaler traf Jan Weber. Er nannte den Plan „ein großes Wagnis“.",
     "ein großes Wagnis |  | speaker-said-quote"},
    {"Innenminister Jan Weber kam spät. „Wir fangen am Montag an“, sagte der Innenminister.",
     "Wir fangen am Montag an | Jan Weber | quote-said-speaker"},
    {"Jan Weber kam spät. Webers Sprecherin Eva Thaler nannte das „ein großes Wagnis“.",
     "ein großes Wagnis | Eva Thaler | speaker-said-quote"},
    {"Jan Weber kam spät. „Wir fangen am Montag an“, sagte Weber.",
     "Wir fangen am Montag an | Jan Weber | quote-said-speaker"},
    {"Eine Sprecherin der Behörde sagte: „Wir fangen am Montag an.“",
     "Wir fangen am Montag an. |  | speaker-said-quote"},
    {"Die Regierung kritisierte den Plan als „großes Wagnis für die Stadt“.",
     "großes Wagnis für die Stadt |  | speaker-said-quote"},
    {"Eva Thaler und Jan Weber sagten: „Wir fangen am Montag an.“",
     "Wir fangen am Montag an. | Eva Thaler; Jan Weber | speaker-said-quote"},
    {"Jan Weber kam am 5. August. „Wir fangen am 2. Mai an“, sagte er.",
     "Wir fangen am 2. Mai an | Jan Weber | quote-said-speaker"},
};
TEST(GermanSpeakers, AreNamedWhereANameIsSure) { expect_all(people); }

}  // namespace
}  // namespace onrecord::tests
