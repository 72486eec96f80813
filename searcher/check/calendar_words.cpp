// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/calendar_words.hpp"

#include "schema/analyzer.hpp"

#include <array>
#include <unicode/dtfmtsym.h>

namespace onrecord::searcher::check {
namespace {

constexpr std::array<const char*, 9> languages = {
    "en", "de", "fr", "es", "uk", "ru", "it", "nl", "pt"};

/// The one word that a text has it as; nothing where it is several, or too short to be told from
/// another word.
std::string as_read(const icu::UnicodeString& name) {
    constexpr std::size_t least_bytes = 3;
    std::string utf8;
    name.toUTF8String(utf8);
    const auto words = schema::Analyzer{}.read(utf8, "en");
    return words.size() == 1 && words.front().form.size() >= least_bytes ? words.front().form
                                                                         : std::string{};
}

}  // namespace

CalendarWords::CalendarWords(const char* locale) {
    using Symbols = icu::DateFormatSymbols;
    UErrorCode status = U_ZERO_ERROR;
    const Symbols symbols{icu::Locale{locale}, status};
    if (U_FAILURE(status) != 0) return;
    for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
        for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
            std::int32_t count = 0;
            const icu::UnicodeString* names = symbols.getMonths(count, context, width);
            for (std::int32_t i = 0; i < count; ++i)
                months_.try_emplace(as_read(names[i]), static_cast<std::uint32_t>(i + 1));
            names = symbols.getWeekdays(count, context, width);  // The first one is empty.
            for (std::int32_t i = 1; i < count; ++i)
                days_.try_emplace(as_read(names[i]), static_cast<std::uint32_t>(i));
        }
    }
    months_.erase("");
    days_.erase("");
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
