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

// Every Entry and Revision ever imported: append-only, zstd blocks, a SHA-256 chain.
// docs/index-format.md describes the files.
namespace onrecord::corpus {

/// Counts of one import, for Captures and for Entries.
struct ImportCounts {
    std::uint64_t found = 0;
    std::uint64_t added = 0;    ///< "new" in JSON.
    std::uint64_t revised = 0;  ///< Known, with other words: a new Revision.
    std::uint64_t unchanged = 0;
    std::uint64_t rejected = 0;
};

/// A Capture counts as revised when it revised an Entry, else as new when it brought one, as
/// unchanged when all it has was known, as rejected when no Entry could be read from it.
struct ImportReport {
    ImportCounts captures;
    ImportCounts entries;
    /// Of the unchanged Captures those that were recorded nevertheless, as sightings of their own:
    /// they say that known words stood, or were gone, at another moment.
    std::uint64_t seen_again = 0;
    std::vector<CaptureReport> problems;  ///< Only Captures that had any.
    ReadingAccount account;               ///< Of all Captures that were read.
    /// Files with what an earlier import, killed, had left unfinished; its Captures were never
    /// acknowledged.
    std::vector<std::filesystem::path> set_aside;
};

/// Captures go to the disk together: a flush costs the same for one as for many. Whichever bound
/// is reached first ends a group.
struct CommitGroup {
    std::size_t captures = 256;
    std::uint64_t bytes = 64U << 20U;
    std::chrono::milliseconds time{2000};
};

/// A file to be imported, and what is known of this one besides the options' hints.
struct CaptureFile {
    std::filesystem::path file;
    std::string name;                     ///< What it is called, where not by its path; else empty.
    std::string url;                      ///< The address it was fetched from; else empty.
    std::optional<schema::Instant> seen;  ///< When it was taken; wins over the options'.
};

struct ImportOptions {
    CommitGroup group;
    CaptureHints hints;
    bool keep_captures = true;  ///< Keep the raw Captures under captures/.
    /// Called after each Capture, and now and then within one, with bytes (of the files) and
    /// Entries read so far. What it throws ends the import; what was durable stays.
    std::function<void(std::uint64_t bytes, std::uint64_t entries)> progress;
    /// Told of each Capture that was read, once it is durable, with what its Entries were to the
    /// Archive.
    std::function<void(const CaptureReport& capture, const ImportCounts& entries)> captured;
};

/// What is to be erased, and what its tombstone says.
struct ErasureRequest {
    std::string entry;  ///< Id, 32 hex digits.
    std::string who;
    std::string why;
    schema::Instant when;
};

struct ErasureReport {
    bool was_erased = false;            ///< Before; nothing was changed.
    std::uint64_t lines = 0;            ///< Revisions whose words were taken out.
    std::vector<std::string> captures;  ///< SHA-256 of raw Captures that went with them.
    /// Kept Captures of before format 2: they say not what they show, and stay.
    std::vector<std::string> silent_captures;
    bool has_aside = false;  ///< The folder `aside` is not empty, and is not looked into.
};

/// One Revision as it stands in the Archive.
struct ArchivedRevision {
    schema::Entry entry;
    std::uint32_t number = 1;  ///< 1 is the first seen of its Entry.
    schema::Instant seen;
    std::string capture;  ///< SHA-256 of the Capture it came from.
};

/// What one Capture shows of one Liveblog, whether or not it brought new words: the evidence that
/// an Entry stood, stood otherwise, or was gone.
struct ArchivedView {
    struct Shown {
        std::string entry;        ///< Id, 32 hex digits.
        std::uint64_t words = 0;  ///< short_digest() of its words_digest().
    };
    std::string liveblog;
    schema::Instant seen;
    SeenBasis basis = SeenBasis::FileTime;
    schema::Instant
        newest;           ///< The latest time that the Liveblog's Entries give themselves; 0: none.
    std::string capture;  ///< SHA-256 of the Capture.
    std::vector<Shown> shown;            ///< Oldest first.
    std::vector<std::string> withdrawn;  ///< Ids of Entries that the Outlet says it took back.
};

/// A block of the Archive, to be read again by itself.
struct BlockPlace {
    std::uint32_t segment = 1;
    std::uint64_t offset_bytes = 0;  ///< In that segment's file.
    std::uint64_t number = 0;        ///< Of the block, from 1 through all segments.
    auto operator<=>(const BlockPlace&) const = default;
};

/// Is told of every line, and of the block that it stands in.
struct ArchiveVisitor {
    std::function<void(ArchivedRevision&&, const BlockPlace&)> revision;
    std::function<void(ArchivedView&&, const BlockPlace&)> view;
};

/// One process may write at a time (a lock; Failure `locked` names the holder), any may read.
/// Not for use by two threads at once. Captures may be imported in any order: what is made of the
/// Archive (corpus/history/) follows when they were seen.
class Archive {
public:
    /// Opens, or makes an empty one. Throws Failure (bad data) where something that was
    /// acknowledged is not there: a segment, a raw Capture, a correction (no input: where we may
    /// not read). Whole closed Captures count, whatever COMMITTED says; what a killed import left
    /// behind them is moved to the folder `aside`. Throws Failure: bad data when it is not sure
    /// where the Archive ends (nothing is changed then; see archive_care.hpp).
    static Archive open_for_import(const std::filesystem::path& folder);
    /// Throws Failure (no input) when there is none.
    static Archive open_for_reading(const std::filesystem::path& folder);
    ~Archive();
    Archive(Archive&&) noexcept;
    Archive& operator=(Archive&&) noexcept;
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    /// Imports Captures one by one and commits them in groups; a Capture is told of once it is
    /// durable, and what was told stays even if killed in the next moment. A Capture already
    /// imported (same bytes, same hints, same given moment) is unchanged and costs only its digest;
    /// the same bytes at another given moment are a sighting of their own. One that cannot be read,
    /// is no file, or changes while it is read is rejected with a Problem, and the rest goes on.
    /// Throws Failure: no input, before anything is imported, when a file is missing; cannot
    /// write. After a Failure this object is good for nothing but being destroyed.
    ImportReport import(const std::vector<CaptureFile>& captures,
                        const ImportOptions& options = {});
    ImportReport import(const std::vector<std::filesystem::path>& captures,
                        const ImportOptions& options = {});

