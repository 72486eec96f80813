// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/language_words.hpp"

#include "searcher/check/vocabulary.hpp"

#include <cassert>
#include <iterator>
#include <map>
#include <optional>

namespace onrecord::searcher::check {
namespace {

struct ClassRow {
    std::string_view name;
    WordClass word_class;
};

constexpr ClassRow class_rows[] = {
    {"denial", WordClass::Denial},
    {"weak-denial", WordClass::WeakDenial},
    {"condition", WordClass::Condition},
    {"scale", WordClass::Scale},
    {"percent", WordClass::Percent},
    {"currency", WordClass::Currency},
    {"joiner", WordClass::Joiner},
    {"no-number", WordClass::NoNumber},
    {"same", WordClass::Same},
    {"contraction", WordClass::Contraction},
    {"ending", WordClass::Ending},
    {"hesitation", WordClass::Hesitation},
    {"spelling", WordClass::Spelling},
    {"title", WordClass::Title},
    {"attribution", WordClass::Attribution},
    {"title-ending", WordClass::TitleEnding},
    {"letter", WordClass::Letter},
    {"forename", WordClass::Forename},
    {"of", WordClass::Of},
    {"date-word", WordClass::DateWord},
    {"clause", WordClass::Clause},
    {"correction", WordClass::Correction},
    {"alike", WordClass::Alike},
    {"number", WordClass::Number},
    {"half", WordClass::Half},
    {"and-half", WordClass::AndHalf},
    {"article", WordClass::Article},
    {"hundred", WordClass::Hundred},
    {"lone-scale", WordClass::LoneScale},
    {"range", WordClass::Range},
    {"clock-word", WordClass::ClockWord},
    {"clock-name", WordClass::ClockName},
    {"dollar-of", WordClass::DollarOf},
    {"denial-prefix", WordClass::DenialPrefix},
    {"speech", WordClass::Speech},
    {"preposition", WordClass::Preposition},
    {"relative", WordClass::Relative},
    {"other-hyphened", WordClass::OtherHyphened},
    {"dimension", WordClass::Dimension},
    {"sign", WordClass::Sign},
    {"fraction", WordClass::Fraction},
    {"percent-point", WordClass::PercentPoint},
    {"series", WordClass::Series},
    {"century", WordClass::Century},
    {"compound", WordClass::Compound},
    {"letters", WordClass::Letters},
    {"no-letters", WordClass::NoLetters},
    {"letters-lost", WordClass::LettersLost},
    {"gender", WordClass::Gender},
    {"reflexive", WordClass::Reflexive},
    {"untruth", WordClass::Untruth},
    {"truth", WordClass::Truth},
    {"that", WordClass::That},
    {"bound", WordClass::Bound},
    {"bound-after", WordClass::BoundAfter},
    {"measure", WordClass::Measure},
    {"minus", WordClass::Minus},
    {"participle", WordClass::Participle},
    {"numero", WordClass::Numero},
    {"barely", WordClass::Barely},
    {"doubt", WordClass::Doubt},
    {"claim", WordClass::Claim},
    {"first-person", WordClass::FirstPerson},
    {"qualifier", WordClass::Qualifier},
    {"hedge", WordClass::Hedge},
    {"cut-ending", WordClass::CutEnding},
    {"filler", WordClass::Filler},
    {"at-clock", WordClass::AtClock},
    {"before-hour", WordClass::BeforeHour},
    {"contracting", WordClass::Contracting},
    {"behind-hour", WordClass::BehindHour},
};
static_assert(std::size(class_rows) == word_class_count);

std::optional<WordClass> class_named(std::string_view name) {
    for (const ClassRow& row : class_rows) {
        if (row.name == name) return row.word_class;
    }
    return std::nullopt;
}

using Languages = std::map<std::string, LanguageWords, std::less<>>;

/// Cuts the next piece off `text`, up to `mark`.
std::string_view next(std::string_view& text, char mark) {
    const std::size_t end = std::min(text.find(mark), text.size());
    const std::string_view piece = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return piece;
}

Languages read() {
    Languages languages;
    std::string_view text = vocabulary::words;
    while (!text.empty()) {
        std::string_view line = next(text, '\n');
        if (line.empty() || line.front() == '#') continue;
        LanguageWords& words = languages[std::string{next(line, '\t')}];
        const auto word_class = class_named(next(line, '\t'));
        assert(word_class);
        while (!line.empty()) {
            words.add(*word_class, next(line, ' '));
        }
    }
    for (auto& [lang, words] : languages) {
        for (const ClassRow& row : class_rows) {
            for (const auto& [word, meaning] : languages["*"].all(row.word_class)) {
                words.add(row.word_class, word + ':' + meaning);
            }
        }
    }
    return languages;
}

}  // namespace

const std::string* LanguageWords::find(WordClass of, std::string_view form) const {
    const auto& words = all(of);
    const auto word = words.find(std::string{form});
    return word == words.end() ? nullptr : &word->second;
}

const std::unordered_map<std::string, std::string>& LanguageWords::all(WordClass of) const {
    return words_[static_cast<std::size_t>(of)];
}

void LanguageWords::add(WordClass to, std::string_view word) {
    const std::size_t colon = word.find(':');
    const std::string_view meaning =
        colon == std::string_view::npos ? word : word.substr(colon + 1);
    const std::string_view form = word.substr(0, colon);
    if (form.empty()) return;
    words_[static_cast<std::size_t>(to)].try_emplace(std::string{form}, meaning);
}

const LanguageWords& language_words(std::string_view lang) {
    static const Languages languages = read();
    const auto known = languages.find(lang.substr(0, lang.find('-')));
    return known == languages.end() ? languages.find("*")->second : known->second;
}

}  // namespace onrecord::searcher::check
