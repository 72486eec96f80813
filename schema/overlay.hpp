// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/facet_columns.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

// Per Generation: changes to large Shards without rebuilding them. Documents that were replaced or
// erased are marked as hidden; their replacements, and documents that arrived late, are in the
// Generation's last Shard, which is small and rebuilt with each build. The overlay file says which
// documents are hidden and where, in the order of time, the documents of that last Shard belong. A
// change to an old Liveblog then costs as much as it changes, not as much as its Shard
// (docs/decisions/0027; like the deletion bitmaps and small segments of Lucene).
namespace onrecord::schema {

/// A document's position in the order of time of the whole Generation; a smaller Place is newer.
/// Bits from place_shard_bit on are the Shard, then the document, then 16 bits for documents in
/// between.
using Place = std::uint64_t;

inline constexpr unsigned place_shard_bit = 48;
inline constexpr unsigned place_document_bit = 16;
/// How many documents may lie between two neighbouring documents of a Shard.
inline constexpr std::size_t most_between = (std::size_t{1} << place_document_bit) - 1;

constexpr Place place_in(std::size_t shard, DocId document) {
    return std::uint64_t{shard} << place_shard_bit | std::uint64_t{document} << place_document_bit;
}
constexpr std::size_t shard_of(Place place) { return place >> place_shard_bit; }
/// The document of that Shard at this Place, or the one after which this Place comes; 0: before the
/// first.
constexpr DocId document_of(Place place) { return static_cast<DocId>(place >> place_document_bit); }

/// The overlay of one Shard. Views, valid as long as the Overlay or OverlayRows they come from.
struct ShardOverlay {
    std::size_t shard = 0;          ///< Its number.
    std::span<const DocId> hidden;  ///< Ascending. Not part of the Generation.
    std::span<const Place> places;  ///< By document; empty: in time order as numbered.

    bool is_hidden(DocId document) const;
    /// Whether its documents lie, in time, between those of other Shards.
    bool is_between() const { return !places.empty(); }
    Place place(DocId document) const {
        return is_between() ? places[document - 1] : place_in(shard, document);
    }
};

/// The contents of an overlay file, for writing.
struct OverlayRows {
    std::vector<std::vector<DocId>> hidden;  ///< By Shard, without the last one if it is between.
    std::vector<Place> places;  ///< Of the last Shard's documents, ascending; may be empty.

    bool is_empty() const;
    /// The same as Overlay::of(); valid as long as this object.
    ShardOverlay of(std::size_t shard) const;
};

/// Immutable, memory-mapped; many threads may read.
class Overlay {
public:
    /// Checks the shape and throws Failure (bad data) naming the file. `documents` is how many each
    /// Shard of the Generation has.
    Overlay(const std::filesystem::path& file, std::span<const std::uint32_t> documents);
    ~Overlay();
    Overlay(Overlay&&) noexcept;
    Overlay& operator=(Overlay&&) noexcept;
    Overlay(const Overlay&) = delete;
    Overlay& operator=(const Overlay&) = delete;

    /// `shard` is an index into `documents` of the constructor. Valid as long as this object.
    ShardOverlay of(std::size_t shard) const;

private:
    struct State;
    std::unique_ptr<const State> state_;
};

/// Throws Failure (cannot write).
void write_overlay(const std::filesystem::path& file, const OverlayRows& rows);

}  // namespace onrecord::schema
