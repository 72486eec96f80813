// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/check/read_words.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace onrecord::searcher::check {

/// In what a number is measured, and how many words that takes: `km`, `feet`, `degrees Celsius`.
/// Ten kilometres are another number than ten miles, and the same as 10km.
struct InMeasure {
    std::string_view measure;
    std::size_t words = 0;
};

/// Behind a number that ends before the word `at`, which may be the end of the words.
std::optional<InMeasure> measure_at(const ReadWords& words, std::size_t at);

/// A number of one word with its measure: `10km`, `5C`.
struct Measured {
    std::string_view digits;
    std::string_view measure;
};
std::optional<Measured> measured_at(const ReadWords& words, std::size_t at);

}  // namespace onrecord::searcher::check
