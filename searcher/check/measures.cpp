// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/measures.hpp"

namespace onrecord::searcher::check {
namespace {

/// `5°`, `5 °C`: the sign is no word.
std::optional<InMeasure> degrees_at(const ReadWords& words, std::size_t at) {
    constexpr std::string_view sign = "\xC2\xB0";
    const std::string_view behind = words.text().substr(words[at - 1].span.end, 3);
    if (!behind.starts_with(sign) && !behind.starts_with(" \xC2\xB0")) return std::nullopt;
    const bool has_scale = at < words.size() && words.between(at - 1).ends_with(sign);
    if (has_scale && words.form(at) == "c") return InMeasure{"°C", 1};
    if (has_scale && words.form(at) == "f") return InMeasure{"°F", 1};
    return InMeasure{"°", 0};
}

}  // namespace

std::optional<InMeasure> measure_at(const ReadWords& words, std::size_t at) {
    if (auto degrees = degrees_at(words, at)) return degrees;
    if (at >= words.size()) return std::nullopt;
    const bool touches = words.touches_next(at - 1);
    if (!touches && !words.is_beside(at - 1)) return std::nullopt;
    constexpr std::size_t longest = 3;
    for (std::size_t count = longest; count >= 2; --count) {
        if (const auto* name = words.phrase(at, count, WordClass::Measure))
            return InMeasure{*name, count};
    }
    const auto* name = words.meaning(at, WordClass::Measure);
    return name == nullptr ? std::nullopt : std::optional{InMeasure{*name, 1}};
}

std::optional<Measured> measured_at(const ReadWords& words, std::size_t at) {
    if (!words.has(at, word_bits::digit)) return std::nullopt;
    const std::string_view form = words.form(at);
    const std::size_t end = form.find_first_not_of("0123456789.");
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view digits = form.substr(0, end);
    const std::string_view rest = form.substr(end);
    // Also what has no row of its own, as the letter alone says nothing.
    if (rest == "c") return Measured{digits, "°C"};
    const auto* measure = words.lexicon().words().find(WordClass::Measure, rest);
    return measure == nullptr ? std::nullopt : std::optional{Measured{digits, *measure}};
}

}  // namespace onrecord::searcher::check
