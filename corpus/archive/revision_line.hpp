// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// A line of the Archive: a Revision, the end of a Capture, and what else was acknowledged.
// docs/index-format.md has the members.
namespace onrecord::corpus::archive {

/// Closes a Capture: what stands before it is imported.
struct CaptureEnd {
    std::string capture;     ///< SHA-256 of the file's bytes.
    std::string import_key;  ///< SHA-256 of bytes and hints; see import_key().
    std::string file;        ///< Its name without folder.
    std::string format;
    schema::Instant seen;
    ImportCounts entries;
    /// How long the raw Capture is that stands under captures/ for it, packed; 0: none was kept.
    /// Nothing in lines of before format 4, which say not whether there is one.
    std::optional<std::uint64_t> kept_bytes{};
};

/// A raw Capture that is kept.
struct KeptCapture {
    std::string capture;      ///< SHA-256.
    std::uint64_t bytes = 0;  ///< Of the packed file.
    bool operator==(const KeptCapture&) const = default;
};

/// Says of Captures imported before format 4 which of them stood under captures/ when the Archive
/// became one of format 4. That none was lost before is not said by it.
struct FoundKept {
    std::vector<KeptCapture> captures;
    bool is_last = false;  ///< No further line follows: what was not named was not there.
};

/// Says what is lost, and since when that is known.
struct LostKept {
    std::vector<std::string> captures;  ///< SHA-256 of raw Captures.
    std::uint64_t revisions = 0;        ///< How many Revisions, whichever they were.
    schema::Instant when;
};

/// A line of corrections.jsonl, as it stands there.
struct RecordedCorrection {
    std::string line;
};

/// How many Captures one line may name.
inline constexpr std::size_t most_captures_of_line = 1024;

void write_found_kept(std::string& out, const FoundKept& found);
void write_lost_kept(std::string& out, const LostKept& lost);
void write_recorded_correction(std::string& out, const RecordedCorrection& correction);

/// Appends the line (without a line feed). The Capture stands in the block's header.
void write_revision(std::string& out, const ArchivedRevision& revision);
void write_capture_end(std::string& out, const CaptureEnd& end);

/// What the Capture shows of one Liveblog; its Entries as one string of 48 hex digits each, an id
/// and a short_digest().
void write_view(std::string& out, const ArchivedView& view);

/// Stands where a Revision was erased (corpus/archive/erased_lines.hpp).
struct Erased {
    std::string entry;
    std::string line;  ///< SHA-256 of the line that stood here.
};

/// The first line of a block of before format 3 that lines were erased from.
struct Rewritten {
    std::string content;  ///< SHA-256 of the lines that follow.
};

/// Says of an Entry that its words were taken out of the Archive, for good.
struct Tombstone {
    std::string entry;
    std::string who;
    std::string why;
    schema::Instant when;
    std::vector<std::string> lines;     ///< SHA-256 of each line erased, in their order.
    std::vector<std::string> captures;  ///< SHA-256 of the raw Captures that had the words.
};

void write_tombstone(std::string& out, const Tombstone& stone);

using ArchiveLine = std::variant<ArchivedRevision,
                                 ArchivedView,
                                 CaptureEnd,
                                 Erased,
                                 Rewritten,
                                 Tombstone,
                                 FoundKept,
                                 LostKept,
                                 RecordedCorrection>;

/// What a line that ends a block of its own kind is known by: a Capture's import key, whose
/// tombstone it is, and so on; empty for a line that closes nothing.
std::string closing_key(const ArchiveLine& line);

/// Reads lines back. One thread at a time.
class LineParser {
public:
    LineParser();
    ~LineParser();
    LineParser(const LineParser&) = delete;
    LineParser& operator=(const LineParser&) = delete;
    LineParser(LineParser&&) noexcept;
    LineParser& operator=(LineParser&&) noexcept;
    /// Nothing when it is no line of ours. Members that it does not know are passed over.
    std::optional<ArchiveLine> parse(std::string_view line);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::corpus::archive
