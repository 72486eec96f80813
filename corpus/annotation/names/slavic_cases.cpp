// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/names/slavic_cases.hpp"

#include "corpus/annotation/table.hpp"

#include <algorithm>
#include <vector>

namespace onrecord::corpus::annotation {
namespace {

/// A letter is two bytes.
constexpr std::size_t letter = 2;
constexpr std::size_t shortest_stem = 2 * letter;

/// Of folded words, in which й is и and ї is і; longer ones first.
constexpr std::string_view endings[] = {
    "ием", "иеи", "ієм", "ією", "ові", "еві", "ого", "его", "ому", "ему", "еем", "аем", "ьею",
    "ою",  "ею",  "ои",  "еи",  "ии",  "іи",  "ыи",  "аи",  "ая",  "ея",  "ую",  "аю",  "ия",
    "ія",  "ию",  "ію",  "ие",  "іі",  "ья",  "ьи",  "ью",  "ье",  "ым",  "им",  "ом",  "ем",
    "єм",  "а",   "я",   "у",   "ю",   "ы",   "и",   "і",   "е",   "о",   "є",   "ь"};

bool is_cyrillic(std::string_view word) {
    const auto byte = word.empty() ? 0 : static_cast<unsigned char>(word.front());
    return byte >= 0xD0 && byte <= 0xD3;
}

std::string_view stem_of(std::string_view word) {
    for (const std::string_view ending : endings) {
        if (word.ends_with(ending) && word.size() >= ending.size() + shortest_stem) {
            return word.substr(0, word.size() - ending.size());
        }
    }
    return word;
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> ends) {
    return std::any_of(
        ends.begin(), ends.end(), [&](std::string_view end) { return word.ends_with(end); });
}

int rank(std::string_view word) {
    if (ends_with_any(word, {"ой", "ей", "ої", "ого", "его", "ому", "ему", "ым", "им"})) return 0;
    if (ends_with_any(word, {"ы", "и", "у", "ю", "е", "і", "ї"})) return 0;
    if (ends_with_any(word, {"а", "я"})) return 1;
    return 2;
}

int rank_of_name(std::string_view name) {
    int sum = 0;
    for (const auto word : split(name, ' ')) {
        sum += rank(word);
    }
    return sum;
}

struct Replacement {
    std::string_view genitive;
    std::string_view nominative;
};

/// Forenames whose stem changes; the first of a language and form that fits.
struct Irregular {
    std::string_view lang;
    Replacement forms;
};
constexpr Irregular irregular[] = {
    {"uk", {"Петра", "Петро"}},
    {"uk", {"Дмитра", "Дмитро"}},
    {"uk", {"Павла", "Павло"}},
    {"uk", {"Михайла", "Михайло"}},
    {"uk", {"Данила", "Данило"}},
    {"uk", {"Марка", "Марко"}},
    {"uk", {"Кирила", "Кирило"}},
    {"uk", {"Ігоря", "Ігор"}},
    {"uk", {"Миколи", "Микола"}},
    {"ru", {"Павла", "Павел"}},
    {"ru", {"Льва", "Лев"}},
    {"ru", {"Петра", "Пётр"}},
    {"ru", {"Игоря", "Игорь"}},
    {"ru", {"Ильи", "Илья"}},
    {"uk", {"Іллі", "Ілля"}},
};

constexpr Replacement forename_endings[] = {
    {"ии", "ия"},
    {"ії", "ія"},
    {"сі", "ся"},
    {"лі", "ля"},
    {"ьи", "ья"},
    {"ия", "ий"},
    {"ія", "ій"},
    {"ея", "ей"},
    {"ая", "ай"},
    {"ги", "га"},
    {"ки", "ка"},
    {"хи", "ха"},
    {"ы", "а"},
    {"и", "а"},
    {"я", "ь"},
    {"а", ""},
};
constexpr Replacement surname_endings[] = {
    {"ского", "ский"}, {"цкого", "цкий"}, {"ського", "ський"}, {"цького", "цький"},
    {"ого", "ий"},     {"ской", "ская"},  {"цкой", "цкая"},    {"ської", "ська"},
    {"цької", "цька"}, {"овой", "ова"},   {"евой", "ева"},     {"иной", "ина"},
    {"ової", "ова"},   {"евої", "ева"},   {"єєвої", "єєва"},   {"енка", "енко"},
    {"йка", "йко"},    {"ія", "ій"},      {"ия", "ий"},        {"ея", "ей"},
    {"ая", "ай"},      {"я", "ь"},        {"а", ""},           {"би", "ба"},
    {"ки", "ка"},      {"ги", "га"},      {"ди", "да"},        {"ри", "ра"},
    {"у", ""},
};

/// Before those: Russian writes -ий only behind these letters.
constexpr Replacement russian_surname_endings[] = {
    {"ского", "ский"},
    {"цкого", "цкий"},
    {"кого", "кий"},
    {"гого", "гий"},
    {"хого", "хий"},
    {"ого", "ый"},
};

std::string replaced(std::string_view word, const auto& table) {
    for (const Replacement& row : table) {
        if (!word.ends_with(row.genitive) || word.size() < row.genitive.size() + shortest_stem) {
            continue;
        }
        return std::string{word.substr(0, word.size() - row.genitive.size())} +
               std::string{row.nominative};
    }
    return std::string{word};
}

std::string surname(std::string_view word, std::string_view lang) {
    if (lang == "ru") {
        std::string russian = replaced(word, russian_surname_endings);
        if (russian != word) return russian;
    }
    return replaced(word, surname_endings);
}

std::string forename(std::string_view word, std::string_view lang) {
    for (const Irregular& row : irregular) {
        if (row.lang == lang && row.forms.genitive == word) {
            return std::string{row.forms.nominative};
        }
    }
    return replaced(word, forename_endings);
}

}  // namespace

void strip_cases(std::string& folded) {
    std::string stripped;
    for (const auto word : split(folded, ' ')) {
        if (!stripped.empty()) stripped += ' ';
        stripped += is_cyrillic(word) ? stem_of(word) : word;
    }
    folded = std::move(stripped);
}

bool may_be_nominative(std::string_view word) { return !is_cyrillic(word) || rank(word) > 0; }

bool is_more_nominative(std::string_view one, std::string_view other) {
    return is_cyrillic(one) && rank_of_name(one) > rank_of_name(other);
}

std::string nominative_of(std::string_view genitive, std::string_view lang) {
    if (!is_cyrillic(genitive)) return std::string{genitive};
    const auto words = split(genitive, ' ');
    std::string name;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (at > 0) name += ' ';
        const bool is_last = at + 1 == words.size();
        name += is_last ? surname(words[at], lang) : forename(words[at], lang);
    }
    return name;
}

}  // namespace onrecord::corpus::annotation