    /// Takes an Entry's words out of the Archive for good: of every Revision only the digest of its
    /// line stays, and the raw Captures that show it are removed. A tombstone in the chain says
    /// who, when and why. An import leaves the Entry out from now on. Killed at any moment it has
    /// happened wholly or not at all, and the next import or erasure ends the work. For an Archive
    /// open for import. Throws Failure: no input when there is no such Entry; cannot write.
    ErasureReport erase(const ErasureRequest& request);

    /// Adds a line to corrections.jsonl and binds it in the chain, durably; record_correction()
    /// (corrections.hpp) makes the line. For an Archive open for import. Throws Failure.
    void record(const std::string& correction_line);

    /// How many Entries were erased; reads the whole chain.
    std::uint64_t erased_count() const;

    /// Every Revision in the order of import, without those erased. Checks the chain on the way;
    /// throws Failure (bad data) naming segment and block where it breaks.
    void for_each(const std::function<void(ArchivedRevision&&)>& visit) const;
    /// The same, and what each Capture shows. A Liveblog of very many Entries comes in several
    /// views of one Capture and moment. Archives older than format 2 have no views.
    void for_each(const std::function<void(ArchivedRevision&&)>& visit,
                  const std::function<void(ArchivedView&&)>& visit_view) const;

    /// Names the end of what is there now, for for_each_since(). Never empty.
    std::string mark() const;
    /// What stands behind a mark() of earlier, in the order of import and checked as by for_each();
    /// all of it for an empty mark. False, and nothing was visited, when the chain has no such
    /// place as it stands now, or something was erased since: then all is to be read.
    bool for_each_since(const std::string& mark, const ArchiveVisitor& visitor) const;
    /// The lines of blocks, in the order given; each is read against its own digest. Throws Failure
    /// (bad data) where no such block stands.
    void read_blocks(const std::vector<BlockPlace>& places, const ArchiveVisitor& visitor) const;

    /// The chain's digest after the last block: equal positions, equal content. 64 hex digits.
    std::string position() const;
    std::uint64_t revision_count() const;

private:
    struct State;
    explicit Archive(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::corpus
