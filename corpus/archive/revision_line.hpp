// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <variant>

// A line of the Archive: a Revision, or the end of a Capture. docs/index-format.md has the members.
namespace onrecord::corpus::archive {

/// Closes a Capture: what stands before it is imported.
struct CaptureEnd {
    std::string capture;     ///< SHA-256 of the file's bytes.
    std::string import_key;  ///< SHA-256 of bytes and hints; see import_key().
    std::string file;        ///< Its name without folder.
    std::string format;
    schema::Instant seen;
    ImportCounts entries;
};

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

using ArchiveLine =
    std::variant<ArchivedRevision, ArchivedView, CaptureEnd, Erased, Rewritten, Tombstone>;

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
