// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/calendar_words.hpp"

#include "schema/analyzer.hpp"

#include <array>
#include <string_view>
#include <unicode/dtfmtsym.h>
#include <utility>
#include <vector>

namespace onrecord::searcher::check {
namespace {

constexpr std::array<const char*, 9> languages = {
    "en", "de", "fr", "es", "uk", "ru", "it", "nl", "pt"};

/// Its words as a text has them (`terça-feira` is two), without those too short to be distinguished
/// from others.
std::vector<std::string> as_read(const icu::UnicodeString& name) {
    constexpr std::size_t least_bytes = 3;
    std::string utf8;
    name.toUTF8String(utf8);
    std::vector<std::string> forms;
    for (schema::Word& word : schema::Analyzer{}.read(utf8, "en")) {
        if (word.form.size() >= least_bytes) forms.push_back(std::move(word.form));
    }
    return forms;
}

}  // namespace

CalendarWords::CalendarWords(const char* locale) {
    using Symbols = icu::DateFormatSymbols;
    UErrorCode status = U_ZERO_ERROR;
    const Symbols symbols{icu::Locale{locale}, status};
    if (U_FAILURE(status) != 0) return;
    // CLDR shortens it to `Sep` alone in American English; in French `sept` is seven.
    if (std::string_view{locale} == "en") months_.try_emplace("sept", 9U);
    for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
        for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
            std::int32_t count = 0;
            const icu::UnicodeString* names = symbols.getMonths(count, context, width);
            for (std::int32_t i = 0; i < count; ++i) {
                for (const std::string& form : as_read(names[i])) {
                    months_.try_emplace(form, static_cast<std::uint32_t>(i + 1));
                }
            }
            names = symbols.getWeekdays(count, context, width);  // The first one is empty.
            for (std::int32_t i = 1; i < count; ++i) {
                for (const std::string& form : as_read(names[i])) {
                    days_.try_emplace(form, static_cast<std::uint32_t>(i));
                }
            }
        }
    }
}

const CalendarWords& calendar_words(std::string_view lang) {
    static const std::array<CalendarWords, languages.size()> all = [] {
        return std::array<CalendarWords, languages.size()>{CalendarWords{languages[0]},
                                                           CalendarWords{languages[1]},
                                                           CalendarWords{languages[2]},
                                                           CalendarWords{languages[3]},
                                                           CalendarWords{languages[4]},
                                                           CalendarWords{languages[5]},
                                                           CalendarWords{languages[6]},
                                                           CalendarWords{languages[7]},
                                                           CalendarWords{languages[8]}};
    }();
    for (std::size_t i = 0; i < languages.size(); ++i) {
        if (lang.substr(0, lang.find('-')) == languages[i]) return all[i];
    }
    return all.front();
}

}  // namespace onrecord::searcher::check
