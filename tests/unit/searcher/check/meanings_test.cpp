// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/meanings.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace onrecord::searcher::check {
namespace {

std::string units(std::string_view text, std::string_view lang) {
    const schema::Analyzer analyzer;
    std::string shown;
    for (const schema::Word& word : read_meanings(text, lang, analyzer.read(text, lang)).words) {
        shown += (shown.empty() ? "" : " ") + word.form;
    }
    return shown;
}

struct Pair {
    std::string_view lang;
    std::string_view one;
    std::string_view other;
};

constexpr Pair alike[] = {
    {"en", "a quarter of our nets", "25% of our nets"},
    {"en", "half of the nets", "50% of the nets"},
    {"en", "1½ barrels of tar", "one and a half barrels of tar"},
    {"en", "½ of the nets", "50 per cent of the nets"},
    {"en", "on Sept. 4 we sail", "on 4 September we sail"},
    {"en", "Prime Minister Brook sails", "PM Brook sails"},
    {"en", "the 1970s were calm", "the seventies were calm"},
    {"de", "ein Drittel der Netze", "1/3 der Netze"},
    {"de", "am 4. März segeln wir", "am 4.3. segeln wir"},
    {"de", "um halb sechs", "um 5.30 Uhr"},
    {"de", "da hab ich Zeit", "da habe ich Zeit"},
    {"nl", "om half zes", "om 5.30 uur"},
    {"nl", "’t is laat", "het is laat"},
    {"fr", "le 1er avril", "le premier avril"},
    {"fr", "j’veux", "je veux"},
    {"pt", "dezasseis redes", "16 redes"},
    {"pt", "mil e trezentas redes", "1.300 redes"},
    {"en", "10 km of rope", "ten kilometres of rope"},
    {"en", "10km of rope", "10 kilometers of rope"},
    {"en", "two-foot waves at -5C", "2 ft waves at minus five degrees Celsius"},
    {"fr", "12 kilomètres par –5 °C", "12 km par moins 5 degrés Celsius"},
    {"uk", "5 км від порту", "п'ять кілометрів від порту"},
    {"en", "a letter to No. 10", "a letter to number 10"},
    {"en", "if they'd listened, I'd gone, I'd go", "if they had listened, I had gone, I would go"},
    {"en", "I'd need it", "I would need it"},
    {"en", "the quay at Kiev", "the quay at Kyiv"},
    {"en", "Zelenskyy's tug and Hizbollah's tug", "Zelensky’s tug and Hezbollah’s tug"},
    {"de", "die Fähre nach Kiew", "die Fähre nach Kyjiw"},
    {"en", "okay, Doctor Brook of Saint Olave", "OK, Dr Brook of St Olave"},
    {"en", "whilst it drifts towards us", "while it drifts toward us"},
    {"en", "Brook & Sons mend nets", "Brook and Sons mend nets"},
    {"en", "our R&D is slow", "our R and D is slow"},
    {"fr", "Brook & fils", "Brook et fils"},
    {"de", "wir müssen für zwölf Züge üben", "wir muessen fuer zwoelf Zuege ueben"},
    {"uk", "п'ять зв'язків і об'єктів", "пять звязків і обєктів"},
    {"en", "two-thirds of the nets", "2/3 of the nets"},
    {"en", "three quarters of us", "3/4 of us"},
    {"de", "zwei Drittel der Netze", "2/3 der Netze"},
    {"en", "between 10 and 15 per cent", "between 10% and 15%"},
    {"en", "10-15 per cent", "10%-15%"},
    {"it", "tremila reti e duemilacinquecento barche", "3.000 reti e 2.500 barche"},
    {"de", "dreitausend Netze", "3.000 Netze"},
    {"de", "neunzehnhundertdreiundfünfzig war es", "1953 war es"},
    {"nl", "drieduizend netten", "3.000 netten"},
    {"en", "since nineteen fifty-three", "since 1953"},
    {"en", "by twenty thirty", "by 2030"},
    {"de", "die Fischerinnen und Fischer warten", "die Fischer*innen warten"},
    {"de", "die Fischer und Fischerinnen warten", "die FischerInnen warten"},
    {"de", "die Kolleginnen und Kollegen warten", "die Kolleg:innen warten"},
    {"de", "die Ärztinnen und Ärzte warten", "die Ärzt_innen warten"},
    {"en", "up by 10 per cent", "up by ten percent"},
    {"en", "up by 10%", "up by 10 percent"},
    {"en", "$5 million for the pier", "$5m for the pier"},
    {"en", "5 million dollars", "$5,000,000"},
    {"en", "USD 11bn", "$11 billion"},
    {"en", "two hundred and fifty boats", "250 boats"},
    {"en", "the twenty-first ferry", "the 21st ferry"},
    {"en", "I don’t, we can’t", "I do not, we cannot"},
    {"en", "they didnt go", "they didn't go"},
    {"en", "no one came", "nobody came"},
    {"en", "harbors organised", "harbours organized"},
    {"en", "the programme of defence", "the program of defense"},
    {"en", "on 3 March the pier", "on March 3 the pier"},
    {"en", "on the third of March", "on 3 March"},
    {"en", "on March 3 the pier", "on march 3 the pier"},
    {"en", "at 7pm", "at 7 p.m."},
    {"en", "at 9.30pm", "at 9:30 pm"},
    {"en", "US$3bn", "$3 billion"},
    {"es", "4,2 millones de euros", "4,2 millones de €"},
    {"de", "fünfundzwanzig Boote", "25 Boote"},
    {"de", "3 Milliarden Euro", "3 Mrd. €"},
    {"de", "zehn Prozent", "10 %"},
    {"fr", "12 500 quais", "12500 quais"},
    {"fr", "dix pour cent", "10 %"},
    {"es", "doce mil barcos", "12.000 barcos"},
    {"it", "venti milioni", "20 milioni"},
    {"nl", "tien procent", "10%"},
    {"pt", "dez por cento", "10%"},
    {"ru", "двадцать пять миллионов", "25 млн"},
    {"uk", "десять відсотків", "10%"},
    {"en", "two and a half years", "2.5 years"},
    {"en", "two and a half million crates", "2.5 million crates"},
    {"en", "half a million crates", "500,000 crates"},
    {"en", "a hundred and twenty thousand", "120,000"},
    {"en", "a dozen tugs", "12 tugs"},
    {"en", "2 lakh crates", "200,000 crates"},
    {"en", "Rs 3 crore", "30 million rupees"},
    {"en", "opens at 6.30am", "opens at 06:30"},
    {"en", "closes at 7pm", "closes at 19:00"},
    {"en", "closes at noon", "closes at 12 noon"},
    {"en", "nothin' is comin’", "nothing is coming"},
    {"en", "wait til dawn", "wait until dawn"},
    {"de", "anderthalb Jahre", "eineinhalb Jahre"},
    {"de", "eine halbe Million", "500.000"},
    {"de", "um 18.30 Uhr", "um 18:30 Uhr"},
    {"de", "um drei Uhr", "um 3 Uhr"},
    {"fr", "deux millions et demi", "2,5 millions"},
    {"fr", "2,4 Md€", "2,4 milliards d’euros"},
    {"fr", "à 18h30", "à 18 h 30"},
    {"es", "doscientas cajas", "200 cajas"},
    {"es", "mil cajas", "1.000 cajas"},
    {"es", "medio millón", "500.000"},
    {"it", "due milioni e mezzo", "2,5 milioni"},
    {"nl", "om 18.30 uur", "om 18:30 uur"},
    {"pt", "25 milhões de reais", "R$ 25 milhões"},
    {"ru", "двух тысяч", "2 тысяч"},
    {"ru", "полтора миллиона", "1,5 миллиона"},
    {"uk", "дві тисячі", "2 тисячі"},
    {"en", "two thousand three hundred", "2,300"},
    {"fr", "mille deux cents quais", "1 200 quais"},
    {"en", "the mast is 7m tall", "the mast is seven metres tall"},
    {"de", "der Mast ist 7m hoch", "der Mast ist sieben Meter hoch"},
    {"fr", "un mât de 7m de haut", "un mât de sept mètres de haut"},
    {"en", "7m for the mast", "7 million for the mast"},
    {"en", "the US tug", "the us tug"},
    {"en", "we don’t sail, she’s ill", "we don t sail, she s ill"},
    {"en", "they’d gone", "they d gone"},
    {"en", "the tug’s coming", "the tug s coming"},
    {"en", "moor at 10:30am", "moor at 1030am"},
    {"en", "moor at 10:30 am", "moor at 10 30 am"},
    {"en", "at half past four", "at 4.30"},
    {"en", "at a quarter to nine", "at 8:45"},
    {"en", "2 thirds of the nets", "two-thirds of the nets"},
    {"en", "on 13/4/2021 it sank", "on 13 April 2021 it sank"},
    {"en", "on 2021-04-13 it sank", "on April 13, 2021 it sank"},
    {"de", "am 4.3.2025 segeln wir", "am 4. März 2025 segeln wir"},
    {"de", "um Viertel vor neun", "um 8.45 Uhr"},
    {"de", "um achtzehn Uhr dreißig", "um 18.30 Uhr"},
    {"fr", "à dix-huit heures trente", "à 18h30"},
    {"fr", "à huit heures et demie", "à 8 h 30"},
    {"es", "a las siete y media", "a las 7.30"},
    {"es", "a las siete menos cuarto", "a las 6:45"},
    {"it", "alle otto e mezza", "alle 8.30"},
    {"nl", "om kwart over acht", "om 8.15 uur"},
    {"pt", "às sete e meia", "às 7:30"},
    {"en", "the 1970's were calm", "the 1970s were calm"},
    {"de", "die Fischerinnen und Fischer", "DIE FISCHERINNEN UND FISCHER"},
};

constexpr Pair unlike[] = {
    {"en", "10 km of rope", "10 miles of rope"},
    {"en", "it was -12 there", "it was 12 there"},
    {"en", "no 10 boats came", "number 10 boats came"},
    {"de", "5 Kilo Heringe", "5 Liter Heringe"},
    {"en", "down two percentage points", "down two per cent"},
    {"de", "um 2 Prozentpunkte", "um 2 Prozent"},
    {"en", "two-thirds of the nets", "3/4 of the nets"},
    {"en", "10 and 15 per cent", "10 crates and 15 per cent"},
    {"en", "since nineteen fifty-three", "since 1963"},
    {"de", "dreitausend Netze", "2.000 Netze"},
    {"de", "die Fischerinnen warten", "die Fischer*innen warten"},
    {"de", "die neuen Netze", "die nun Netze"},
    {"en", "the quay at Kyiv", "the quay at Lviv"},
    {"en", "10 per cent", "12 per cent"},
    {"en", "$5 million", "$5 billion"},
    {"en", "5 m of rope", "5 million of rope"},
    {"en", "five boats", "fifty boats"},
    {"en", "we can", "we can't"},
    {"en", "nobody", "somebody"},
    {"en", "on 3 March", "on 3 May"},
    {"en", "at 7pm", "at 7am"},
    {"en", "the first may go", "1 May go"},
    {"en", "in 2024 500 boats came", "in 2024500 boats came"},
    {"en", "promise", "premise"},
    {"de", "zwei Millionen", "drei Millionen"},
    {"fr", "deux", "trois"},
    {"ru", "два миллиона", "три миллиона"},
    {"en", "two and a half million", "two million"},
    {"en", "opens at 6.30am", "opens at 6.30pm"},
    {"en", "a dozen tugs", "a hundred tugs"},
    {"en", "‘from within’", "from withing"},
    {"de", "um 18.30 Uhr", "um 19.30 Uhr"},
    {"es", "mil cajas", "2.000 cajas"},
    {"uk", "півтора мільйона", "півмільйона"},
    {"en", "the mast is 7m tall", "the mast is 7 million tall"},
    {"de", "der Mast ist 7m hoch", "der Mast ist 7 Millionen hoch"},
    {"en", "at half past four", "at 5.30"},
    {"en", "moor at 1030am", "moor at 1130am"},
    {"en", "on 3/4/2021 it sank", "on 4/3/2021 it sank"},
    {"de", "am 4.3.2025 segeln wir", "am 4. Mai 2025 segeln wir"},
    {"de", "am 4.3.2025 segeln wir", "am 4.3.2026 segeln wir"},
    {"de", "um Viertel vor neun", "um Viertel nach neun"},
    {"es", "a las siete y media", "a las siete y cuarto"},
    {"nl", "om kwart over acht", "om kwart voor acht"},
};

TEST(ReadMeanings, OneMeaningOfWhatIsWrittenInSeveralWays) {
    for (const auto& [lang, one, other] : alike) {
        SCOPED_TRACE(one);
        EXPECT_EQ(units(one, lang), units(other, lang));
    }
}

TEST(ReadMeanings, TellsOtherValuesApart) {
    for (const auto& [lang, one, other] : unlike) {
        SCOPED_TRACE(one);
        EXPECT_NE(units(one, lang), units(other, lang));
    }
}

struct KindRow {
    std::string_view lang;
    std::string_view text;
    UnitKind kind;  ///< Of the first unit.
};

constexpr KindRow kinds[] = {
    {"en", "not here", UnitKind::Denial},
    {"en", "sin to sell", UnitKind::Word},
    {"es", "sin vender", UnitKind::Denial},
    {"es", "Sí, vamos", UnitKind::Word},
    {"es", "si vamos", UnitKind::Condition},
    {"en", "per boat", UnitKind::Word},
    {"en", "one boat", UnitKind::Word},
    {"en", "two boats", UnitKind::Number},
    {"en", "https://pier.example/1234 is it", UnitKind::Address},
    {"en", "#pier2024", UnitKind::Address},
    {"nl", "niet hier", UnitKind::Denial},
};

TEST(ReadMeanings, KnowsWhatAWordDoesInItsLanguage) {
    const schema::Analyzer analyzer;
    for (const auto& [lang, text, kind] : kinds) {
        SCOPED_TRACE(text);
        const Meanings read = read_meanings(text, lang, analyzer.read(text, lang));
        ASSERT_FALSE(read.units.empty());
        EXPECT_EQ(read.units.front().kind, kind);
    }
}

TEST(ReadMeanings, KeepsPlacesInOrder) {
    const schema::Analyzer analyzer;
    const std::string_view text = "I can’t pay $5 million, cannot, won't 10 per cent ' don’t";
    const Meanings read = read_meanings(text, "en", analyzer.read(text, "en"));
    std::uint32_t last = 0;
    for (const schema::Word& word : read.words) {
        EXPECT_GE(word.span.begin, last) << word.form;
        EXPECT_GE(word.span.end, word.span.begin) << word.form;
        last = word.span.begin;
    }
    EXPECT_LE(last, text.size());
}

}  // namespace
}  // namespace onrecord::searcher::check
