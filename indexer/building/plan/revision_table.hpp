// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/building/plan/shard_plan.hpp"
#include "schema/entry.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// The data about every Revision that a build keeps in memory: about 60 bytes each, regardless of
// its length.
namespace onrecord::indexer {

struct RevisionKey {
    std::int64_t published = 0;  ///< Milliseconds; the smallest value when unknown.
    std::int64_t order = 0;      ///< Position in the Liveblog.
    std::array<std::uint8_t, 16> id{};
    std::uint32_t number = 0;    ///< Of the Revision, from 1.
    std::uint32_t liveblog = 0;  ///< In the order of first appearance.
    std::uint32_t bytes = 0;     ///< Of its record.
};

/// Leaves `bytes` and `liveblog` unset. Throws Failure (bad data) for an invalid id.
RevisionKey key_of(const schema::Entry& entry, std::uint32_t number);

/// The order of a Generation's documents: newest first, unknown times last; then by Liveblog order
/// (later first), id, and Revision (later first).
bool is_newer(const RevisionKey& one, const RevisionKey& other);

/// A unit of work for the annotator: Revisions of whole Liveblogs, or a window of a very long one.
/// `positions` are in the order of annotation.
struct Batch {
    std::uint32_t bucket = 0;
    Places positions;
};

/// At most this many Revisions of one Liveblog are annotated together. A longer Liveblog is
/// annotated in separate windows, without context from one to the next, so that memory stays
/// bounded.
inline constexpr std::uint32_t window_revisions = 16384;
/// The same in bytes of records.
inline constexpr std::uint64_t window_bytes = 48U << 20U;

/// The keys of all Revisions, numbered in the order of import, and after sort() the two orders that
/// a build needs. Throws Failure (bad data) for an invalid id.
class RevisionTable {
public:
    /// `buckets`: the number of spill files over which Liveblogs are distributed.
    explicit RevisionTable(std::uint32_t buckets) : buckets_{buckets} {}

    /// Returns the bucket that the Revision belongs to.
    std::uint32_t add(const schema::Entry& entry, std::uint32_t number, std::uint32_t bytes);
    /// Call once, after the last add().
    void sort();

    std::uint32_t size() const { return static_cast<std::uint32_t>(keys_.size()); }
    std::uint32_t buckets() const { return buckets_; }
    std::uint64_t liveblogs() const { return liveblogs_.size(); }
    std::uint64_t outlets() const { return outlets_.size(); }

    const RevisionKey& key(std::uint32_t revision) const { return keys_[revision]; }

    /// Place in the Generation, in the order of is_newer().
    std::uint32_t place(std::uint32_t revision) const { return place_[revision]; }
    /// The Revision at each place.
    const std::vector<std::uint32_t>& by_place() const { return by_place_; }
    /// Position in the order of annotation: bucket by bucket, each Liveblog oldest first.
    std::uint32_t position(std::uint32_t revision) const { return position_[revision]; }
    const std::vector<Batch>& batches() const { return batches_; }

private:
    void sort_places();
    void sort_positions();
    void cut_batches(const std::vector<std::uint32_t>& by_position);

    std::uint32_t buckets_;
    std::vector<RevisionKey> keys_;
    std::unordered_map<std::string, std::uint32_t> liveblogs_;
    std::set<std::string, std::less<>> outlets_;
    std::vector<std::uint32_t> place_;
    std::vector<std::uint32_t> by_place_;
    std::vector<std::uint32_t> position_;
    std::vector<Batch> batches_;
};

}  // namespace onrecord::indexer
