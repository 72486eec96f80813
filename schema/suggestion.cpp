// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/suggestion.hpp"

#include "schema/words/folding.hpp"

#include <algorithm>
#include <numeric>

namespace onrecord::schema {
namespace {

constexpr std::size_t longest_name = 64;  // No name of ours is longer.
constexpr std::size_t longest_word = 256;

}  // namespace

std::u32string characters(std::string_view utf8) {
    std::u32string all;
    for (std::size_t at = 0; at < utf8.size();) {
        const DecodedCharacter decoded = decode_character(utf8, at);
        all += decoded.character;
        at += decoded.length;
    }
    return all;
}

EditRows::EditRows(std::u32string wanted)
    : wanted_{std::move(wanted)},
      width_{wanted_.size() + 1},
      rows_(width_) {
    std::iota(rows_.begin(), rows_.end(), std::size_t{0});
}

void EditRows::push(char32_t letter) {
    other_ += letter;
    const std::size_t i = other_.size();
    rows_.resize((i + 1) * width_);
    std::size_t* const now = &rows_[i * width_];
    const std::size_t* const above = row(i - 1);
    now[0] = i;
    for (std::size_t j = 1; j < width_; ++j) {
        const std::size_t changed = above[j - 1] + (wanted_[j - 1] == letter ? 0 : 1);
        now[j] = std::min({above[j] + 1, now[j - 1] + 1, changed});
        const bool is_swapped =
            i > 1 && j > 1 && wanted_[j - 1] == other_[i - 2] && wanted_[j - 2] == letter;
        if (is_swapped) now[j] = std::min(now[j], row(i - 2)[j - 2] + 1);
    }
}

void EditRows::cut(std::size_t length) {
    other_.resize(std::min(length, other_.size()));
    rows_.resize((other_.size() + 1) * width_);
}

std::size_t EditRows::least() const {
    const std::size_t* const last = row(other_.size());
    return *std::min_element(last, last + width_);
}

std::size_t edit_distance(std::string_view one, std::string_view other, std::size_t most) {
    const std::u32string letters = characters(other.substr(0, 4 * longest_word + 1));
    EditRows rows{characters(one.substr(0, 4 * longest_word + 1))};
    if (one.size() > 4 * longest_word || letters.size() > longest_word) return most + 1;
    for (const char32_t letter : letters) {
        rows.push(letter);
        if (rows.least() > most) return most + 1;
    }
    return std::min(rows.distance(), most + 1);
}

std::size_t edit_distance(std::string_view one, std::string_view other) {
    return edit_distance(one, other, std::max(one.size(), other.size()));
}

std::string_view closest_name(std::string_view name, std::span<const std::string_view> names) {
    if (name.size() > longest_name) return {};
    std::size_t best = std::max<std::size_t>(1, name.size() / 3) + 1;
    std::string_view closest;
    for (const std::string_view candidate : names) {
        const std::size_t distance = edit_distance(name, candidate, best);
        if (distance >= best || distance >= candidate.size()) continue;
        best = distance;
        closest = candidate;
    }
    return closest;
}

std::string did_you_mean(std::string_view name, std::span<const std::string_view> names) {
    const std::string_view closest = closest_name(name, names);
    return closest.empty() ? "" : " Did you mean '" + std::string{closest} + "'?";
}

}  // namespace onrecord::schema
