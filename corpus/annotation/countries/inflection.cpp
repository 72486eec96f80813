// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/countries/inflection.hpp"

#include "corpus/annotation/table.hpp"
#include "corpus/annotation/vocabulary.hpp"

#include <algorithm>
#include <iterator>

namespace onrecord::corpus::annotation {
namespace {

/// A row of endings.tsv: a word that ends with `ending` takes `others` in its place, parted by
/// blanks; `-` is nothing.
struct Rule {
    std::string_view lang;
    std::string_view kind;
    std::string_view ending;
    std::string_view others;
};

// The first rule that fits counts: longer endings stand before shorter ones.
const std::vector<Rule>& rules() {
    static const std::vector<Rule> made = [] {
        std::vector<Rule> rows;
        for_each_row(vocabulary::endings, [&](const auto& columns, int) {
            rows.push_back(
                {columns[0], columns[1], columns[2] == "." ? "" : columns[2], columns[3]});
        });
        return rows;
    }();
    return made;
}

std::string_view name_of(NounKind kind) {
    if (kind == NounKind::Name) return "name";
    return kind == NounKind::Adjective ? "adjective" : "people";
}

bool ends_with_consonant(std::string_view word) {
    static constexpr std::string_view vowels[] = {
        "а", "е", "ё", "и", "о", "у", "ы", "э", "ю", "я", "і", "ї", "є", "й"};
    return std::none_of(std::begin(vowels), std::end(vowels), [&](std::string_view vowel) {
        return word.ends_with(vowel);
    });
}

bool is_cyrillic(std::string_view word) {
    return !word.empty() &&
           (word.front() == '\xD0' || word.front() == '\xD1' || word.front() == '\xD2');
}

/// РФ, США: abbreviations are not declined.
bool is_abbreviation(std::string_view word) {
    static constexpr std::string_view all[] = {
        "США", "РФ", "СССР", "СРСР", "ФРГ", "ФРН", "КНР", "КНДР", "USA", "US", "EEUU"};
    return std::find(std::begin(all), std::end(all), word) != std::end(all);
}

void add_forms(std::string_view stem, std::string_view endings, std::vector<std::string>& forms) {
    while (!endings.empty()) {
        const auto blank = endings.find(' ');
        const auto ending = endings.substr(0, blank);
        forms.push_back(std::string{stem} + std::string{ending == "-" ? "" : ending});
        endings = blank == std::string_view::npos ? "" : endings.substr(blank + 1);
    }
}

/// True where a rule fits.
bool add_by_rules(std::string_view word,
                  std::string_view lang,
                  std::string_view kind,
                  std::vector<std::string>& forms) {
    for (const Rule& rule : rules()) {
        if (rule.lang != lang || rule.kind != kind || !word.ends_with(rule.ending)) continue;
        add_forms(word.substr(0, word.size() - rule.ending.size()), rule.others, forms);
        return true;
    }
    return false;
}

void add_forms_of(std::string_view word,
                  std::string_view lang,
                  NounKind kind,
                  std::vector<std::string>& forms) {
    if (add_by_rules(word, lang, name_of(kind), forms) || kind != NounKind::Name) return;
    if (is_cyrillic(word) && ends_with_consonant(word)) {
        add_by_rules(word, lang, "consonant", forms);
    }
}

/// Of two words both: every form of the one with every form of the other, which is more than
/// there are, and harms nobody.
std::vector<std::string> inflected_pair(std::string_view first,
                                        std::string_view second,
                                        std::string_view lang) {
    std::vector<std::string> firsts{std::string{first}};
    add_by_rules(first, lang, "inner", firsts);
    std::vector<std::string> seconds{std::string{second}};
    add_forms_of(second, lang, NounKind::Name, seconds);
    std::vector<std::string> forms;
    for (const auto& one : firsts) {
        for (const auto& other : seconds) {
            forms.push_back(one + ' ' + other);
        }
    }
    return forms;
}

std::string capitalised(std::string_view word) {
    std::string text{word};
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) {
        if (lead >= 'a' && lead <= 'z') text.front() = static_cast<char>(lead - 32);
    } else if (text.starts_with("é") || text.starts_with("ä") || text.starts_with("ö")) {
        text[1] = static_cast<char>(static_cast<unsigned char>(text[1]) - 0x20);
    } else if (lead == 0xD0) {  // а to п
        text[1] = static_cast<char>(static_cast<unsigned char>(text[1]) - 0x20);
    } else if (text.starts_with("і")) {
        text.replace(0, 2, "І");
    } else if (lead == 0xD1 && static_cast<unsigned char>(text[1]) < 0x90) {  // р to я
        text[0] = '\xD0';
        text[1] = static_cast<char>(static_cast<unsigned char>(text[1]) + 0x20);
    }
    return text;
}

}  // namespace

bool has_small_names(std::string_view lang) {
    static const std::vector<std::string_view> languages = [] {
        std::vector<std::string_view> found;
        for_each_row(vocabulary::traits, [&](const auto& columns, int) {
            if (columns[1] == "small-names") found.push_back(columns[0]);
        });
        return found;
    }();
    return std::find(languages.begin(), languages.end(), lang) != languages.end();
}

std::vector<std::string> inflected(std::string_view word, std::string_view lang, NounKind kind) {
    std::vector<std::string> forms{std::string{word}};
    if (!has_small_names(lang) || is_abbreviation(word)) return forms;
    const auto blank = word.find(' ');
    if (blank != std::string_view::npos) {
        const std::string_view second = word.substr(blank + 1);
        if (kind != NounKind::Name || second.find(' ') != std::string_view::npos) return forms;
        return inflected_pair(word.substr(0, blank), second, lang);
    }
    add_forms_of(word, lang, kind, forms);
    if (kind == NounKind::Name) return forms;
    const std::size_t count = forms.size();
    for (std::size_t at = 0; at < count; ++at) {
        forms.push_back(capitalised(forms[at]));
    }
    return forms;
}

}  // namespace onrecord::corpus::annotation
