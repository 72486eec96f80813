// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace onrecord::searcher::check {

/// The numbers below a thousand as a language spells them out, made from ICU's spell-out rules
/// (CLDR, RBNF). Immutable; many threads may read it.
class SpelledNumbers {
public:
    /// `unsaid` may be left out before the hundreds of 100 to 199.
    explicit SpelledNumbers(const char* locale, std::string_view unsaid = {});

    struct Number {
        std::uint32_t value = 0;
        bool is_ordinal = false;
    };

    /// Of folded words joined by blanks; null when they are no number.
    const Number* find(const std::string& words) const;
    /// Whether a number begins with this word, so that most words need no further look.
    bool begins(std::string_view word) const { return beginnings_.contains(std::string{word}); }

    const std::unordered_set<std::string>& beginnings() const { return beginnings_; }

private:
    void add(const std::string& words, Number number);

    std::unordered_map<std::string, Number> numbers_;
    std::unordered_set<std::string> beginnings_;
};

/// Of a language; null for one that the quote check has no words of. Made at its first use, some
/// milliseconds.
const SpelledNumbers* spelled_numbers(std::string_view lang);

}  // namespace onrecord::searcher::check
