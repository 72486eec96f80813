// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/check/read_words.hpp"

#include <cstddef>
#include <optional>
#include <string>

// Numbers as values, however they are written: `12 500`, `two and a half million`, `$5m`, `10 %`.
namespace onrecord::searcher::check {

/// What is read at one place, and how many words it takes.
struct Number {
    double value = 0;
    std::size_t words = 0;
    bool has_digits = false;
    bool is_ordinal = false;
    bool is_part = false;  ///< `a quarter of`, which may be said in per cent.
    double scale = 1;      ///< Of `three thousand` a thousand: what is added to it is less.
};

/// Digits with their groups: `12 500` where blanks part them.
std::optional<Number> digits_at(const ReadWords& words, std::size_t at);
/// `21st`
std::optional<Number> ordinal_at(const ReadWords& words, std::size_t at);
/// `twenty-one`, below a thousand; `anderthalb`.
std::optional<Number> spelled_at(const ReadWords& words, std::size_t at);

/// A number with its currency before or behind it, or its per cent.
struct Amount {
    std::string form;  ///< `5000000$`, `10%`, `21.`
    std::size_t words = 0;
    bool is_number = false;  ///< Not only a word that may be one: `one`.
};
std::optional<Amount> amount_at(const ReadWords& words, std::size_t at);

/// The shortest digits that say it.
std::string as_digits(double value);

}  // namespace onrecord::searcher::check
