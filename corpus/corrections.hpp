// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"
#include "schema/instant.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// Corrections by people to the Speaker of a Quote. They are kept in the Archive's folder as an
// append-only file of JSON lines; the chain records each of them, so that a lost one is detected.
// They are applied after annotation, so they override all rules and survive every rebuild.
namespace onrecord::corpus {

struct Correction {
    std::string entry;    ///< Id of the Entry.
    std::string quote;    ///< quote_digest() of the quote's words.
    std::string speaker;  ///< Canonical name; empty: the speaker is unknown.
    std::string who;      ///< Who made the correction.
    std::string why;
    schema::Instant when;
    /// Whether our rules misread the page, or the Outlet named the wrong person.
    schema::CorrectionKind kind = schema::CorrectionKind::OurReading;
    bool is_undo = false;  ///< Revokes earlier corrections of this quote.
    bool operator==(const Correction&) const = default;
};

/// Identifies a quote by its words: the SHA-256 (64 hex digits) of the folded words, so that a
/// correction stays valid for a Revision with different punctuation or spacing.
std::string quote_digest(std::string_view words);

/// The words of a Quote.
std::string_view words_of(const schema::Entry& entry, const schema::Quote& quote);

/// Path of an Archive's file of corrections.
std::filesystem::path corrections_file(const std::filesystem::path& archive);

/// A line of the file that is not a valid correction: torn, or modified since it was written.
struct DamagedCorrection {
    std::size_t line = 1;
    std::string text;
    std::string reason;
};

struct CorrectionsFile {
    std::vector<Correction> corrections;  ///< Oldest first.
    std::vector<std::string> lines;       ///< Their lines, unmodified.
    std::vector<DamagedCorrection> damaged;
    /// The text after the last line feed if it is no Correction: a `correct` was killed while it
    /// wrote the line, so it was never acknowledged.
    std::string torn;
};

/// Reads all valid lines and lists the damaged ones.
CorrectionsFile scan_corrections(const std::filesystem::path& file);

/// Throws Failure (bad data) if a line is damaged, naming the first one and how to set it aside.
void require_sound(const std::filesystem::path& file, const CorrectionsFile& scanned);

/// All corrections, oldest first; none when the file does not exist (whether one was lost is
/// checked when the Archive is opened, archive.hpp). Throws Failure (bad data) as require_sound().
std::vector<Correction> read_corrections(const std::filesystem::path& file);

/// Moves a torn last line to the Archive's folder `aside` and cuts it from the file. Returns the
/// copy, or nothing if the file has no torn line.
std::optional<std::filesystem::path> set_aside_torn(const std::filesystem::path& file);

/// Appends a line to the file, durably. For Archive::record() only, which also records it in the
/// chain.
void append_correction(const std::filesystem::path& file, std::string_view line);

/// Records a correction in the Archive to which the file belongs, durably. Throws Failure, with
/// nothing recorded: locked; cannot write; bad data when something acknowledged is damaged or
/// missing.
void record_correction(const std::filesystem::path& file, const Correction& correction);

/// The corrections in force, by Entry and quote: a later one replaces an earlier one, an undo
/// removes it. Lookups take constant time.
class StandingCorrections {
public:
    explicit StandingCorrections(const std::vector<Correction>& corrections);
    /// Null when none is in force.
    const Correction* find(std::string_view entry, std::string_view quote) const;
    bool has_any(std::string_view entry) const;
    std::vector<Correction> all() const;  ///< Sorted by Entry and quote.

private:
    std::unordered_map<std::string, std::map<std::string, Correction, std::less<>>> by_entry_;
};

/// Applies the corrections in force to an Entry's Quotes. For OurReading, the Quote gets the
/// correct Speaker (rule `correction`, level high) and the Entry's Speakers are updated. For
/// TheOutlet, the Speaker named by the page is kept, and the correct one is only in
/// Quote::correction. Returns true when anything was changed.
bool apply_corrections(const StandingCorrections& corrections,
                       const schema::Entry& entry,
                       schema::Annotations& annotations);

}  // namespace onrecord::corpus
