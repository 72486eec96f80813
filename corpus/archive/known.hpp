// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive/chain.hpp"
#include "corpus/archive/known_table.hpp"
#include "corpus/archive/revision_line.hpp"
#include "corpus/revisions.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// What an import must know of the past. The chain holds all of it; beside it stand tables, so that
// an import reads what it asks for and not what is there (decision 0037). The file `known` names
// the tables and the place in the chain that they tell of; what stands behind that place is read
// from the chain and held in memory until it becomes a table of its own. Small tables are merged as
// a log-structured merge tree does it, so that there are few. A table that is missing, damaged, or
// of another chain is not believed, and what it said is read from the chain.
namespace onrecord::corpus::archive {

/// The key that a digest or an id gives; any other text is digested first.
HalfDigest known_key(std::string_view text);

/// One thread at a time, and one process, which has the Archive's lock.
class Known {
public:
    /// Takes in the chain up to `to`, beginning with the tables where they are sound and fit.
    /// Throws Failure (bad data) when the chain is broken.
    static Known load(const std::filesystem::path& archive, const ChainPosition& to);
    /// The same where the chain is committed only up to `committed`: nothing is written that tells
    /// of what stands behind it.
    static Known load(const std::filesystem::path& archive,
                      const ChainPosition& to,
                      const ChainPosition& committed);
    /// The same from the chain alone; the tables are left out of account.
    static Known read(const std::filesystem::path& archive,
                      const ChainPosition& to,
                      const ChainPosition& committed);

    bool has(KnownKind kind, std::string_view text);
    void add(KnownKind kind, std::string_view text);

    /// Decides what an Entry's arrival means, and remembers these words as its last.
    Decision decide(const schema::Entry& entry, const SeenIn& seen);

    /// What is in memory is told by the chain up to here.
    void set_position(const ChainPosition& position) { position_ = position; }
    /// Writes what is in memory as a table and names it in `known`. Throws Failure.
    void save();
    /// The same when much is in memory.
    void save_if_much();
    /// The tables tell of less than the chain had.
    bool is_behind() const { return saved_.blocks != position_.blocks; }

private:
    using Values = std::array<std::uint64_t, 2>;
    struct Hash {
        std::size_t operator()(const HalfDigest& digest) const { return digest[0]; }
    };
    using Memory = std::array<std::unordered_map<HalfDigest, Values, Hash>, known_kinds>;

    explicit Known(std::filesystem::path archive) : archive_{std::move(archive)} {}

    std::optional<ChainBreak> catch_up(const ChainPosition& to, const ChainPosition& committed);
    void take(const ArchiveLine& line, std::string_view capture);
    std::optional<Values> find(KnownKind kind, const HalfDigest& key);
    Values* find_in_memory(KnownKind kind, const HalfDigest& key);
    Values& in_memory(KnownKind kind, const HalfDigest& key);
    void read_anew();
    std::size_t records_in_memory() const;
    std::size_t tables_to_merge() const;
    std::optional<KnownTableRow> write_merged(std::size_t first_merged);

    std::filesystem::path archive_;
    ChainPosition position_;
    ChainPosition saved_;             ///< Up to where the tables tell.
    std::vector<KnownTable> tables_;  ///< The oldest, and largest, first; what is newer wins.
    Memory memory_;                   ///< Newer than all tables.
};

/// How the file `known` stands: the place that it tells of, and the tables.
struct KnownHead {
    ChainPosition position;
    std::vector<KnownTableRow> tables;
};
/// Nothing where it is not there or not sound.
std::optional<KnownHead> read_known_head(const std::filesystem::path& archive);

/// Up to where a sound cache has seen the chain: a second witness of what was acknowledged.
std::optional<ChainPosition> known_position(const std::filesystem::path& archive);

/// The Failure for a line that is sound but not to be understood.
[[noreturn]] void fail_on_line(const Block& block);

/// The Failure for a broken chain, naming segment and block.
[[noreturn]] void fail_on_break(const std::filesystem::path& segments, const ChainBreak& broken);

}  // namespace onrecord::corpus::archive
