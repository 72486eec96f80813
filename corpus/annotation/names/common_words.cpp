// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/names/common_words.hpp"

#include <algorithm>
#include <iterator>

namespace onrecord::corpus::annotation {

bool looks_common(std::string_view word) {
    static constexpr std::string_view ends[] = {"s", "men", "women", "ing", "ty", "ment", "ship"};
    return !word.ends_with("ss") &&
           std::any_of(std::begin(ends), std::end(ends), [&](std::string_view end) {
               return word.ends_with(end);
           });
}

bool is_definite(std::string_view article) {
    static constexpr std::string_view articles[] = {
        "the", "this", "that", "el", "la", "este", "esta", "le", "l", "ce", "cet", "cette"};
    return std::find(std::begin(articles), std::end(articles), article) != std::end(articles);
}

}  // namespace onrecord::corpus::annotation
