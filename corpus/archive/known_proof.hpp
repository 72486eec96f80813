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

/// Verifies the tables of known.hpp against the whole chain. An import trusts a table whose digests
/// are right; whether its contents are correct is checked here. Memory: about five bits for each
/// record and four bytes for each Entry. A missing or damaged table is not an error, because an
/// import ignores it too.
class KnownProof {
public:
    explicit KnownProof(const std::filesystem::path& archive);

    /// Processes a line of the chain, in order, with its block.
    void take(const ArchiveLine& line, const Block& block);
    /// After all lines: what is wrong, or empty.
    std::optional<std::string> finish();

private:
    /// For one kind in one table, by index of the record.
    struct Marks {
        std::vector<bool> is_met;          ///< A line of the chain refers to it.
        std::vector<bool> is_right;        ///< And agrees with it.
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
    bool is_asked_ = false;    ///< All tables are present and valid so far.
    bool is_reached_ = false;  ///< The chain contains the position that the tables cover.
    std::uint64_t wrong_ = 0;
};

}  // namespace onrecord::corpus::archive
