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

// What people know better than the annotator: that a quote's Speaker is another one. Kept in the
// Archive's folder as JSON lines that are only ever added to (each stands in the chain as well, so
// that the loss of one shows), applied after every annotation, so
// that they win over every rule and survive every rebuild.
namespace onrecord::corpus {

struct Correction {
    std::string entry;    ///< Id of the Entry.
    std::string quote;    ///< quote_digest() of the quote's words.
    std::string speaker;  ///< Canonical name; empty: nobody is known to have said it.
    std::string who;      ///< Who says so.
    std::string why;
    schema::Instant when;
    /// Whether our rules had misread the page, or the outlet gave the words to the wrong person.
    schema::CorrectionKind kind = schema::CorrectionKind::OurReading;
    bool is_undo = false;  ///< Takes back what was recorded of this quote before.
    bool operator==(const Correction&) const = default;
};

/// Names a quote by its words: the SHA-256 (64 hex digits) of them folded, so that another
/// Revision with other marks or spaces keeps its Correction.
std::string quote_digest(std::string_view words);

/// The words that a Quote covers.
std::string_view words_of(const schema::Entry& entry, const schema::Quote& quote);

/// The file of an Archive's Corrections.
std::filesystem::path corrections_file(const std::filesystem::path& archive);

/// A line of the file that is no Correction: torn, or changed since it was written.
struct DamagedCorrection {
    std::size_t line = 1;
    std::string text;
    std::string reason;
};

struct CorrectionsFile {
    std::vector<Correction> corrections;  ///< Oldest first.
    std::vector<std::string> lines;       ///< Theirs, as they stand.
    std::vector<DamagedCorrection> damaged;
};

/// Reads what can be read and tells of the rest.
CorrectionsFile scan_corrections(const std::filesystem::path& file);

/// Throws Failure (bad data) where a line is damaged, naming the first and how to set it aside.
void require_sound(const std::filesystem::path& file, const CorrectionsFile& scanned);

/// All of them, oldest first; none when the file is not there: that none was lost is asked when
/// the Archive is opened (archive.hpp). Throws Failure (bad data) naming
/// the line that is no Correction, and how to set it aside.
std::vector<Correction> read_corrections(const std::filesystem::path& file);

/// Adds a line to the file, durably; for Archive::record(), which binds it in the chain.
void append_correction(const std::filesystem::path& file, std::string_view line);

/// Records one in the Archive that the file is of, durably. Throws Failure: locked; cannot write;
/// bad data when something acknowledged is damaged or missing. Nothing is recorded then.
void record_correction(const std::filesystem::path& file, const Correction& correction);

/// The Corrections that stand, by Entry and quote: a later one wins, an undo leaves none. Looking
/// up costs the same however many there are.
class StandingCorrections {
public:
    explicit StandingCorrections(const std::vector<Correction>& corrections);
    /// Nothing when none stands.
    const Correction* find(std::string_view entry, std::string_view quote) const;
    bool has_any(std::string_view entry) const;
    std::vector<Correction> all() const;  ///< By Entry and quote.

private:
    std::unordered_map<std::string, std::map<std::string, Correction, std::less<>>> by_entry_;
};

/// Tells the corrected Quotes of an Entry what was recorded. Where our reading was wrong, the Quote
/// gets its Speaker (rule `correction`, level high) and the Entry's Speakers follow; where the
/// outlet was wrong, print stays as it is, and the right Speaker stands in the Quote's correction
/// only. Returns true when anything was changed.
bool apply_corrections(const StandingCorrections& corrections,
                       const schema::Entry& entry,
                       schema::Annotations& annotations);

}  // namespace onrecord::corpus
