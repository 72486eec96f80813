// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/corpus/annotation/annotate_text.hpp"

#include <gtest/gtest.h>

// Spanish, French, Ukrainian and Russian sentences as news prints them: there is no gold to
// measure these languages by, so these tables are all that is known of them. All people and
// places are invented but for those of the authority file.
namespace onrecord::tests {
namespace {

struct Case {
    std::string_view text;
    std::string_view quote;  ///< `words | speaker` of the last quote.
};

std::string last_quote(const schema::Entry& entry) {
    const auto made = annotate_entry(entry);
    if (made.quotes.empty()) return "none";
    const schema::Quote& quote = made.quotes.back();
    return entry.text.substr(quote.span.begin, quote.span.length()) + " | " + quote.speaker;
}

void expect_all(std::span<const Case> cases, std::string_view lang) {
    for (const auto& [text, quote] : cases) {
        SCOPED_TRACE(text);
        EXPECT_EQ(last_quote(entry_of(text, "", lang)), quote);
    }
}

constexpr Case spanish[] = {
    {"«Nos vamos», dijo Luis Prado.\n\n«Volveremos mañana», suspiró Ana Robles.",
     "Volveremos mañana | Ana Robles"},
    {"«Nos vamos», dijo Luis Prado.\n\n«Volveremos mañana», se oía por la radio.",
     "Volveremos mañana | "},
    {"«Nos vamos», dijo Luis Prado. «Volveremos mañana», dijo en la plaza.",
     "Volveremos mañana | Luis Prado"},
    {"«Volveremos mañana», ha dicho este lunes el alcalde, Luis Prado, en Valdemora.",
     "Volveremos mañana | Luis Prado"},
    {"«Volveremos mañana», dijo Ana Robles.", "Volveremos mañana | Ana Robles"},
    {"\"Volveremos mañana\", aseguró el alcalde de Valdemora, Luis Prado.",
     "Volveremos mañana | Luis Prado"},
    {"“Volveremos mañana”, ha dicho la ministra Ana Robles.", "Volveremos mañana | Ana Robles"},
    {"«Volveremos mañana», dijo ayer en Valdemora Luis Prado.", "Volveremos mañana | Luis Prado"},
    {"«Volveremos mañana», según Ana Robles.", "Volveremos mañana | Ana Robles"},
    {"Según Ana Robles, el puente es «un peligro para todos».",
     "un peligro para todos | Ana Robles"},
    {"De acuerdo con Ana Robles, el puente es «un peligro para todos».",
     "un peligro para todos | Ana Robles"},
    {"A juicio de Ana Robles, el puente es «un peligro para todos».",
     "un peligro para todos | Ana Robles"},
    {"Para Ana Robles, el puente es «un peligro para todos».",
     "un peligro para todos | Ana Robles"},
    {"Ana Robles dijo: «Volveremos mañana».", "Volveremos mañana | Ana Robles"},
    {"Ana Robles dijo que el puente es «un peligro para todos».",
     "un peligro para todos | Ana Robles"},
    {"La portavoz del Gobierno, Ana Robles, afirmó que es «un peligro para todos».",
     "un peligro para todos | Ana Robles"},
    {"Ana Robles ha calificado el puente de «peligro para todos nosotros».",
     "peligro para todos nosotros | Ana Robles"},
    {"Ana Robles llegó tarde. Añadió que el puente es «un peligro para todos».",
     "un peligro para todos | Ana Robles"},
    {"Ana Robles llegó tarde. «Volveremos mañana», dijo ella.", "Volveremos mañana | Ana Robles"},
    {"La alcaldesa Ana Robles llegó tarde. «Volveremos mañana», dijo la alcaldesa.",
     "Volveremos mañana | Ana Robles"},
    {"Ana Robles llegó tarde. «Volveremos mañana», dijo Robles.", "Volveremos mañana | Ana Robles"},
    {"«Volveremos», dijo Ana Robles. «No hay otra salida».", "No hay otra salida | Ana Robles"},
    {"«Volveremos», dijo Ana Robles, quien agregó: «No hay otra salida».",
     "No hay otra salida | Ana Robles"},
    {"—Volveremos mañana —dijo Ana Robles.", "Volveremos mañana | Ana Robles"},
    {"—Volveremos mañana —dijo Ana Robles—. No hay otra salida.",
     "No hay otra salida. | Ana Robles"},
    {"«No diremos “nunca”», dijo Ana Robles.", "No diremos “nunca” | Ana Robles"},
    {"Ana Robles, sobre el puente: «Volveremos mañana».", "Volveremos mañana | Ana Robles"},
    {"«Volveremos mañana», señaló un portavoz del ministerio.", "Volveremos mañana | "},
    {"«¿Cuándo volveremos?», preguntó Ana Robles.", "¿Cuándo volveremos? | Ana Robles"},
    {"«Volveremos mañana», afirmó el presidente ucraniano, Volodímir Zelenski.",
     "Volveremos mañana | Volodymyr Zelensky"},
};
TEST(SpanishQuotes, HaveTheirSpanAndSpeaker) { expect_all(spanish, "es"); }

constexpr Case french[] = {
    {"« On part », a dit Luc Perrin.\n\n« Nous reviendrons demain », a pesté Claire Robin.",
     "Nous reviendrons demain | Claire Robin"},
    {"« On part », a dit Luc Perrin.\n\n« Nous reviendrons demain », maugrée la maire, Claire "
     "Robin.",
     "Nous reviendrons demain | Claire Robin"},
    {"« On part », a dit Luc Perrin.\n\n« Nous reviendrons demain », entend-on dans la rue.",
     "Nous reviendrons demain | "},
    {"« Nous partons demain », s’est indignée la députée Anne Le Goff.",
     "Nous partons demain | Anne Le Goff"},
    {"« Nous partons demain », a dit Anne Morel.", "Nous partons demain | Anne Morel"},
    {"« Nous partons demain », a déclaré le ministre de l’Intérieur, Paul Garnier.",
     "Nous partons demain | Paul Garnier"},
    {"« Nous partons demain », dit Anne Morel.", "Nous partons demain | Anne Morel"},
    {"« Nous partons demain », a expliqué mardi à Valmont Anne Morel.",
     "Nous partons demain | Anne Morel"},
    {"« Nous partons demain », selon Anne Morel.", "Nous partons demain | Anne Morel"},
    {"Selon Anne Morel, le pont est « un danger pour tous ».", "un danger pour tous | Anne Morel"},
    {"D’après Anne Morel, le pont est « un danger pour tous ».",
     "un danger pour tous | Anne Morel"},
    {"Pour Anne Morel, le pont est « un danger pour tous ».", "un danger pour tous | Anne Morel"},
    {"Anne Morel a déclaré : « Nous partons demain. »", "Nous partons demain. | Anne Morel"},
    {"Anne Morel a déclaré que le pont était « un danger pour tous ».",
     "un danger pour tous | Anne Morel"},
    {"La porte-parole du gouvernement, Anne Morel, a parlé d’« un danger pour tous ».",
     "un danger pour tous | Anne Morel"},
    {"Anne Morel est arrivée tard. « Nous partons demain », a-t-elle ajouté.",
     "Nous partons demain | Anne Morel"},
    {"Paul Garnier est arrivé tard. « Nous partons demain », dit-il.",
     "Nous partons demain | Paul Garnier"},
    {"Anne Morel est arrivée tard. Elle a ajouté que c’était « un danger pour tous ».",
     "un danger pour tous | Anne Morel"},
    {"La maire Anne Morel est arrivée tard. « Nous partons demain », a dit la maire.",
     "Nous partons demain | Anne Morel"},
    {"Anne Morel est arrivée tard. « Nous partons demain », a dit Mme Morel.",
     "Nous partons demain | Anne Morel"},
    {"« Nous partons », a dit Anne Morel. « Il n’y a pas d’autre issue. »",
     "Il n’y a pas d’autre issue. | Anne Morel"},
    {"« Nous partons, a dit Anne Morel, et nous reviendrons. »",
     "et nous reviendrons. | Anne Morel"},
    {"« Nous partons demain, assure Paul Garnier. Il n’y a pas d’autre issue. »",
     "Il n’y a pas d’autre issue. | Paul Garnier"},
    {"— Nous partons demain, a dit Anne Morel.", "Nous partons demain | Anne Morel"},
    {"“Nous partons demain”, s’inquiète Anne Morel.", "Nous partons demain | Anne Morel"},
    {"« Nous partons demain », souligne un porte-parole du ministère.", "Nous partons demain | "},
    {"« Quand partons-nous ? », demande Anne Morel.", "Quand partons-nous ? | Anne Morel"},
    {"Anne Morel dénonce « un danger pour tous les habitants ».",
     "un danger pour tous les habitants | Anne Morel"},
    {"« Nous partons demain », a affirmé le président russe, Vladimir Poutine.",
     "Nous partons demain | Vladimir Putin"},
};
TEST(FrenchQuotes, HaveTheirSpanAndSpeaker) { expect_all(french, "fr"); }

constexpr Case ukrainian[] = {
    {"«Ми йдемо», — сказав Іван Петренко.\n\n«Ми повернемося завтра», — буркнула Анна Коваль.",
     "Ми повернемося завтра | Анна Коваль"},
    {"«Ми повернемося завтра», — сказав Іван Петренко.", "Ми повернемося завтра | Іван Петренко"},
    {"«Ми повернемося завтра», – заявила міністерка Олена Коваль.",
     "Ми повернемося завтра | Олена Коваль"},
    {"\"Ми повернемося завтра\", - повідомив речник міністерства Іван Петренко.",
     "Ми повернемося завтра | Іван Петренко"},
    {"„Ми повернемося завтра“, — додала Олена Коваль.", "Ми повернемося завтра | Олена Коваль"},
    {"Іван Петренко сказав: «Ми повернемося завтра».", "Ми повернемося завтра | Іван Петренко"},
    {"Іван Петренко заявив, що міст є «загрозою для всіх нас».",
     "загрозою для всіх нас | Іван Петренко"},
    {"За словами Івана Петренка, міст є «загрозою для всіх нас».",
     "загрозою для всіх нас | Іван Петренко"},
    {"За словами Олени Коваль, міст є «загрозою для всіх нас».",
     "загрозою для всіх нас | Олена Коваль"},
    {"На думку Івана Петренка, міст є «загрозою для всіх нас».",
     "загрозою для всіх нас | Іван Петренко"},
    {"Як повідомив Іван Петренко, міст є «загрозою для всіх нас».",
     "загрозою для всіх нас | Іван Петренко"},
    {"Міст є «загрозою для всіх нас», за словами Івана Петренка.",
     "загрозою для всіх нас | Іван Петренко"},
    {"Іван Петренко приїхав пізно. «Ми повернемося завтра», — сказав він.",
     "Ми повернемося завтра | Іван Петренко"},
    {"Олена Коваль приїхала пізно. Вона додала, що міст є «загрозою для всіх нас».",
     "загрозою для всіх нас | Олена Коваль"},
    {"Іван Петренко приїхав пізно. «Ми повернемося завтра», — сказав Петренко.",
     "Ми повернемося завтра | Іван Петренко"},
    {"Учора бачили Івана Петренка. «Ми повернемося завтра», — сказав Іван Петренко.",
     "Ми повернемося завтра | Іван Петренко"},
    {"«Ми повернемося», — сказав Іван Петренко. «Іншого шляху немає».",
     "Іншого шляху немає | Іван Петренко"},
    {"«Ми повернемося, — сказав Іван Петренко. — Іншого шляху немає».",
     "Іншого шляху немає | Іван Петренко"},
    {"— Ми повернемося завтра, — сказав Іван Петренко.", "Ми повернемося завтра | Іван Петренко"},
    {"— Ми повернемося, — сказав Іван Петренко. — Іншого шляху немає.",
     "Іншого шляху немає. | Іван Петренко"},
    {"«Ми повернемося завтра», — йдеться у заяві.", "Ми повернемося завтра | "},
    {"«Коли ми повернемося?» — запитала Олена Коваль.", "Коли ми повернемося? | Олена Коваль"},
    {"«Ми повернемося завтра», — зазначив у Вальмонті голова ради Іван Петренко.",
     "Ми повернемося завтра | Іван Петренко"},
    {"«Ми повернемося завтра», — сказав президент Володимир Зеленський.",
     "Ми повернемося завтра | Volodymyr Zelensky"},
    {"За словами Зеленського, це «загроза для всіх нас».",
     "загроза для всіх нас | Volodymyr Zelensky"},
    {"«Ми повернемося завтра», — сказала Урсула фон дер Ляєн.",
     "Ми повернемося завтра | Ursula von der Leyen"},
};
TEST(UkrainianQuotes, HaveTheirSpanAndSpeaker) { expect_all(ukrainian, "uk"); }

constexpr Case russian[] = {
    {"«Мы вернёмся завтра», — буркнули Ивану Петрову.", "Мы вернёмся завтра | "},
    {"«Мы уходим», — сказал Иван Петров.\n\n«Мы вернёмся завтра», — буркнула Анна Орлова.",
     "Мы вернёмся завтра | Анна Орлова"},
    {"«Мы уходим», — сказал Иван Петров.\n\n«Мы вернёмся завтра», — слышалось на улице.",
     "Мы вернёмся завтра | "},
    {"Об этом рассказала глава комитета Анна Орлова. «Мы вернёмся завтра», — подчеркнула она.",
     "Мы вернёмся завтра | Анна Орлова"},
    {"«Мы вернёмся завтра», — сказал Иван Петров.", "Мы вернёмся завтра | Иван Петров"},
    {"«Мы вернёмся завтра», – заявила министр Анна Орлова.", "Мы вернёмся завтра | Анна Орлова"},
    {"\"Мы вернемся завтра\", - сообщил представитель министерства Иван Петров.",
     "Мы вернемся завтра | Иван Петров"},
    {"„Мы вернёмся завтра“, — добавила Анна Орлова.", "Мы вернёмся завтра | Анна Орлова"},
    {"Иван Петров сказал: «Мы вернёмся завтра».", "Мы вернёмся завтра | Иван Петров"},
    {"Иван Петров заявил, что мост — «угроза для всех нас».", "угроза для всех нас | Иван Петров"},
    {"По словам Ивана Петрова, мост — «угроза для всех нас».", "угроза для всех нас | Иван Петров"},
    {"По словам Анны Орловой, мост — «угроза для всех нас».", "угроза для всех нас | Анна Орлова"},
    {"По мнению Сергея Белинского, мост — «угроза для всех нас».",
     "угроза для всех нас | Сергей Белинский"},
    {"Как сообщил Иван Петров, мост — «угроза для всех нас».", "угроза для всех нас | Иван Петров"},
    {"Мост — «угроза для всех нас», по словам Ивана Петрова.", "угроза для всех нас | Иван Петров"},
    {"Иван Петров приехал поздно. «Мы вернёмся завтра», — сказал он.",
     "Мы вернёмся завтра | Иван Петров"},
    {"Анна Орлова приехала поздно. Она добавила, что мост — «угроза для всех нас».",
     "угроза для всех нас | Анна Орлова"},
    {"Иван Петров приехал поздно. «Мы вернёмся завтра», — сказал Петров.",
     "Мы вернёмся завтра | Иван Петров"},
    {"Вчера видели Анну Орлову. «Мы вернёмся завтра», — сказала Анна Орлова.",
     "Мы вернёмся завтра | Анна Орлова"},
    {"«Мы вернёмся», — сказал Иван Петров. «Другого пути нет».", "Другого пути нет | Иван Петров"},
    {"«Мы вернёмся, — сказал Иван Петров. — Другого пути нет».", "Другого пути нет | Иван Петров"},
    {"— Мы вернёмся завтра, — сказал Иван Петров.", "Мы вернёмся завтра | Иван Петров"},
    {"— Мы вернёмся, — сказал Иван Петров. — Другого пути нет.", "Другого пути нет. | Иван Петров"},
    {"«Мы вернёмся завтра», — говорится в заявлении.", "Мы вернёмся завтра | "},
    {"«Когда мы вернёмся?» — спросила Анна Орлова.", "Когда мы вернёмся? | Анна Орлова"},
    {"«Мы вернёмся завтра», — отметил в Вальмонте глава совета Иван Петров.",
     "Мы вернёмся завтра | Иван Петров"},
    {"«Мы вернёмся завтра», — сказал президент Владимир Путин.",
     "Мы вернёмся завтра | Vladimir Putin"},
    {"По словам Лаврова, это «угроза для всех нас».", "угроза для всех нас | Sergey Lavrov"},
    {"«Мы вернёмся завтра», — сказал канцлер Олаф Шольц.", "Мы вернёмся завтра | Olaf Scholz"},
};
TEST(RussianQuotes, HaveTheirSpanAndSpeaker) { expect_all(russian, "ru"); }

// Words, marks and signs in any order: no rule may look beyond a sentence.
constexpr std::string_view pieces[] = {
    "„",     "“",      "«",      "»",      "—",       "-",       ",",        ":",        ".",
    "?",     "(",      ")",      "\n\n",   "und",     "der",     "die",      "des",      "sagte",
    "sei",   "wird",   "von",    "nach",   "Angaben", "Meinung", "zufolge",  "laut",     "so",
    "heißt", "es",     "in",     "dass",   "zitiert", "Anna",    "Schmidt",  "Minister", "zu",
    "lesen", "für",    "ist",    "als",    "dijo",    "según",   "Ana",      "para",     "de",
    "ha",    "dicho",  "Añadió", "a",      "t",       "il",      "dit",      "selon",    "d’",
    "après", "elle",   "сказав", "за",     "словами", "Івана",   "Петренка", "як",       "він",
    "на",    "сказал", "по",     "словам", "Анны",    "Орловой", "как",      "она",      "5."};

TEST(EveryLanguage, TakesItsWordsInAnyOrder) {
    std::uint32_t state = 1;
    const auto next = [&state] { return state = state * 1664525U + 1013904223U; };
    for (int round = 0; round < 600; ++round) {
        std::string text;
        const std::uint32_t count = 1 + (next() >> 24U) % 40;
        for (std::uint32_t at = 0; at < count; ++at) {
            text += pieces[(next() >> 16U) % std::size(pieces)];
            if ((next() >> 28U) != 0) text += ' ';
        }
        for (const std::string_view lang : {"de", "es", "fr", "uk", "ru"}) {
            const auto entry = entry_of(text, "", lang);
            for (const auto& quote : annotate_entry(entry).quotes) {
                EXPECT_LE(quote.span.end, text.size());
            }
        }
    }
}

}  // namespace
}  // namespace onrecord::tests
