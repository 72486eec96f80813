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

// A table of sorted records on disk, of which an import reads only the pages it needs
// (docs/decisions/0037). A table consists of pages of 4,096 bytes: 127 records of one kind, sorted
// by key, followed by the SHA-256 of these records, the page number and the table's name. A page is
// used only after its digest was verified; the name comes from a file with a digest of its own
// (known.hpp). Keys are digests and therefore uniformly distributed, so the page of a key is found
// by interpolation search in two or three steps, practically independent of the size of the table
// (O(log log n): Yao and Yao, FOCS 1976).
namespace onrecord::corpus::archive {

/// The kind of a record. The values give the order of the sections in a table.
enum class KnownKind : std::uint8_t {
    Entry = 0,          ///< By id: first half of its last words' digest; how many wordings.
    Wording = 1,        ///< By id and words together: where they were seen first.
    Capture = 2,        ///< By import key.
    ErasedEntry = 3,    ///< By id; never imported again.
    ErasedCapture = 4,  ///< By SHA-256: the Captures that contained their words.
};
inline constexpr std::size_t known_kinds = 5;

struct KnownRecord {
    HalfDigest key{};
    std::array<std::uint64_t, 2> value{};
};
inline constexpr std::size_t records_a_page = 127;
inline constexpr std::size_t known_page_bytes = 4096;
static_assert(records_a_page * sizeof(KnownRecord) + 32 == known_page_bytes);

/// A table as listed in the file `known`.
struct KnownTableRow {
    std::string name;  ///< 64 hex digits.
    std::array<std::uint64_t, known_kinds> counts{};

    std::uint64_t records() const;
    /// Number of pages before those of a kind; for `known_kinds`: of all pages.
    std::uint64_t pages_before(std::size_t kind) const;
};

/// The folder of the tables, and the file of one.
std::filesystem::path known_tables_folder(const std::filesystem::path& archive);
std::filesystem::path known_table_file(const std::filesystem::path& archive,
                                       const KnownTableRow& row);

/// The result of a lookup. If not sound, the table is damaged and the result meaningless.
struct KnownAnswer {
    bool is_sound = true;
    std::optional<KnownRecord> record;
    std::uint64_t place = 0;  ///< Index of the record within its kind.
};

/// A table on disk, mapped into memory. One thread at a time.
class KnownTable {
public:
    /// Empty when there is no file with the expected length.
    static std::optional<KnownTable> open(const std::filesystem::path& archive, KnownTableRow row);

    const KnownTableRow& row() const { return row_; }
    KnownAnswer find(KnownKind kind, const HalfDigest& key);
    /// The records of one page of a kind; empty when it is damaged or does not exist. Valid as long
    /// as this object.
    std::optional<std::span<const KnownRecord>> page(KnownKind kind, std::uint64_t number);

private:
    KnownTable(schema::MappedFile mapped, KnownTableRow row);

    schema::MappedFile mapped_;
    KnownTableRow row_;
    std::vector<bool> is_believed_;  ///< By page: whether its digest was verified.
};

/// Writes a table. Add the records kind by kind, sorted by key, each key once; finish() gives the
/// file its name. It is not synced to disk: damage by a power failure is detected by the digests.
class KnownTableWriter {
public:
    /// The table's name is derived from `seed`, which must be unique.
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
