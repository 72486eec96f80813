// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/facet_columns.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

// Per Generation: which documents of its large Shards are hidden, and where those stand in the
// order of time that stand in for them or came late. They are in the Generation's last Shard, which
// is small and made anew with each build, so that a change of long ago costs what it changes and
// not the Shard that it falls into (docs/decisions/0027).
namespace onrecord::schema {

/// Where a document stands in a Generation: newest first over all Shards, a smaller place being a
/// newer one.
using Place = std::uint64_t;

inline constexpr unsigned place_shard_bit = 48;
inline constexpr unsigned place_document_bit = 16;
/// So many documents can stand between two of a Shard.
inline constexpr std::size_t most_between = (std::size_t{1} << place_document_bit) - 1;

constexpr Place place_in(std::size_t shard, DocId document) {
    return std::uint64_t{shard} << place_shard_bit | std::uint64_t{document} << place_document_bit;
}
constexpr std::size_t shard_of(Place place) { return place >> place_shard_bit; }
/// The document of that Shard that stands there, or that what stands there comes behind; 0 is
/// before the first.
constexpr DocId document_of(Place place) { return static_cast<DocId>(place >> place_document_bit); }

/// What is said of one Shard. Views.
struct ShardOverlay {
    std::size_t shard = 0;          ///< Its number.
    std::span<const DocId> hidden;  ///< Rising; no documents of the Generation.
    std::span<const Place> places;  ///< A document; empty where they stand as they are numbered.

    bool is_hidden(DocId document) const;
    /// Whether its documents stand between those of other Shards.
    bool is_between() const { return !places.empty(); }
    Place place(DocId document) const {
        return is_between() ? places[document - 1] : place_in(shard, document);
    }
};

/// What such a file says, as it is made.
struct OverlayRows {
    std::vector<std::vector<DocId>>
        hidden;                 ///< By Shard, without the last one where it is between.
    std::vector<Place> places;  ///< Of the last Shard's documents, rising; may be none.

    bool is_empty() const;
    /// As Overlay::of() says it; valid as long as these are.
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

    /// Of one of the Shards that `documents` was given of; valid as long as this.
    ShardOverlay of(std::size_t shard) const;

private:
    struct State;
    std::unique_ptr<const State> state_;
};

/// Throws Failure (cannot write).
void write_overlay(const std::filesystem::path& file, const OverlayRows& rows);

}  // namespace onrecord::schema
