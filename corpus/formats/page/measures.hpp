// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/html/tree.hpp"

#include <cstdint>
#include <vector>

namespace onrecord::corpus::formats::page {

/// How much a page shows where: sums over its nodes, so that any range costs two look-ups.
class Measures {
public:
    explicit Measures(const html::Tree& tree);

    /// Bytes that a browser shows of the nodes [begin, end), blanks not counted.
    std::size_t visible(html::NodeIndex begin, html::NodeIndex end) const {
        return visible_[end] - visible_[begin];
    }
    /// Of them, those in links.
    std::size_t linked(html::NodeIndex begin, html::NodeIndex end) const {
        return linked_[end] - linked_[begin];
    }
    std::size_t unlinked(html::NodeIndex begin, html::NodeIndex end) const {
        return visible(begin, end) - linked(begin, end);
    }
    std::size_t whole_page() const { return visible_.back(); }

private:
    std::vector<std::uint32_t> visible_;
    std::vector<std::uint32_t> linked_;
};

}  // namespace onrecord::corpus::formats::page
