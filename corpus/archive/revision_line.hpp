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

using ArchiveLine = std::variant<ArchivedRevision, ArchivedView, CaptureEnd>;

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
