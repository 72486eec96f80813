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

// Captures in, Entries out: the door to all formats (corpus/formats/ has one pair of files each).
namespace onrecord::corpus {

/// Bounds on what a Capture may make us hold; docs/limits.md follows from this.
struct ReadLimits {
    std::uint64_t record_bytes = 8U << 20U;  ///< One JSON line, one page's script, one pasted text
                                             ///< unit; a larger one is a Problem, the rest goes on.
    std::uint64_t page_bytes = 64U << 20U;   ///< One HTML page or JSON document, held whole.
    std::uint64_t text_bytes = 12U << 20U;   ///< One pasted text; each of its lines costs 150 more.
    std::size_t text_lines = 300'000;        ///< The same.
    int nesting_depth = 512;                 ///< Of tags and of JSON.
    std::size_t problems = 100;              ///< Kept per Capture; the rest are only counted.
};

/// By what the moment of a Capture is known. Only what somebody vouched for can prove anything: a
/// file's own time is set by every copy and checkout.
enum class SeenBasis : std::uint8_t {
    FileTime = 0,     ///< The file's modification time: orders where nothing else does.
    Given = 1,        ///< The user's `--seen`, or the record's own `seen`.
    WarcDate = 2,     ///< A crawler's record of when it fetched the page.
    HttpHeader = 3,   ///< A Date header saved with the page.
    MessageDate = 4,  ///< The Date of an MHTML message.
};

/// What a Capture does not say itself.
struct CaptureHints {
    std::string outlet;                       ///< Used where the Capture names none.
    std::string lang;                         ///< The same.
    std::optional<schema::Instant> seen;      ///< When it was captured; else the file's own time.
    SeenBasis seen_basis = SeenBasis::Given;  ///< Of `seen`, where that is set.
    std::string url;      ///< The address that the Capture was fetched from, where that is known.
    std::string charset;  ///< The encoding that its transport declared (HTTP, MIME); else empty.
    std::string name;  ///< What it is called where that is not the file's path (stdin); else empty.
    bool is_member = false;  ///< It stands in a packed file, whose other members say what it is of.
    ReadLimits limits;
};

/// An Entry that the Outlet itself says it took back.
struct WithdrawnEntry {
    std::string id;
    std::string liveblog;
    schema::Instant seen;  ///< When the Capture that says so was taken.
};

struct CaptureReport {
    std::filesystem::path file;
    std::string format;  ///< Name from the table of formats; empty when none fits.
    std::string sha256;
    schema::Instant seen;
    SeenBasis seen_basis = SeenBasis::FileTime;
    std::uint64_t entries = 0;
    std::uint64_t rejected = 0;
    std::uint64_t problem_count = 0;
    std::vector<schema::Problem> problems;
    ReadingAccount account;  ///< What came in, and what of it is doubtful.
    std::vector<WithdrawnEntry> withdrawn;
};

/// Takes an Entry and when it stood so: the Capture's own time, unless the Capture has a time for
/// each Entry.
using EntrySink = std::function<void(schema::Entry&&, schema::Instant seen)>;

/// Told now and then how many of the file's own bytes have been read. What it throws ends the
/// reading.
using ReadProgress = std::function<void(std::uint64_t bytes)>;

/// Reads one Capture as a stream and gives its Entries in the Capture's order, each with id,
/// outlet, liveblog, title, text and order set. What cannot be read is a Problem in the report
/// and the rest goes on. Throws Failure (no input) only when the file itself cannot be read.
CaptureReport read_capture(const std::filesystem::path& file,
                           const CaptureHints& hints,
                           const EntrySink& sink,
                           const ReadProgress& progress = {});

}  // namespace onrecord::corpus
