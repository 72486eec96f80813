// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/lexicon.hpp"

#include <algorithm>
#include <iterator>

namespace onrecord::searcher::check {
namespace {

// Shorter words are too easily other words.
constexpr std::size_t least_spelling = 4;
constexpr std::size_t longest_variant = 10;
constexpr std::size_t least_with_ise = 7;  // `wise` and `prised` are no -ise.

constexpr std::string_view possessive = "'s";

constexpr std::string_view ise_endings[] = {
    "ise", "ised", "ises", "ising", "iser", "isers", "isation", "isations"};

std::size_t beginning_of(std::string_view form) {
    std::size_t sum = 0;
    for (const char letter : form.substr(0, least_spelling)) {
        sum = sum * 31U + static_cast<unsigned char>(letter);
    }
    return sum % 4096U;
}

std::string with_z(std::string form) {
    if (form.size() < least_with_ise) return form;
    for (const std::string_view ending : ise_endings) {
        if (form.ends_with(ending)) {
            form[form.size() - ending.size() + 1] = 'z';
            return form;
        }
    }
    return form;
}

template <std::size_t row>
const Lexicon& lexicon_of_row();

struct LanguageRow {
    std::string_view lang;
    const Lexicon& (*lexicon)();
};

// A separate static for each language, so that each is created at first use.
constexpr LanguageRow language_rows[] = {
    {"en", lexicon_of_row<0>},
    {"de", lexicon_of_row<1>},
    {"fr", lexicon_of_row<2>},
    {"es", lexicon_of_row<3>},
    {"uk", lexicon_of_row<4>},
    {"ru", lexicon_of_row<5>},
    {"it", lexicon_of_row<6>},
    {"nl", lexicon_of_row<7>},
    {"pt", lexicon_of_row<8>},
    {"*", lexicon_of_row<9>},
};

template <std::size_t row>
const Lexicon& lexicon_of_row() {
    static const Lexicon lexicon{language_rows[row].lang};
    return lexicon;
}

}  // namespace

Lexicon::Lexicon(std::string_view lang)
    : words_{language_words(lang)},
      spelled_{spelled_numbers(lang)},
      calendar_{calendar_words(lang)} {
    add_classes();
    add_phrases();
    add_spellings();
    for (const auto& [form, month] : calendar_.months()) {
        table_.add(form, word_bits::month);
    }
    if (spelled_ == nullptr) return;
    for (const std::string& form : spelled_->beginnings()) {
        table_.add(form, word_bits::number);
    }
}

void Lexicon::add_classes() {
    for (std::size_t i = 0; i < lexicon_class_count; ++i) {
        const auto word_class = static_cast<WordClass>(i);
        for (const auto& [form, meaning] : words_.all(word_class)) {
            const std::size_t blank = form.find('_');
            const bool is_one = blank == std::string::npos || blank == 0;
            table_.add(std::string_view{form}.substr(0, is_one ? form.size() : blank),
                       is_one ? word_bits::of(word_class) : word_bits::phrase);
        }
    }
}

/// Of classes that a Lexicon does not tell, those whose words a number may begin with.
void Lexicon::add_phrases() {
    for (const auto& [form, meaning] : words_.all(WordClass::BeforeHour))
        table_.add(std::string_view{form}.substr(0, form.find('_')), word_bits::phrase);
}

void Lexicon::add_spellings() {
    for (const WordClass word_class : {WordClass::Contraction, WordClass::Ending}) {
        for (const auto& [form, meaning] : words_.all(word_class)) {
            table_.add(std::string_view{meaning}.substr(meaning.find('_') + 1), contracted);
        }
    }

    for (const auto& [form, meaning] : words_.all(WordClass::Spelling)) {
        spellings_.set(beginning_of(form));
        spellings_.set(beginning_of(meaning));
    }
    for (const auto& [form, meaning] : words_.all(WordClass::Alike)) {
        others_.emplace(meaning, form);
        spellings_.set(beginning_of(form));
        spellings_.set(beginning_of(meaning));
    }
}

std::uint64_t Lexicon::bits_of(std::string_view form) const {
    const bool has_digit = !form.empty() && form.front() >= '0' && form.front() <= '9';
    const std::uint64_t bits = table_.find(form) | (has_digit ? word_bits::digit : 0U);
    return compound_number(form) ? bits | word_bits::number : bits;
}

bool Lexicon::may_be_spelled_otherwise(std::string_view form) const {
    if (spellings_.test(beginning_of(form))) return true;
    return form.size() >= least_with_ise && (form.find("is", 4) != std::string_view::npos ||
                                             form.find("iz", 4) != std::string_view::npos);
}

std::string Lexicon::with_common_letters(std::string form) const {
    const auto& letters = words_.all(WordClass::Letters);
    if (letters.empty()) return form;
    for (const auto& [from, to] : letters) {
        for (std::size_t at = form.find(from); at != std::string::npos;
             at = form.find(from, at + 1)) {
            const bool is_bound =
                at > 0 && words_.is(WordClass::NoLetters, std::string_view{form}.substr(at - 1, 1));
            if (!is_bound) form.replace(at, from.size(), to);
        }
    }
    return form;
}

bool Lexicon::may_have_other_letters(std::string_view written, std::string_view form) const {
    if (words_.all(WordClass::Letters).empty()) return false;
    return written.size() > form.size() ||
           std::ranges::any_of(words_.all(WordClass::LettersLost), [form](const auto& lost) {
               return form.find(lost.first) != std::string_view::npos;
           });
}

std::optional<std::uint32_t> Lexicon::compound_number(std::string_view form) const {
    constexpr std::size_t least = 7;  // `seimila`
    const auto& compounds = words_.all(WordClass::Compound);
    if (compounds.empty() || form.size() < least || spelled_ == nullptr) return std::nullopt;
    const auto value = [this](std::string_view piece) -> std::optional<std::uint32_t> {
        const SpelledNumbers::Number* number = spelled_->find(std::string{piece});
        return number == nullptr || number->is_ordinal ? std::nullopt
                                                       : std::optional{number->value};
    };
    for (const auto& [word, factor] : compounds) {
        const std::size_t at = form.find(word);
        if (at == std::string_view::npos || form == word) continue;
        const auto times = at == 0 ? std::optional{1U} : value(form.substr(0, at));
        const std::string_view rest = form.substr(at + word.size());
        const auto added = rest.empty() ? std::optional{0U} : value(rest);
        const auto by = static_cast<std::uint32_t>(std::stoul(factor));
        if (times && added && *times > 0 && *added < by) return *times * by + *added;
    }
    return std::nullopt;
}

std::string Lexicon::spelled_alike(const std::string& form) const {
    if (!may_be_spelled_otherwise(form)) return form;
    if (const std::string* alike = words_.find(WordClass::Alike, form)) return *alike;
    if (form.ends_with(possessive)) {
        const auto owner = std::string_view{form}.substr(0, form.size() - possessive.size());
        if (const std::string* alike = words_.find(WordClass::Alike, owner)) {
            return *alike + std::string{possessive};
        }
    }
    const auto& variants = words_.all(WordClass::Spelling);
    if (variants.empty() || form.size() < least_spelling) return form;
    for (std::size_t length = std::min(form.size(), longest_variant); length >= least_spelling;
         --length) {
        const auto variant = variants.find(form.substr(0, length));
        if (variant == variants.end()) continue;
        const bool is_longer = form.starts_with(variant->second);  // `dialogue` of `dialog`
        return is_longer ? form : variant->second + form.substr(length);
    }
    return with_z(form);
}

std::vector<std::string> Lexicon::written_otherwise(const std::string& alike) const {
    std::vector<std::string> forms;
    const auto [begin, end] = others_.equal_range(alike);
    for (auto other = begin; other != end; ++other)
        forms.push_back(other->second);
    std::ranges::sort(forms);
    return forms;
}

const Lexicon& lexicon_of(std::string_view lang) {
    lang = lang.substr(0, lang.find('-'));
    const auto row = std::ranges::find(language_rows, lang, &LanguageRow::lang);
    return row == std::end(language_rows) ? std::prev(std::end(language_rows))->lexicon()
                                          : row->lexicon();
}

}  // namespace onrecord::searcher::check
