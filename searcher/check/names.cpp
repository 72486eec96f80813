// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/names.hpp"

#include "schema/analyzer.hpp"
#include "schema/suggestion.hpp"
#include "searcher/check/language_words.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <utility>

namespace onrecord::searcher::check {
namespace {

// Slips are asked about in names that are long enough that few others are as near.
constexpr std::size_t least_slip_letters = 5;
constexpr std::size_t most_slips = 2;

constexpr std::string_view title_languages[] = {
    "en", "de", "fr", "es", "uk", "ru", "it", "nl", "pt"};

bool is_title(std::string_view word) {
    return std::ranges::any_of(title_languages, [word](std::string_view lang) {
        const LanguageWords& language = language_words(lang);
        // German joins offices to one word: `Außenministerin`.
        return language.is(WordClass::Title, word) ||
               std::ranges::any_of(
                   language.all(WordClass::TitleEnding), [word](const auto& ending) {
                       return word.size() > ending.first.size() && word.ends_with(ending.first);
                   });
    });
}

std::size_t letters_of(std::string_view word) {
    return static_cast<std::size_t>(std::ranges::count_if(
        word, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Its bytes: two of a Cyrillic one.
std::string_view first_letter(std::string_view word) {
    std::size_t end = 1;
    while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) {
        ++end;
    }
    return word.substr(0, end);
}

/// `JD` and `J.D.` as two initials: capitals alone, two or three, without a vowel or with dots.
bool is_initials(std::string_view word) {
    return word.size() <= 3 && word.size() >= 2 &&
           std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// The words of a name, dots parting initials, a comma turning the order round.
std::string in_order(std::string_view text) {
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos) return std::string{text};
    return std::string{text.substr(comma + 1)} + ' ' + std::string{text.substr(0, comma)};
}

bool parts_name(char c) { return c == ' ' || c == '.' || c == '\t' || c == '\n' || c == '-'; }

std::vector<std::string> pieces_of(const std::string& text) {
    std::vector<std::string> pieces(1);
    for (const char c : text) {
        if (!parts_name(c)) {
            pieces.back() += c;
        } else if (!pieces.back().empty()) {
            pieces.emplace_back();
        }
    }
    if (pieces.back().empty()) pieces.pop_back();
    return pieces;
}

/// A name of another script in Latin letters, and the ways of writing it in them as one: `Шевчук`,
/// `Shevchuk`; `Serhiy`, `Сергій`. Only for names of which one is Cyrillic: it also makes `Gill` of
/// `Hill`.
std::string transliterated(std::string_view word) {
    const LanguageWords& all = language_words("*");
    std::string latin;
    for (std::size_t at = 0; at < word.size();) {
        const std::string_view letter = first_letter(word.substr(at));
        const std::string* other = all.find(WordClass::Letter, letter);
        latin += other == nullptr ? std::string{letter} : *other == "-" ? "" : *other;
        at += letter.size();
    }
    constexpr std::pair<std::string_view, std::string_view> rows[] = {{"shch", "S"},
                                                                      {"sch", "S"},
                                                                      {"sh", "S"},
                                                                      {"tch", "C"},
                                                                      {"ch", "C"},
                                                                      {"zh", "Z"},
                                                                      {"kh", "g"},
                                                                      {"ts", "T"},
                                                                      {"tz", "T"},
                                                                      {"ph", "f"},
                                                                      {"x", "ks"},
                                                                      {"y", "i"},
                                                                      {"j", "i"},
                                                                      {"w", "v"},
                                                                      {"h", "g"},
                                                                      {"ie", "e"},
                                                                      {"iu", "u"},
                                                                      {"ia", "a"},
                                                                      {"'", ""}};
    for (const auto& [from, to] : rows) {
        for (std::size_t at = latin.find(from); at != std::string::npos;
             at = latin.find(from, at + to.size())) {
            latin.replace(at, from.size(), to);
        }
    }
    latin.erase(std::unique(latin.begin(), latin.end()), latin.end());
    return latin;
}

bool is_cyrillic(std::string_view word) {
    return !word.empty() &&
           (word.front() == '\xD0' || word.front() == '\xD1' || word.front() == '\xD2');
}

/// `Weisshaupt, Juergen` writes in two letters what folding makes one of.
std::string without_second_vowels(std::string word) {
    for (const std::string_view pair : {"ae", "oe", "ue"}) {
        for (std::size_t at = word.find(pair); at != std::string::npos;
             at = word.find(pair, at + 1)) {
            word.erase(at + 1, 1);
        }
    }
    return word;
}

/// Slavic endings have as many Latin forms as there are tables: `-sky`, `-skyy`, `-skiy`, `-ski`.
std::string with_one_ending(std::string word) {
    const std::size_t last = word.find_last_not_of("iyj");
    const bool has_ending = last != std::string::npos && last + 1 < word.size() && word.size() > 4;
    return has_ending ? word.substr(0, last + 1) + 'i' : word;
}

/// The same forename in another language: `Volodymyr` is `Vladimir`.
std::string common_forename(const std::string& word) {
    const std::string latin = is_cyrillic(word) ? transliterated(word) : word;
    const std::string* common = language_words("*").find(WordClass::Forename, latin);
    return common == nullptr ? latin : *common;
}

bool is_same_word(const std::string& one, const std::string& other) {
    if (one == other) return true;
    if (is_cyrillic(one) != is_cyrillic(other)) return transliterated(one) == transliterated(other);
    return without_second_vowels(one) == without_second_vowels(other) ||
           with_one_ending(one) == with_one_ending(other);
}

bool fits_initial(const std::string& one, const std::string& other) {
    if (is_same_word(one, other) || common_forename(one) == common_forename(other)) return true;
    const bool is_initial = letters_of(one) == 1 || letters_of(other) == 1;
    if (!is_initial) return false;
    if (is_cyrillic(one) == is_cyrillic(other)) return first_letter(one) == first_letter(other);
    return first_letter(transliterated(one)) == first_letter(transliterated(other));
}

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) {
        all += word;
    }
    return all;
}

/// Every given name of the shorter list fits one of the longer, in order. `Abdel Karim` is
/// `Abdelkarim`.
bool given_fit(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    if (!one.empty() && joined(one) == joined(other)) return true;
    const auto& few = one.size() <= other.size() ? one : other;
    const auto& many = one.size() <= other.size() ? other : one;
    auto at = many.begin();
    for (const std::string& name : few) {
        at = std::find_if(
            at, many.end(), [&](const std::string& given) { return fits_initial(name, given); });
        if (at == many.end()) return false;
        ++at;
    }
    return true;
}

bool is_slip(const std::string& one, const std::string& other) {
    if (one == other) return false;
    const std::size_t least = std::min(letters_of(one), letters_of(other));
    if (least < least_slip_letters) return false;
    if (transliterated(one) == transliterated(other)) return true;
    return schema::edit_distance(one, other) <= (least < 7 ? most_slips - 1 : most_slips);
}

bool has_all(const std::vector<std::string>& words, const std::vector<std::string>& of) {
    return !words.empty() && std::ranges::all_of(words, [&](const std::string& word) {
        return std::ranges::any_of(
            of, [&](const std::string& known) { return is_same_word(word, known); });
    });
}

bool is_capital_at(std::string_view text, std::uint32_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    return std::isupper(first) != 0 || first >= 0xC3;
}

/// Particles that belong to a surname, so are no forename.
bool is_particle(std::string_view word) {
    constexpr std::string_view particles[] = {"van",
                                              "von",
                                              "de",
                                              "der",
                                              "den",
                                              "del",
                                              "della",
                                              "di",
                                              "da",
                                              "dos",
                                              "la",
                                              "le",
                                              "el",
                                              "al",
                                              "bin"};
    return std::ranges::find(particles, word) != std::end(particles);
}

/// The words before the surname in `told` that are written as names are: its forenames there.
std::vector<std::vector<std::string>> given_in(std::string_view told, const std::string& surname) {
    std::vector<std::vector<std::string>> all;
    const std::vector<schema::Word> words = schema::Analyzer{}.read(told, "en");
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i].form != surname || !is_capital_at(told, words[i].span.begin)) continue;
        std::vector<std::string> given;
        for (std::size_t k = i; k > 0 && i - k < 4; --k) {
            const schema::Word& before = words[k - 1];
            const std::uint32_t end = before.span.end;
            const auto between = told.substr(end, words[k].span.begin - end);
            if (between.find_first_not_of(" .\xC2\xA0") != std::string_view::npos) break;
            if (is_particle(before.form)) continue;
            if (!is_capital_at(told, before.span.begin) || is_title(before.form)) break;
            given.insert(given.begin(), before.form);
        }
        if (!given.empty()) all.push_back(std::move(given));
    }
    return all;
}

