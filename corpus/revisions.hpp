// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <array>
#include <cstdint>
#include <string_view>

// How words seen before are told from new ones: archive/known.hpp remembers, and decides.
namespace onrecord::corpus {

/// What an Entry's arrival means.
enum class Arrival : std::uint8_t { New, Revised, Unchanged };

/// When, and in which Capture, words were seen. Of two Captures of one moment the smaller digest
/// counts, so that the order of import decides nothing.
struct SeenIn {
    std::int64_t milliseconds = 0;
    std::uint64_t capture = 0;  ///< The first 8 bytes of its SHA-256.
    auto operator<=>(const SeenIn&) const = default;
};

struct Decision {
    Arrival arrival = Arrival::New;
    std::uint32_t number = 1;  ///< How many wordings of the Entry are known, these included.
    /// Whether the Archive needs a line: for new words, and for known ones in an earlier Capture
    /// than any before, whose times and bylines are then the better evidence.
    bool is_to_be_written = true;
};

/// Half of a SHA-256: an accident would need 2^64 Entries.
using HalfDigest = std::array<std::uint64_t, 2>;

/// Of an Entry's id and its words together.
HalfDigest wording_of(const HalfDigest& id, const HalfDigest& words);

/// What a sighting is worth: what a Capture shows that is older than what it shows gives way to any
/// other Capture.
SeenIn worth_of(const schema::Entry& entry, SeenIn seen);

/// The first 32 of hexadecimal digits as two numbers. Throws Failure (bad data) when they are not.
HalfDigest half_digest(std::string_view hex);

/// The first 16 of hexadecimal digits as a number: what a Capture's record keeps of a wording.
std::uint64_t short_digest(std::string_view hex);

}  // namespace onrecord::corpus
