// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/capture_reader.hpp"
#include "schema/entry.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// The Archive: every Entry and Revision ever imported, in an append-only log of zstd blocks that
// are linked by a SHA-256 hash chain, beside the raw Captures. docs/index-format.md describes the
// files, docs/operations.md the use.
namespace onrecord::corpus {

/// Counts of one import, for Captures and for Entries.
struct ImportCounts {
    std::uint64_t found = 0;
    std::uint64_t added = 0;    ///< "new" in JSON.
    std::uint64_t revised = 0;  ///< Known, but with different words: a new Revision.
    std::uint64_t unchanged = 0;
    std::uint64_t rejected = 0;
};

/// A Capture is counted as revised if it revised an Entry, otherwise as new if it added one; as
/// unchanged if everything in it was known; as rejected if no Entry could be read from it.
struct ImportReport {
    ImportCounts captures;
    ImportCounts entries;
    /// Unchanged Captures that were recorded nevertheless, because they are evidence that known
    /// words were on the page, or were not, at a further moment.
    std::uint64_t seen_again = 0;
    std::vector<CaptureReport> problems;  ///< Only Captures that had any.
    ReadingAccount account;               ///< Sum over all Captures that were read.
    /// Files to which the unfinished remains of an earlier, killed import were moved. Its Captures
    /// had never been acknowledged.
    std::vector<std::filesystem::path> set_aside;
};

/// Group commit: several Captures share one flush to disk, whose cost does not depend on their
/// number. A group ends at whichever limit is reached first.
struct CommitGroup {
    std::size_t captures = 256;
    std::uint64_t bytes = 64U << 20U;
    std::chrono::milliseconds time{2000};
};

/// A file to import, with hints for this file that override ImportOptions::hints.
struct CaptureFile {
    std::filesystem::path file;
    std::string name;                     ///< Display name; empty: its path.
    std::string url;                      ///< The address it was fetched from, or empty.
    std::optional<schema::Instant> seen;  ///< When it was captured; overrides the options.
};

struct ImportOptions {
    CommitGroup group;
    CaptureHints hints;
    bool keep_captures = true;  ///< Keep the raw Captures under captures/.
    /// Called after each Capture, and from time to time within one, with the bytes (of the files)
    /// and Entries read so far. An exception thrown from it ends the import; what is already
    /// durable is kept.
    std::function<void(std::uint64_t bytes, std::uint64_t entries)> progress;
    /// Called for each Capture once it is durable, with the counts of its new, revised and
    /// unchanged Entries.
    std::function<void(const CaptureReport& capture, const ImportCounts& entries)> captured;
};

/// An Entry to erase, and the contents of its tombstone.
struct ErasureRequest {
    std::string entry;  ///< Id, 32 hex digits.
    std::string who;
    std::string why;
    schema::Instant when;
};

struct ErasureReport {
    bool was_erased = false;            ///< It had been erased before; nothing was changed.
    std::uint64_t lines = 0;            ///< Revisions whose words were removed.
    std::vector<std::string> captures;  ///< SHA-256 of the raw Captures removed with them.
    /// Raw Captures imported before format 2. The Archive does not record which Entries they show,
    /// so they are kept.
    std::vector<std::string> silent_captures;
    bool has_aside = false;  ///< The folder `aside` is not empty. Erasing does not search it.
};

/// One Revision as stored in the Archive.
struct ArchivedRevision {
    schema::Entry entry;
    std::uint32_t number = 1;  ///< 1 is the first seen of its Entry.
    schema::Instant seen;
    std::string capture;  ///< SHA-256 of the Capture it came from.
};

/// What one Capture shows of one Liveblog, recorded whether or not it added new words. It is the
/// evidence that an Entry was present, had other words, or was missing at that moment.
struct ArchivedView {
    struct Shown {
        std::string entry;        ///< Id, 32 hex digits.
        std::uint64_t words = 0;  ///< short_digest() of its words_digest().
    };
    std::string liveblog;
    schema::Instant seen;
    SeenBasis basis = SeenBasis::FileTime;
    schema::Instant newest;    ///< The latest time given by the Liveblog's Entries; 0: none.
    std::string capture;       ///< SHA-256 of the Capture.
    std::vector<Shown> shown;  ///< Oldest first.
    std::vector<std::string> withdrawn;  ///< Ids of Entries that the Outlet declares withdrawn.
};

/// The position of a block, by which it can be read again on its own.
struct BlockPlace {
    std::uint32_t segment = 1;
    std::uint64_t offset_bytes = 0;  ///< In that segment's file.
    std::uint64_t number = 0;        ///< Number of the block, counted from 1 over all segments.
    auto operator<=>(const BlockPlace&) const = default;
};

/// Callbacks for each line of the Archive, with the block that contains it.
struct ArchiveVisitor {
    std::function<void(ArchivedRevision&&, const BlockPlace&)> revision;
    std::function<void(ArchivedView&&, const BlockPlace&)> view;
};

/// One process may write at a time (a lock; Failure `locked` names the holder); any number may
/// read. One thread at a time. Captures may be imported in any order: histories are derived from
/// the times at which they were taken (corpus/history/).
class Archive {
public:
    /// Opens an Archive for writing, or creates an empty one. Complete Captures at the end are
    /// accepted even if COMMITTED does not mention them; the remains of a killed import after them
    /// are moved to the folder `aside`. Throws Failure: bad data when something acknowledged is
    /// missing (a segment, a raw Capture, a correction), or when the end of the Archive cannot be
    /// determined (nothing is changed then; see archive_care.hpp); no input when a file may not be
    /// read.
    static Archive open_for_import(const std::filesystem::path& folder);
    /// Throws Failure (no input) when there is no Archive.
    static Archive open_for_reading(const std::filesystem::path& folder);
    ~Archive();
    Archive(Archive&&) noexcept;
    Archive& operator=(Archive&&) noexcept;
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    /// Imports Captures in order and commits them in groups. A Capture is reported
    /// (ImportOptions::captured) only once it is durable; what was reported survives a kill at any
    /// later moment. A Capture that was imported before (same bytes, same hints, same given time)
    /// is unchanged and costs only its digest; the same bytes with another given time are further
    /// evidence and recorded. A Capture that cannot be read, is not a regular file, or changes
    /// while it is read is rejected with a Problem, and the import continues. Throws Failure: no
    /// input, before anything is imported, when a file is missing; cannot write. After a Failure
    /// the object may only be destroyed.
    ImportReport import(const std::vector<CaptureFile>& captures,
                        const ImportOptions& options = {});
    ImportReport import(const std::vector<std::filesystem::path>& captures,
                        const ImportOptions& options = {});

