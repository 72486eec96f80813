// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace onrecord::searcher::check {

/// The names of months and days of one language from ICU (CLDR), folded: long and short, in their
/// forms within a date and alone. Immutable; many threads may read.
class CalendarWords {
public:
    explicit CalendarWords(const char* locale);

    /// 1 to 12; 0 when the word is not a month.
    std::uint32_t month(std::string_view form) const { return find(months_, form); }
    const std::unordered_map<std::string, std::uint32_t>& months() const { return months_; }
    bool is_day(std::string_view form) const { return find(days_, form) != 0; }

private:
    using Names = std::unordered_map<std::string, std::uint32_t>;
    static std::uint32_t find(const Names& names, std::string_view form) {
        const auto known = names.find(std::string{form});
        return known == names.end() ? 0 : known->second;
    }
    Names months_;
    Names days_;
};

/// For a language; English for one without vocabulary in the quote check.
const CalendarWords& calendar_words(std::string_view lang);

}  // namespace onrecord::searcher::check
