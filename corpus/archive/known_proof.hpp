// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive/known.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::corpus::archive {

/// Holds the tables of what an Archive knows against its whole chain: an import believes a sound
/// table, so whether it is also true is asked here. Some five bits a record, and four bytes an
/// Entry. A table that is missing or damaged is no finding: an import does not believe it either.
class KnownProof {
public:
    explicit KnownProof(const std::filesystem::path& archive);

    /// Takes in a line of the chain, in order, and the block that it stands in.
    void take(const ArchiveLine& line, const Block& block);
    /// What is wrong, once all lines were taken in; nothing where nothing is.
    std::optional<std::string> finish();

private:
    /// Of one kind in one table, by place.
    struct Marks {
        std::vector<bool> is_met;          ///< A line of the chain speaks of it.
        std::vector<bool> is_right;        ///< And says what the record says.
        std::vector<std::uint32_t> count;  ///< Wordings met, of an Entry.
    };
    struct Found {
        KnownRecord record;
        Marks& marks;
        std::uint64_t place = 0;
    };

    std::optional<Found> find(KnownKind kind, const HalfDigest& key);
    void take(const ArchivedRevision& revision, std::string_view capture);
    void meet(KnownKind kind, std::string_view text);
    bool is_newest(KnownKind kind, std::size_t table, const HalfDigest& key);
    void check_records(KnownKind kind, std::size_t table);

    std::optional<KnownHead> head_;
    std::vector<KnownTable> tables_;
    std::vector<std::array<Marks, known_kinds>> marks_;  ///< A table.
    bool is_asked_ = false;                              ///< All tables stand there, sound so far.
    bool is_reached_ = false;  ///< The chain has the place that the tables tell of.
    std::uint64_t wrong_ = 0;
};

}  // namespace onrecord::corpus::archive
