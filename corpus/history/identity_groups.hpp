// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace onrecord::corpus::history {

/// Disjoint sets of numbers (union-find with path halving: Tarjan and van Leeuwen, J. ACM 31,
/// 1984). The representative of a group is its smallest number, so that it does not depend on the
/// order of joining.
class Groups {
public:
    explicit Groups(std::size_t size) : above_(size) {
        std::iota(above_.begin(), above_.end(), 0U);
    }

    std::uint32_t find(std::uint32_t number) {
        while (above_[number] != number) {
            above_[number] = above_[above_[number]];
            number = above_[number];
        }
        return number;
    }
    void join(std::uint32_t one, std::uint32_t other) {
        const std::uint32_t a = find(one);
        const std::uint32_t b = find(other);
        above_[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::uint32_t> above_;
};

}  // namespace onrecord::corpus::history
