// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/check/read_words.hpp"

#include <cstddef>
#include <optional>
#include <string>

// Reads numbers as values, independent of notation: `12 500`, `two and a half million`, `$5m`, `10
// %`.
namespace onrecord::searcher::check {

/// A number read at a position, and how many words it covers.
struct Number {
    double value = 0;
    std::size_t words = 0;
    bool has_digits = false;
    bool is_ordinal = false;
    bool is_part = false;  ///< `a quarter of`, which may be printed as per cent.
    double scale =
        1;  ///< A thousand for `three thousand`; only smaller numbers may follow as addends.
};

/// Digits with their groups, also separated by blanks: `12 500`.
std::optional<Number> digits_at(const ReadWords& words, std::size_t at);
/// `21st`
std::optional<Number> ordinal_at(const ReadWords& words, std::size_t at);
/// `twenty-one`, below a thousand; `anderthalb`.
std::optional<Number> spelled_at(const ReadWords& words, std::size_t at);

/// A number with a currency before or after it, or with per cent.
struct Amount {
    std::string form;  ///< `5000000$`, `10%`, `21.`
    std::size_t words = 0;
    bool is_number = false;  ///< False for a word that is only possibly a number: `one`.
};
std::optional<Amount> amount_at(const ReadWords& words, std::size_t at);

/// The shortest decimal representation.
std::string as_digits(double value);

}  // namespace onrecord::searcher::check