NameRelation compare_given(const Name& asked, const Name& printed, std::string_view told) {
    if (asked.given.empty()) return NameRelation::Same;
    if (!printed.given.empty()) {
        return given_fit(asked.given, printed.given) ? NameRelation::Same : NameRelation::Other;
    }
    const auto known = given_in(told, printed.surname);
    if (known.empty()) return NameRelation::Fits;
    const bool fits = std::ranges::any_of(
        known, [&](const auto& given) { return given_fit(asked.given, given); });
    return fits ? NameRelation::Same : NameRelation::Other;
}

/// `M. Brook` may be Monsieur Brook and may be Mary Brook.
enum class Letters : std::uint8_t { AreInitials, MayBeTitles };

Name read_name_as(std::string_view text, Letters letters) {
    Name name;
    for (const std::string& piece : pieces_of(in_order(text))) {
        std::string word = schema::fold(piece);
        if (word.ends_with("'s")) word.resize(word.size() - 2);
        std::erase(word, '\'');
        const bool is_letter = letters_of(word) == 1;
        const bool may_be_title = !is_letter || letters == Letters::MayBeTitles;
        if (word.empty() || (may_be_title && is_title(word))) continue;
        if (is_initials(piece)) {
            for (const char c : piece) {
                name.words.push_back(schema::fold(std::string(1, c)));
            }
        } else {
            name.words.push_back(std::move(word));
        }
    }
    if (name.words.empty()) return name;
    name.surname = name.words.back();
    for (std::size_t i = 0; i + 1 < name.words.size(); ++i) {
        if (!is_particle(name.words[i])) name.given.push_back(name.words[i]);
    }
    return name;
}

