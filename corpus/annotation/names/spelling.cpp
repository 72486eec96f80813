// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/names/spelling.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace onrecord::corpus::annotation {
namespace {

constexpr std::size_t longest = 32;
constexpr std::size_t edits_from_length = 6;  ///< Shorter words may differ by one letter only.

std::size_t index(int value) { return static_cast<std::size_t>(value); }

}  // namespace

int edit_distance(std::string_view one, std::string_view other, int most) {
    const int rows = static_cast<int>(one.size());
    const int columns = static_cast<int>(other.size());
    if (one.size() > longest || other.size() > longest) return one == other ? 0 : most + 1;
    if (std::abs(rows - columns) > most) return most + 1;
    std::array<std::array<int, longest + 1>, longest + 1> cost{};
    for (int row = 0; row <= rows; ++row) {
        for (int column = 0; column <= columns; ++column) {
            int& best = cost[index(row)][index(column)];
            if (row == 0 || column == 0) {
                best = row + column;
                continue;
            }
            const char here = one[index(row - 1)];
            const char there = other[index(column - 1)];
            best = std::min({cost[index(row - 1)][index(column)] + 1,
                             cost[index(row)][index(column - 1)] + 1,
                             cost[index(row - 1)][index(column - 1)] + (here == there ? 0 : 1)});
            const bool is_swap = row > 1 && column > 1 && here == other[index(column - 2)] &&
                                 one[index(row - 2)] == there;
            if (is_swap) best = std::min(best, cost[index(row - 2)][index(column - 2)] + 1);
        }
    }
    return std::min(cost[index(rows)][index(columns)], most + 1);
}

bool is_same_forename(std::string_view one, std::string_view other) {
    if (one == other) return true;
    if (one.empty() || other.empty() || one.front() != other.front()) return false;
    const auto shorter = std::min(one.size(), other.size());
    if (shorter == 1 || (shorter == 2 && (one[1] == '.' || other[1] == '.'))) return true;
    if (shorter < 4) return false;
    return edit_distance(one, other, 2) <= (shorter < edits_from_length ? 1 : 2);
}

std::string sound_of(std::string_view surname) {
    std::string sound;
    for (std::size_t at = 0; at < surname.size(); ++at) {
        char letter = surname[at];
        if (letter == 'y' || letter == 'j') letter = 'i';
        if (letter == 'w') letter = 'v';
        if (letter == 't' && surname.substr(at).starts_with("tch")) continue;
        if (letter == 'k' && surname.substr(at).starts_with("kh")) continue;
        if (!sound.empty() && sound.back() == letter) continue;
        sound += letter;
    }
    return sound;
}

}  // namespace onrecord::corpus::annotation
