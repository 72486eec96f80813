// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/suggestion.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace onrecord::schema {
namespace {

constexpr std::size_t longest_name = 64;  // No name of ours is longer.

}  // namespace

std::size_t edit_distance(std::string_view one, std::string_view other) {
    std::vector<std::size_t> before;
    std::vector<std::size_t> above(other.size() + 1);
    std::iota(above.begin(), above.end(), std::size_t{0});
    for (std::size_t i = 1; i <= one.size(); ++i) {
        std::vector<std::size_t> row(other.size() + 1, i);
        for (std::size_t j = 1; j <= other.size(); ++j) {
            const bool is_same = one[i - 1] == other[j - 1];
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (is_same ? 0 : 1)});
            const bool is_swapped =
                i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
            if (is_swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before = std::move(above);
        above = std::move(row);
    }
    return above.back();
}

std::string_view closest_name(std::string_view name, std::span<const std::string_view> names) {
    if (name.size() > longest_name) return {};
    std::size_t best = std::max<std::size_t>(1, name.size() / 3) + 1;
    std::string_view closest;
    for (const std::string_view candidate : names) {
        const std::size_t distance = edit_distance(name, candidate);
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
