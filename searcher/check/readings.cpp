// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/readings.hpp"

#include "searcher/check/judging.hpp"
#include "searcher/check/lexicon.hpp"

#include <algorithm>

namespace onrecord::searcher::check {
namespace {

/// Adds a reading; one of the same words that another language gave already varies by both.
void add_reading(const WordReading& reading,
                 const std::vector<VaryingWord>& varying,
                 AskedWords& asked) {
    const auto known = std::ranges::find_if(asked.readings, [&](const WordReading& other) {
        return std::ranges::equal(other, reading, {}, &schema::Word::form, &schema::Word::form);
    });
    if (known == asked.readings.end()) {
        asked.readings.push_back(reading);
        asked.varying.push_back(varying);
        return;
    }
    auto& merged = asked.varying[static_cast<std::size_t>(known - asked.readings.begin())];
    for (std::size_t i = 0; i < merged.size(); ++i) {
        merged[i].may_vary = merged[i].may_vary || varying[i].may_vary;
        merged[i].others.insert(
            merged[i].others.end(), varying[i].others.begin(), varying[i].others.end());
    }
}

/// A number takes up to three words where it is written out; a contraction one more.
std::uint32_t slack_of(const PastedWords& words) {
    constexpr std::uint32_t for_a_denial = 2;
    constexpr std::uint32_t for_a_number = 2;
    constexpr std::uint32_t most = 8;
    std::uint32_t slack = for_a_denial;
    for (const Unit& unit : words.units()) {
        slack += unit.kind == UnitKind::Number ? for_a_number : 0;
    }
    const std::size_t analyzed = words.analyzed().size();
    const std::size_t units = words.words().size();
    slack += static_cast<std::uint32_t>(units > analyzed ? units - analyzed : 0);
    return std::min(slack, most);
}

/// Whether print may have another word, or two, for a unit.
bool may_vary(const PastedWords& words, std::size_t at, const Lexicon& lexicon) {
    const auto& units = words.units();
    const Unit& unit = units[at];
    const std::string& form = words.words()[at].form;
    const bool is_one_word = (at == 0 || units[at - 1].word != unit.word) &&
                             (at + 1 == units.size() || units[at + 1].word != unit.word) &&
                             form == words.analyzed()[unit.word].form;
    return unit.kind != UnitKind::Word || unit.is_optional || !is_one_word ||
           words.aligned()[at].is_optional ||
           lexicon.may_have_other_letters(words.written(at), form) ||
           lexicon.may_be_spelled_otherwise(form) ||
           (lexicon.bits_of(form) & word_bits::of(WordClass::Same)) != 0;
}

/// How two words are written as one: `we've`, `can't`.
std::vector<std::string> contractions_of(const Lexicon& lexicon,
                                         const std::string& one,
                                         const std::string& other) {
    std::vector<std::string> forms;
    for (const auto& [ending, meaning] : lexicon.words().all(WordClass::Ending)) {
        if (meaning == other) forms.push_back(one + ending);
    }
    const std::string both = one + '_' + other;
    for (const auto& [form, meaning] : lexicon.words().all(WordClass::Contraction)) {
        if (meaning == both) forms.push_back(form);
    }
    return forms;
}

std::vector<VaryingWord> varying_words(const PastedWords& words, std::string_view lang) {
    const Lexicon& lexicon = lexicon_of(lang);
    std::vector<VaryingWord> varying(words.words().size());
    for (std::size_t i = 0; i < varying.size(); ++i) {
        varying[i].follows_gap = words.aligned()[i].follows_gap;
        varying[i].may_vary = may_vary(words, i, lexicon);
        const std::string& form = words.words()[i].form;
        if (i == 0 || !lexicon.is_contracted(form)) continue;
        for (const std::string& other : contractions_of(lexicon, words.words()[i - 1].form, form)) {
            varying[i - 1].others.push_back(other);
            varying[i].others.push_back(other);
        }
    }
    return varying;
}

/// The same of the Analyzer's words, each by the first unit made of it.
std::vector<VaryingWord> as_analyzed(const std::vector<VaryingWord>& compared,
                                     const PastedWords& words) {
    std::vector<VaryingWord> varying(words.analyzed().size(), VaryingWord{true, false, {}});
    for (std::size_t i = compared.size(); i-- > 0;) {
        varying[words.units()[i].word] = compared[i];
    }
    return varying;
}

}  // namespace

std::vector<std::string> denials_of(const std::vector<std::string>& languages) {
    std::vector<std::string> denials;
    for (const std::string& lang : languages) {
        for (const auto of : {WordClass::Denial, WordClass::WeakDenial, WordClass::Hedge}) {
            for (const auto& [form, meaning] : language_words(lang).all(of)) {
                denials.push_back(form);
            }
        }
    }
    return denials;
}

namespace {

/// Adds a set of forms, as one with those that share a form with it.
void add_alike(std::vector<std::string> forms, std::vector<std::vector<std::string>>& sets) {
    std::erase_if(sets, [&forms](const std::vector<std::string>& set) {
        const bool is_shared = std::ranges::any_of(set, [&forms](const std::string& form) {
            return std::ranges::find(forms, form) != forms.end();
        });
        if (is_shared) forms.insert(forms.end(), set.begin(), set.end());
        return is_shared;
    });
    std::ranges::sort(forms);
    const auto same = std::ranges::unique(forms);
    forms.erase(same.begin(), same.end());
    if (forms.size() > 1) sets.push_back(std::move(forms));
}

/// What print may have for a word, and what only comparing makes.
void add_forms(const PastedWords& words, std::string_view lang, AskedWords& asked) {
    const Lexicon& lexicon = lexicon_of(lang);
    const auto& units = words.units();
    for (std::size_t i = 0; i < units.size(); ++i) {
        const std::string& form = words.words()[i].form;
        const std::string& analyzed = words.analyzed()[units[i].word].form;
        const bool is_one = (i == 0 || units[i - 1].word != units[i].word) &&
                            (i + 1 == units.size() ? units[i].word + 1 == words.analyzed().size()
                                                   : units[i + 1].word == units[i].word + 1);
        if (!is_one) {
            if (form != analyzed) asked.made.push_back(form);
            continue;
        }
        std::vector<std::string> alike = lexicon.written_otherwise(form);
        if (form == analyzed && alike.empty()) continue;
        alike.push_back(form);
        alike.push_back(analyzed);
        add_alike(std::move(alike), asked.alike);
    }
}

}  // namespace

const PastedWords& PasteReadings::in(const std::string& lang) {
    const auto known = words_.find(lang);
    if (known != words_.end()) return known->second;
    return words_.try_emplace(lang, text_, lang, analyzer_).first->second;
}

AskedWords PasteReadings::asked(const std::vector<std::string>& languages) {
    AskedWords asked;
    for (const std::string& lang : languages) {
        const PastedWords& words = in(lang);
        const auto optional = std::ranges::count_if(
            words.aligned(), [](const AlignWord& word) { return word.is_optional; });
        asked.near = std::max(
            asked.near, allowed_edits(words.words().size()) + static_cast<std::uint32_t>(optional));
        asked.has_gap = words.has_gap();
        asked.slack = std::max(asked.slack, slack_of(words));
        add_forms(words, lang, asked);
        asked.edits = std::max(asked.edits, allowed_edits(words.words().size()));
        const std::vector<VaryingWord> compared = varying_words(words, lang);
        add_reading(words.analyzed(), as_analyzed(compared, words), asked);
        add_reading(words.words(), compared, asked);
    }
    return asked;
}

}  // namespace onrecord::searcher::check
