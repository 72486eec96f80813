// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/html/tree.hpp"

#include <cstdint>
#include <string_view>

namespace onrecord::corpus::html {

/// Roles of elements by the words of their class and id attributes (vocabulary/markup_words.tsv).
/// Only a hint, because naming is arbitrary.
enum class Role : std::uint16_t {
    Furniture = 1U << 0U,
    Byline = 1U << 1U,
    Time = 1U << 2U,
    Modified = 1U << 3U,
    Heading = 1U << 4U,
    Caption = 1U << 5U,
    Body = 1U << 6U,
    Comment = 1U << 7U,
    Aside = 1U << 8U,
    Embed = 1U << 9U,
    Hidden = 1U << 10U,
    Label = 1U << 11U,
    Live = 1U << 12U,
    User = 1U << 13U,
};

class Roles {
public:
    Roles() = default;
    explicit Roles(std::uint16_t bits) : bits_{bits} {}
    std::uint16_t bits() const { return bits_; }
    void add(Role role) { bits_ |= static_cast<std::uint16_t>(role); }
    void add(Roles other) { bits_ |= other.bits_; }
    bool holds(Role role) const { return (bits_ & static_cast<std::uint16_t>(role)) != 0; }

private:
    std::uint16_t bits_ = 0;
};

/// Splits an attribute into words, at punctuation and at camelCase boundaries:
/// `live-events__entry-author`, `newsCaption`.
Roles roles_of(std::string_view value);

/// The roles from an element's class and id.
Roles roles_of(const Tree& tree, NodeIndex at);

}  // namespace onrecord::corpus::html
