// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive.hpp"
#include "corpus/history/identity_groups.hpp"
#include "corpus/revisions.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// The data about every Revision of an Archive from which identity is judged, compact enough to be
// held in memory for all of them.
namespace onrecord::corpus::history {

inline constexpr std::int64_t no_minute = std::numeric_limits<std::int64_t>::min();

/// One Revision in one Capture.
struct Sighting {
    HalfDigest id{};
    std::uint64_t letters = 0;        ///< letters_digest() of the body.
    std::int64_t minute = no_minute;  ///< Of the Entry's printed time.
    std::int64_t seen = 0;            ///< Milliseconds.
    std::uint32_t title = 0;          ///< Digest of its letters; 0: no title.
    std::uint32_t liveblog = 0;
    std::uint32_t capture = 0;
    std::uint16_t words = 0;  ///< Number of words of the body, saturating.
    /// Second within the minute, plus one; 0 when the time is to the minute.
    std::uint16_t second : 15 = 0;
    std::uint16_t is_zoneless : 1 = 0;  ///< The minute has no known time zone.
};

/// A Liveblog as the Captures named it.
struct NamedLiveblog {
    std::string id;
    std::int64_t seen = 0;  ///< When it was first seen.
};

/// An Entry's id and its Sightings, as a range of `all`.
struct SeenEntry {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t size() const { return end - begin; }
};

/// The Sightings of a whole Archive: added in any order, then sorted by arrange().
class Sightings {
public:
    void add(const ArchivedRevision& revision);
    /// Call once, after the last add().
    void arrange();

    const std::vector<Sighting>& all() const { return all_; }
    const std::vector<SeenEntry>& entries() const { return entries_; }
    const std::vector<NamedLiveblog>& liveblogs() const { return liveblogs_; }
    /// The Entry of a Sighting, which is given as an index into all().
    std::uint32_t entry_of(std::uint32_t sighting) const { return entry_of_[sighting]; }
    /// Whether one Capture shows both, which proves that they are two.
    bool stand_together(std::uint32_t one, std::uint32_t other) const;

private:
    std::uint32_t liveblog_number(const schema::Entry& entry, schema::Instant seen);
    void number_liveblogs_by_name();

    std::vector<Sighting> all_;
    std::vector<SeenEntry> entries_;
    std::vector<std::uint32_t> entry_of_;
    std::vector<NamedLiveblog> liveblogs_;
    std::unordered_map<std::string, std::uint32_t> liveblog_numbers_;
    std::unordered_map<std::string, std::uint32_t> captures_;
};

}  // namespace onrecord::corpus::history
