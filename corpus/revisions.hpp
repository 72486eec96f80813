// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <array>
#include <cstdint>
#include <string_view>

// Values by which an import decides whether an Entry is new, revised or unchanged. The decision
// itself, from the tables of known wordings, is made by archive/known.hpp.
namespace onrecord::corpus {

/// The result for an imported Entry.
enum class Arrival : std::uint8_t { New, Revised, Unchanged };

/// When and in which Capture words were seen. Ordered by time, then by digest, so that the result
/// does not depend on the order of import.
struct SeenIn {
    std::int64_t milliseconds = 0;
    std::uint64_t capture = 0;  ///< The first 8 bytes of its SHA-256.
    auto operator<=>(const SeenIn&) const = default;
};

struct Decision {
    Arrival arrival = Arrival::New;
    std::uint32_t number = 1;  ///< Number of known wordings of the Entry, including this one.
    /// Whether to write a line to the Archive: for new words, and for known words in a Capture
    /// earlier than all others with them, whose times and bylines are better evidence.
    bool is_to_be_written = true;
};

/// Half of a SHA-256. A collision by chance is expected at about 2^64 Entries.
using HalfDigest = std::array<std::uint64_t, 2>;

/// The digest of an Entry's id and its words together.
HalfDigest wording_of(const HalfDigest& id, const HalfDigest& words);

/// The rank of a sighting as evidence. A Capture whose time is earlier than the Entry it shows
/// ranks after every other Capture.
SeenIn worth_of(const schema::Entry& entry, SeenIn seen);

/// The first 32 hexadecimal digits as two numbers. Throws Failure (bad data) when they are no such
/// digits.
HalfDigest half_digest(std::string_view hex);

/// The first 16 hexadecimal digits as a number: the form in which the record of a Capture names a
/// wording.
std::uint64_t short_digest(std::string_view hex);

}  // namespace onrecord::corpus
