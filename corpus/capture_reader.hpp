// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/reading_account.hpp"
#include "schema/entry.hpp"
#include "schema/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

// Reads Captures of all formats into Entries. The format is detected by content; the formats are in
// corpus/formats/ and docs/formats.md.
namespace onrecord::corpus {

/// Limits on the memory that a Capture may require; docs/limits.md lists them.
struct ReadLimits {
    std::uint64_t record_bytes = 8U << 20U;  ///< One JSON line, one page's script, one pasted text
                                             ///< unit; a larger one is a Problem, the rest goes on.
    std::uint64_t page_bytes = 64U << 20U;   ///< One HTML page or JSON document, held whole.
    std::uint64_t text_bytes = 12U << 20U;   ///< One pasted text; each of its lines costs 150 more.
    std::size_t text_lines = 300'000;        ///< The same.
    int nesting_depth = 512;                 ///< Of tags and of JSON.
    std::size_t problems = 100;              ///< Kept per Capture; the rest are only counted.
};

/// How the time of a Capture is known. All but FileTime are attested and may be used as proof; a
/// file's modification time changes with every copy and checkout.
enum class SeenBasis : std::uint8_t {
    FileTime = 0,     ///< The file's modification time. Used for ordering only.
    Given = 1,        ///< The user's `--seen`, or the record's own `seen`.
    WarcDate = 2,     ///< A crawler's record of when it fetched the page.
    HttpHeader = 3,   ///< A Date header saved with the page.
    MessageDate = 4,  ///< The Date of an MHTML message.
};

/// Facts about a Capture that it may not contain itself.
struct CaptureHints {
    std::string outlet;                       ///< Used if the Capture names none.
    std::string lang;                         ///< The same.
    std::optional<schema::Instant> seen;      ///< When it was captured; default: the file's time.
    SeenBasis seen_basis = SeenBasis::Given;  ///< Basis of `seen`, if set.
    std::string url;                          ///< The address it was fetched from, if known.
    std::string charset;     ///< The encoding declared by its transport (HTTP, MIME), or empty.
    std::string name;        ///< Display name if not the file's path (stdin), or empty.
    bool is_member = false;  ///< It is a member of a packed file, whose other members give context.
    ReadLimits limits;
};

/// An Entry that the Outlet itself declares withdrawn.
struct WithdrawnEntry {
    std::string id;
    std::string liveblog;
    schema::Instant seen;  ///< The time of the Capture that says so.
};

struct CaptureReport {
    std::filesystem::path file;
    std::string format;  ///< Name from the table of formats; empty when none matches.
    std::string sha256;
    schema::Instant seen;
    SeenBasis seen_basis = SeenBasis::FileTime;
    std::uint64_t entries = 0;
    std::uint64_t rejected = 0;
    std::uint64_t problem_count = 0;
    std::vector<schema::Problem> problems;
    ReadingAccount account;  ///< What was read, and what of it is doubtful.
    std::vector<WithdrawnEntry> withdrawn;
};

/// Receives an Entry and the time at which it was seen in this form: the Capture's time, unless the
/// Capture gives a time for each Entry.
using EntrySink = std::function<void(schema::Entry&&, schema::Instant seen)>;

/// Called from time to time with the number of bytes read from the file. An exception thrown from
/// it ends the reading.
using ReadProgress = std::function<void(std::uint64_t bytes)>;

/// Reads one Capture as a stream and passes its Entries to `sink` in the Capture's order, each with
/// id, outlet, liveblog, title, text and order set. What cannot be read becomes a Problem in the
/// report, and reading continues. Throws Failure (no input) only when the file itself cannot be
/// read.
CaptureReport read_capture(const std::filesystem::path& file,
                           const CaptureHints& hints,
                           const EntrySink& sink,
                           const ReadProgress& progress = {});

}  // namespace onrecord::corpus
