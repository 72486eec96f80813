// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/check/read_words.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace onrecord::searcher::check {

/// The unit of measure of a number, and how many words it covers: `km`, `feet`, `degrees Celsius`.
/// Ten kilometres differ from ten miles and equal 10km.
struct InMeasure {
    std::string_view measure;
    std::size_t words = 0;
};

/// The unit after a number that ends before word `at`, which may be the end of the words.
std::optional<InMeasure> measure_at(const ReadWords& words, std::size_t at);

/// A number and its unit in one word: `10km`, `5C`.
struct Measured {
    std::string_view digits;
    std::string_view measure;
};
std::optional<Measured> measured_at(const ReadWords& words, std::size_t at);

}  // namespace onrecord::searcher::check
