// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/names.hpp"

#include "schema/analyzer.hpp"
#include "schema/suggestion.hpp"
#include "searcher/check/language_words.hpp"

#include <algorithm>
#include <cctype>

namespace onrecord::searcher::check {
namespace {

// Slips are asked about in names that are long enough that few others are as near.
constexpr std::size_t least_slip_letters = 5;
constexpr std::size_t most_slips = 2;

constexpr std::string_view title_languages[] = {
    "en", "de", "fr", "es", "uk", "ru", "it", "nl", "pt"};

bool is_title(std::string_view word) {
    return std::ranges::any_of(title_languages, [word](std::string_view lang) {
        return language_words(lang).is(WordClass::Title, word);
    });
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

bool fits_initial(const std::string& one, const std::string& other) {
    const bool is_initial = one.size() == 1 || other.size() == 1;
    return one == other || (is_initial && one.front() == other.front());
}

/// Every given name of the shorter list fits one of the longer, in order.
bool given_fit(const std::vector<std::string>& one, const std::vector<std::string>& other) {
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
    const std::size_t least = std::min(one.size(), other.size());
    if (least < least_slip_letters) return false;
    return schema::edit_distance(one, other) <= (least < 7 ? most_slips - 1 : most_slips);
}

bool has_all(const std::vector<std::string>& words, const std::vector<std::string>& of) {
    return !words.empty() && std::ranges::all_of(words, [&](const std::string& word) {
        return std::ranges::find(of, word) != of.end();
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

}  // namespace

Name read_name(std::string_view text) {
    Name name;
    for (const std::string& piece : pieces_of(in_order(text))) {
        if (is_initials(piece)) {
            for (const char c : piece)
                name.words.push_back(schema::fold(std::string(1, c)));
            continue;
        }
        std::string word = schema::fold(piece);
        if (word.ends_with("'s")) word.resize(word.size() - 2);
        if (!word.empty() && !is_title(word)) name.words.push_back(std::move(word));
    }
    if (name.words.empty()) return name;
    name.surname = name.words.back();
    for (std::size_t i = 0; i + 1 < name.words.size(); ++i) {
        if (!is_particle(name.words[i])) name.given.push_back(name.words[i]);
    }
    return name;
}

NameRelation compare_names(std::string_view asked,
                           std::string_view printed,
                           std::string_view told) {
    const Name one = read_name(asked);
    const Name other = read_name(printed);
    if (one.words.empty() || other.words.empty()) return NameRelation::Fits;
    if (has_all(one.words, other.words)) return NameRelation::Same;
    if (one.surname == other.surname) return compare_given(one, other, told);
    // A forename alone, or a name of two surnames of which one is given.
    if (has_all(other.words, one.words)) return NameRelation::Fits;
    const bool given_agree = given_fit(one.given, other.given);
    if (given_agree && is_slip(one.surname, other.surname)) return NameRelation::Slip;
    return NameRelation::Other;
}

}  // namespace onrecord::searcher::check