    /// Permanently removes an Entry's words from the Archive: each of its Revisions is replaced by
    /// the digest of its line, and the raw Captures that show it are deleted. A tombstone in the
    /// chain records who, when and why (docs/decisions/0019). Later imports skip the Entry. Atomic:
    /// if the process is killed, the erasure has happened or not, and the next import or erasure
    /// completes it. Requires an Archive open for import. Throws Failure: no input when there is no
    /// such Entry; cannot write.
    ErasureReport erase(const ErasureRequest& request);

    /// Appends a line to corrections.jsonl and records its digest in the chain, durably. The line
    /// is made by record_correction() (corrections.hpp). Requires an Archive open for import.
    /// Throws Failure.
    void record(const std::string& correction_line);

    /// Number of erased Entries. Reads the whole chain.
    std::uint64_t erased_count() const;

    /// Visits every Revision in the order of import, except erased ones. Verifies the chain while
    /// reading; throws Failure (bad data) naming segment and block where it is broken.
    void for_each(const std::function<void(ArchivedRevision&&)>& visit) const;
    /// The same, with the views of Captures. A Liveblog with very many Entries gives several views
    /// with the same Capture and time. Captures imported before format 2 have no views.
    void for_each(const std::function<void(ArchivedRevision&&)>& visit,
                  const std::function<void(ArchivedView&&)>& visit_view) const;

    /// A token for the current end of the Archive, for for_each_since(). Never empty.
    std::string mark() const;
    /// Visits what was appended after a mark(), in the order of import, verified as by for_each();
    /// everything for an empty mark. Returns false without visiting anything when the mark is not
    /// on the present chain, or something was erased since; then the caller must read everything.
    bool for_each_since(const std::string& mark, const ArchiveVisitor& visitor) const;
    /// Visits the lines of the given blocks, in the order given. Each block is verified by its own
    /// digest. Throws Failure (bad data) when there is no block at a position.
    void read_blocks(const std::vector<BlockPlace>& places, const ArchiveVisitor& visitor) const;

    /// The chain's digest after the last block, 64 hex digits. Equal positions mean equal contents.
    std::string position() const;
    std::uint64_t revision_count() const;

private:
    struct State;
    explicit Archive(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::corpus
