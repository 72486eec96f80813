// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/html/tree.hpp"

#include <cstdint>
#include <vector>

namespace onrecord::corpus::formats::page {

/// Amount of visible text in any range of a page's nodes, in constant time (prefix sums).
class Measures {
public:
    explicit Measures(const html::Tree& tree);

    /// Bytes of text visible in a browser within the nodes [begin, end), without blanks.
    std::size_t visible(html::NodeIndex begin, html::NodeIndex end) const {
        return visible_[end] - visible_[begin];
    }
    /// Those within links.
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
