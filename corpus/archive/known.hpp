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

// The index by which an import recognises known Entries, wordings and Captures. All of it can be
// derived from the chain; tables on disk beside the chain let an import read only what it looks up
// (docs/decisions/0037). The file `known` lists the tables and the position of the chain that they
// cover. Data after that position is read from the chain and held in memory until it becomes a new
// table. Tables are merged as in a log-structured merge tree (O'Neil and others, Acta Informatica
// 33, 1996), so that there are few. A table that is missing, damaged or of another chain is
// ignored, and its data is read from the chain.
namespace onrecord::corpus::archive {

/// The key for a digest or an id; any other text is hashed first.
HalfDigest known_key(std::string_view text);

/// One thread at a time, in the one process that holds the Archive's lock.
class Known {
public:
    /// Loads the state at `to`, starting from the tables if they are valid and on the chain. Throws
    /// Failure (bad data) when the chain is broken.
    static Known load(const std::filesystem::path& archive, const ChainPosition& to);
    /// The same when the chain is committed only up to `committed`: no table will cover later data.
    static Known load(const std::filesystem::path& archive,
                      const ChainPosition& to,
                      const ChainPosition& committed);
    /// The same from the chain alone, without tables.
    static Known read(const std::filesystem::path& archive,
                      const ChainPosition& to,
                      const ChainPosition& committed);

    bool has(KnownKind kind, std::string_view text);
    void add(KnownKind kind, std::string_view text);

    /// Decides whether an Entry is new, revised or unchanged, and records its words as the latest.
    Decision decide(const schema::Entry& entry, const SeenIn& seen);

    /// Sets the position of the chain that the data in memory covers.
    void set_position(const ChainPosition& position) { position_ = position; }
    /// Writes the data in memory as a table and lists it in `known`. Throws Failure.
    void save();
    /// The same if there is much data in memory.
    void save_if_much();
    /// Whether the tables cover less than the chain.
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
    ChainPosition saved_;             ///< The position covered by the tables.
    std::vector<KnownTable> tables_;  ///< Oldest and largest first; newer ones take precedence.
    Memory memory_;                   ///< Newer than all tables.
};

/// The contents of the file `known`: the position covered, and the tables.
struct KnownHead {
    ChainPosition position;
    std::vector<KnownTableRow> tables;
};
/// Empty when it is missing or invalid.
std::optional<KnownHead> read_known_head(const std::filesystem::path& archive);

/// The position recorded by a valid cache: additional evidence of what was acknowledged.
std::optional<ChainPosition> known_position(const std::filesystem::path& archive);

/// Throws the Failure for a line whose digest is right but whose contents are not understood.
[[noreturn]] void fail_on_line(const Block& block);

/// Throws the Failure for a broken chain, naming segment and block.
[[noreturn]] void fail_on_break(const std::filesystem::path& segments, const ChainBreak& broken);

}  // namespace onrecord::corpus::archive
