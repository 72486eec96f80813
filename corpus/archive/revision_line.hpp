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

// The kinds of lines of the Archive, and their JSON. docs/index-format.md has the members.
namespace onrecord::corpus::archive {

/// Ends a Capture: it is imported once this line is committed.
struct CaptureEnd {
    std::string capture;     ///< SHA-256 of the file's bytes.
    std::string import_key;  ///< SHA-256 of bytes and hints; see import_key().
    std::string file;        ///< Its name without folder.
    std::string format;
    schema::Instant seen;
    ImportCounts entries;
    /// Compressed length of its raw Capture under captures/; 0: not kept. Empty in lines before
    /// format 4, which do not record it.
    std::optional<std::uint64_t> kept_bytes{};
};

/// A raw Capture that is kept.
struct KeptCapture {
    std::string capture;      ///< SHA-256.
    std::uint64_t bytes = 0;  ///< Of the compressed file.
    bool operator==(const KeptCapture&) const = default;
};

/// Records which Captures imported before format 4 were present under captures/ when the Archive
/// was converted to format 4. It says nothing about earlier losses.
struct FoundKept {
    std::vector<KeptCapture> captures;
    bool is_last = false;  ///< The last such line: Captures not listed were missing.
};

/// Records a loss, and when it was noticed.
struct LostKept {
    std::vector<std::string> captures;  ///< SHA-256 of raw Captures.
    std::uint64_t revisions = 0;        ///< Number of lost Revisions.
    schema::Instant when;
};

/// A verbatim line of corrections.jsonl.
struct RecordedCorrection {
    std::string line;
};

/// How many Captures one line may list.
inline constexpr std::size_t most_captures_of_line = 1024;

void write_found_kept(std::string& out, const FoundKept& found);
void write_lost_kept(std::string& out, const LostKept& lost);
void write_recorded_correction(std::string& out, const RecordedCorrection& correction);

/// Appends the line (without a line feed). The Capture is given by the block's header.
void write_revision(std::string& out, const ArchivedRevision& revision);
void write_capture_end(std::string& out, const CaptureEnd& end);

/// Writes what the Capture shows of one Liveblog. Each Entry is 48 hex digits of one long string:
/// its id and a short_digest().
void write_view(std::string& out, const ArchivedView& view);

/// Replaces an erased Revision (corpus/archive/erased_lines.hpp).
struct Erased {
    std::string entry;
    std::string line;  ///< SHA-256 of the original line.
};

/// The first line of a block before format 3 from which lines were erased.
struct Rewritten {
    std::string content;  ///< SHA-256 of the lines that follow.
};

/// Records that an Entry was erased.
struct Tombstone {
    std::string entry;
    std::string who;
    std::string why;
    schema::Instant when;
    std::vector<std::string> lines;     ///< SHA-256 of each line erased, in their order.
    std::vector<std::string> captures;  ///< SHA-256 of the raw Captures that contained the words.
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

/// The key of a line that ends a Capture or a block of its own kind: the import key, the Entry of a
/// tombstone, and so on; empty for other lines.
std::string closing_key(const ArchiveLine& line);

/// Parses lines. One thread at a time.
class LineParser {
public:
    LineParser();
    ~LineParser();
    LineParser(const LineParser&) = delete;
    LineParser& operator=(const LineParser&) = delete;
    LineParser(LineParser&&) noexcept;
    LineParser& operator=(LineParser&&) noexcept;
    /// Empty when it is not a line of an Archive. Unknown members are ignored.
    std::optional<ArchiveLine> parse(std::string_view line);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::corpus::archive