NameRelation compare(const Name& one, const Name& other, std::string_view told) {
    if (one.words.empty() || other.words.empty()) return NameRelation::Fits;
    if (has_all(one.words, other.words)) return NameRelation::Same;
    if (is_same_word(one.surname, other.surname)) return compare_given(one, other, told);
    // A forename alone, or a name of two surnames of which one is given.
    if (has_all(other.words, one.words)) return NameRelation::Fits;
    if (joined(one.words) == joined(other.words)) return NameRelation::Same;
    const bool given_agree = given_fit(one.given, other.given);
    if (given_agree && is_slip(one.surname, other.surname)) return NameRelation::Slip;
    return NameRelation::Other;
}

}  // namespace

Name read_name(std::string_view text) { return read_name_as(text, Letters::AreInitials); }

NameRelation compare_names(std::string_view asked,
                           std::string_view printed,
                           std::string_view told) {
    const Name print = read_name(printed);
    const NameRelation relation = compare(read_name(asked), print, told);
    if (relation != NameRelation::Other) return relation;
    const Name titled = read_name_as(asked, Letters::MayBeTitles);
    const bool may_fit = compare(titled, print, told) == NameRelation::Same;
    return may_fit ? NameRelation::Fits : NameRelation::Other;
}

}  // namespace onrecord::searcher::check
