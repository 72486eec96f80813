// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/spoken/speakers.hpp"

#include "corpus/formats/pasted/line_forms.hpp"

#include <algorithm>
#include <iterator>

namespace onrecord::corpus::formats::spoken {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }

std::string_view without_bracket(std::string_view name) {
    const std::size_t open = name.find_first_of("([");
    return pasted::trimmed(name.substr(0, open));
}

/// Every letter a capital: how stenographers print who speaks.
bool is_in_capitals(std::string_view name) {
    const bool has_letter = std::ranges::any_of(name, [](char letter) {
        return (letter >= 'A' && letter <= 'Z') || static_cast<unsigned char>(letter) >= 0x80;
    });
    return has_letter && !std::ranges::any_of(name, is_lower);
}

bool is_unnamed(std::string_view name) {
    const std::string folded = pasted::folded_label(name);
    return pasted::is_unnamed_voice(folded) || std::ranges::any_of(folded, is_digit);
}

}  // namespace

bool take_turn_mark(std::string_view& text) {
    constexpr std::string_view marks[] = {">>>", ">>", "- ", "– ", "— ", "-"};
    const auto mark = std::ranges::find_if(
        marks, [&](std::string_view candidate) { return text.starts_with(candidate); });
    if (mark == std::end(marks)) return false;
    text = pasted::trimmed(text.substr(mark->size()));
    return true;
}

std::optional<std::string> take_speaker(std::string_view& text) {
    constexpr std::size_t longest = 60;
    constexpr std::size_t most_words = 7;
    const std::size_t colon = text.substr(0, longest).find(':');
    if (colon == std::string_view::npos || colon + 1 == text.size()) return std::nullopt;
    if (text[colon + 1] != ' ') return std::nullopt;
    const std::string_view name = without_bracket(text.substr(0, colon));
    if (name.empty() || pasted::count_words(name) > most_words) return std::nullopt;
    if (!is_in_capitals(name) && !pasted::is_name_list(name) && !is_unnamed(name)) {
        return std::nullopt;
    }
    text = pasted::trimmed(text.substr(colon + 1));
    return is_unnamed(name) ? std::string{} : std::string{name};
}

bool is_aside(std::string_view text) {
    text = pasted::trimmed(text);
    return (text.starts_with('[') && text.find(']') == text.size() - 1) ||
           (text.starts_with('(') && text.find(')') == text.size() - 1) || text.starts_with("♪");
}

}  // namespace onrecord::corpus::formats::spoken
