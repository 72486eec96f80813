// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/spelled_numbers.hpp"

#include "schema/analyzer.hpp"

#include <unicode/rbnf.h>

namespace onrecord::searcher::check {
namespace {

constexpr std::uint32_t most_value = 1000;

/// As words of a text read: joined by blanks, without hyphens and soft hyphens.
std::string as_read(const icu::UnicodeString& spelled, const schema::Analyzer& analyzer) {
    std::string utf8;
    spelled.toUTF8String(utf8);
    std::string words;
    for (const schema::Word& word : analyzer.read(utf8, "en")) {
        words += (words.empty() ? "" : " ") + word.form;
    }
    return words;
}

template <std::size_t row>
const SpelledNumbers& numbers_of_row();

struct LanguageRow {
    const char* lang;
    const SpelledNumbers& (*numbers)();
    /// What is left out before a hundred: German `hundertzwanzig` is `einhundertzwanzig`.
    std::string_view unsaid = {};
};

// A separate static for each language, so that each is created at first use.
constexpr LanguageRow language_rows[] = {
    {"en", numbers_of_row<0>},
    {"de", numbers_of_row<1>, "ein"},
    {"fr", numbers_of_row<2>},
    {"es", numbers_of_row<3>},
    {"uk", numbers_of_row<4>},
    {"ru", numbers_of_row<5>},
    {"it", numbers_of_row<6>},
    {"nl", numbers_of_row<7>},
    {"pt", numbers_of_row<8>},
};

template <std::size_t row>
const SpelledNumbers& numbers_of_row() {
    static const SpelledNumbers numbers{language_rows[row].lang, language_rows[row].unsaid};
    return numbers;
}

}  // namespace

SpelledNumbers::SpelledNumbers(const char* locale, std::string_view unsaid) {
    UErrorCode status = U_ZERO_ERROR;
    icu::RuleBasedNumberFormat format{icu::URBNF_SPELLOUT, icu::Locale{locale}, status};
    if (U_FAILURE(status) != 0) return;
    const schema::Analyzer analyzer;
    const auto add_all = [&](const icu::UnicodeString& rules, std::uint32_t most, bool is_ordinal) {
        format.setDefaultRuleSet(rules, status);
        for (std::uint32_t value = 0; value < most && U_SUCCESS(status) != 0; ++value) {
            icu::UnicodeString spelled;
            format.format(static_cast<std::int32_t>(value), spelled);
            const std::string words = as_read(spelled, analyzer);
            this->add(words, {value, is_ordinal});
            constexpr std::uint32_t hundred = 100;
            const bool may_be_short = value >= hundred && value < 2 * hundred && !unsaid.empty();
            if (may_be_short && words.starts_with(unsaid)) {
                this->add(words.substr(unsaid.size()), {value, is_ordinal});
            }
        }
        status = U_ZERO_ERROR;
    };
    add_all(format.getDefaultRuleSetName(), most_value, false);
    for (std::int32_t i = 0; i < format.getNumberOfRuleSetNames(); ++i) {
        const icu::UnicodeString name = format.getRuleSetName(i);
        // Genders and cases: `doscientas`, `двух`.
        if (name.startsWith("%spellout-cardinal")) add_all(name, most_value, false);
        if (name.startsWith("%spellout-ordinal")) add_all(name, 100, true);
    }
}

void SpelledNumbers::add(const std::string& words, Number number) {
    beginnings_.insert(words.substr(0, words.find(' ')));
    numbers_.try_emplace(words, number);
    if (words.find('\'') == std::string::npos) return;
    // Some leave out the apostrophe of the Ukrainian five.
    std::string plain = words;
    std::erase(plain, '\'');
    add(plain, number);
}

const SpelledNumbers::Number* SpelledNumbers::find(const std::string& words) const {
    const auto number = numbers_.find(words);
    return number == numbers_.end() ? nullptr : &number->second;
}

const SpelledNumbers* spelled_numbers(std::string_view lang) {
    for (const LanguageRow& row : language_rows) {
        if (lang.substr(0, lang.find('-')) == row.lang) return &row.numbers();
    }
    return nullptr;
}

}  // namespace onrecord::searcher::check
