// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// Statistics of reading a Capture: how much became Entries, and what is doubtful. Counted by the
// format readers and capture_reader, shown by `import` and `inspect`. No text is dropped silently:
// what is not part of an Entry is reported as a Problem, kept as boilerplate of an Entry, or
// counted in the share of the page that was not used.
namespace onrecord::corpus {

/// Why an Entry may be less complete than what the Outlet printed, or wrong in part.
enum class Doubt : std::uint8_t {
    Cut = 0,              ///< The body ends in mid-sentence, at a suspicious length.
    Flat = 1,             ///< A long body without paragraphs: the page's data has lost them.
    Doubled = 2,          ///< The page shows it twice; it was imported once.
    GuessedLanguage = 3,  ///< From its words; neither Capture nor user names one.
    UnknownLanguage = 4,  ///< It could not be guessed either; words are not stemmed.
    GuessedEncoding = 5,  ///< The encoding is not declared anywhere.
    GuessedForm = 6,      ///< Nothing in the Capture says that it is a liveblog.
};
inline constexpr std::size_t doubts = 7;

struct DoubtRow {
    Doubt doubt = Doubt::Cut;
    std::string_view name;  ///< In JSON.
    std::string_view one;   ///< After a number: `1 body seems cut`.
    std::string_view many;
    std::string_view way_out;
};

inline constexpr DoubtRow doubt_rows[] = {
    {Doubt::Cut,
     "cut",
     "body seems cut",
     "bodies seem cut",
     "save the page again with all entries loaded, or import the outlet's feed"},
    {Doubt::Flat,
     "flat",
     "long body has no paragraphs",
     "long bodies have no paragraphs",
     "save the page again with these entries loaded"},
    {Doubt::Doubled,
     "doubled",
     "entry stands twice on the page",
     "entries stand twice on the page",
     "nothing: each came in once"},
    {Doubt::GuessedLanguage,
     "guessed_language",
     "language was guessed",
     "languages were guessed",
     "name it with --lang CODE"},
    {Doubt::UnknownLanguage,
     "unknown_language",
     "entry has no known language",
     "entries have no known language",
     "name it with --lang CODE"},
    {Doubt::GuessedEncoding,
     "guessed_encoding",
     "encoding was guessed",
     "encodings were guessed",
     "look at the words, and convert the file to UTF-8 if they are wrong"},
    {Doubt::GuessedForm,
     "guessed_form",
     "page does not call itself a liveblog",
     "pages do not call themselves liveblogs",
     "look at it with 'onrecord-index inspect'"},
};
static_assert(std::size(doubt_rows) == doubts);

/// Counts for one Capture, or the sum for many.
struct ReadingAccount {
    std::string reader;  ///< How Entries were found: `JSON-LD and markup`; empty: see the format.
    std::uint64_t entries = 0;
    std::uint64_t with_own_time = 0;  ///< Their own time from the Outlet, without doubt.
    std::uint64_t with_title = 0;
    std::uint64_t with_byline = 0;
    std::uint64_t with_paragraphs = 0;  ///< Several, or short enough for one.
    std::uint64_t set_aside = 0;        ///< Pieces kept as boilerplate: captions, credits, labels.
    std::uint64_t shown_bytes = 0;      ///< Visible text of the page without blanks; 0: no page.
    std::uint64_t taken_bytes = 0;      ///< The part that became text of Entries.
    std::array<std::uint64_t, doubts> doubted = {};
    std::array<std::uint64_t, 16> doubted_times = {};  ///< By schema::TimeDoubt.

    /// Counts an Entry.
    void add(const schema::Entry& entry);
    void add(const ReadingAccount& other);
    void doubt(Doubt doubt, std::uint64_t count = 1) {
        doubted.at(static_cast<std::size_t>(doubt)) += count;
    }
    /// True when there is any doubt: a guess, a cut or flat body, an unreliable time.
    bool is_doubtful() const;
};

}  // namespace onrecord::corpus
