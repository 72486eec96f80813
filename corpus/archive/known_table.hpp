// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive/chain.hpp"
#include "corpus/revisions.hpp"
#include "schema/mapped_file.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Sorted records of what an Archive knows, on the disk, of which an import reads the few pages that
// it asks for (decision 0037). A table is pages of 4,096 bytes: 127 records of one kind, sorted by
// key, then the SHA-256 of these, of the page's number and of the table's name. A page is believed
// once that digest was made again from it; the name is told by a file that has a digest itself
// (known.hpp). Keys are digests and so spread evenly: the page of a key is found by interpolation,
// in two or three steps however long the table is (Yao and Yao, FOCS 1976).
namespace onrecord::corpus::archive {

/// What a record is of. Their numbers are the order of the sections in a table.
enum class KnownKind : std::uint8_t {
    Entry = 0,          ///< By id: first half of its last words' digest; how many wordings.
    Wording = 1,        ///< By id and words together: where they were seen first.
    Capture = 2,        ///< By import key.
    ErasedEntry = 3,    ///< By id; never taken again.
    ErasedCapture = 4,  ///< By SHA-256: the Captures that had their words.
};
inline constexpr std::size_t known_kinds = 5;

struct KnownRecord {
    HalfDigest key{};
    std::array<std::uint64_t, 2> value{};
};
inline constexpr std::size_t records_a_page = 127;
inline constexpr std::size_t known_page_bytes = 4096;
static_assert(records_a_page * sizeof(KnownRecord) + 32 == known_page_bytes);

/// A table as the file `known` names it.
struct KnownTableRow {
    std::string name;  ///< 64 hex digits.
    std::array<std::uint64_t, known_kinds> counts{};

    std::uint64_t records() const;
    /// Pages before those of a kind; of `known_kinds`: all pages.
    std::uint64_t pages_before(std::size_t kind) const;
};

/// The folder of the tables, and the file of one.
std::filesystem::path known_tables_folder(const std::filesystem::path& archive);
std::filesystem::path known_table_file(const std::filesystem::path& archive,
                                       const KnownTableRow& row);

/// What a table says, and whether it can be asked: a damaged one says nothing.
struct KnownAnswer {
    bool is_sound = true;
    std::optional<KnownRecord> record;
    std::uint64_t place = 0;  ///< Of the record among all of the table.
};

/// A table that stands on the disk. Not for use by two threads at once.
class KnownTable {
public:
    /// Nothing where no file of that length stands there.
    static std::optional<KnownTable> open(const std::filesystem::path& archive, KnownTableRow row);

    const KnownTableRow& row() const { return row_; }
    KnownAnswer find(KnownKind kind, const HalfDigest& key);
    /// The records of one page of a kind; nothing where it is damaged or there is none. Valid as
    /// long as this.
    std::optional<std::span<const KnownRecord>> page(KnownKind kind, std::uint64_t number);

private:
    KnownTable(schema::MappedFile mapped, KnownTableRow row);

    schema::MappedFile mapped_;
    KnownTableRow row_;
    std::vector<bool> is_believed_;  ///< A page: its digest was made again.
};

/// Writes a table: the records kind by kind, each kind's sorted by key and each key once. Takes its
/// place at the end; not flushed, since what a power cut spoils has not its digests.
class KnownTableWriter {
public:
    /// `seed` is what tells this table from others: its name is made of it.
    KnownTableWriter(const std::filesystem::path& archive, std::string_view seed);
    void add(KnownKind kind, const KnownRecord& record);
    KnownTableRow finish();

private:
    void write_page();

    std::filesystem::path archive_;
    std::filesystem::path made_;
    std::ofstream out_;
    KnownTableRow row_;
    KnownKind kind_ = KnownKind::Entry;
    std::vector<KnownRecord> page_;
    std::uint64_t pages_ = 0;
};

}  // namespace onrecord::corpus::archive
