// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/encoding/sections.hpp"
#include "schema/field.hpp"

#include <cstdint>

// The sections of a facet column file, shared by its writer and its reader.
namespace onrecord::schema::encoding {

inline constexpr Magic facet_magic = {'O', 'R', 'F', 'A', 'C', 'E', 'T', '1'};

inline constexpr std::uint32_t times_section = 1;  ///< i64 a document: milliseconds.
inline constexpr std::uint32_t flags_section = 2;  ///< u8 a document.
inline constexpr std::uint8_t superseded_flag = 1;
/// The value for a document whose time is unknown.
inline constexpr std::int64_t unknown_time = INT64_MIN;

/// The ids of one Facet's sections: 100 * (slot + 1) and following. Slots never change, so the ids
/// do not either.
class FacetSections {
public:
    static constexpr std::size_t count = 6;
    explicit constexpr FacetSections(Slot slot)
        : first_{100U * (static_cast<std::uint32_t>(slot.number) + 1U)} {}
    constexpr std::uint32_t offsets() const { return first_; }
    constexpr std::uint32_t ordinals() const { return first_ + 1; }
    constexpr std::uint32_t value_offsets() const { return first_ + 2; }
    constexpr std::uint32_t values() const { return first_ + 3; }
    constexpr std::uint32_t folded_offsets() const { return first_ + 4; }
    constexpr std::uint32_t folded() const { return first_ + 5; }

private:
    std::uint32_t first_;
};

}  // namespace onrecord::schema::encoding
