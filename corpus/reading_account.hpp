// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// What came in of a Capture, and what of it is doubtful: counted by the readers and at the door,
// shown by import and inspect. Nothing is lost silently: what is not an Entry is a Problem, set
// aside with an Entry, or in the share that did not come in.
namespace onrecord::corpus {

/// Why an Entry that came in may be poorer than what the Outlet printed, or wrong in one of its
/// parts.
enum class Doubt : std::uint8_t {
    Cut = 0,              ///< The body ends in mid-sentence at a suspicious length.
    Flat = 1,             ///< A long body whose paragraphs the page's data has lost.
    Doubled = 2,          ///< The page shows it twice; it came once.
    GuessedLanguage = 3,  ///< By its words; the Capture and the user name none.
    UnknownLanguage = 4,  ///< Nor could it be guessed: its words are not stemmed.
    GuessedEncoding = 5,  ///< The bytes were read in an encoding that nothing declares.
    GuessedForm = 6,      ///< Nothing says that the Capture is a liveblog.
};
inline constexpr std::size_t doubts = 7;

struct DoubtRow {
    Doubt doubt = Doubt::Cut;
    std::string_view name;  ///< In JSON.
    std::string_view one;   ///< Behind a number: `1 body seems cut`.
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

/// Counts of one Capture, or of many.
struct ReadingAccount {
    std::string
        reader;  ///< How its Entries were found: `JSON-LD and markup`; empty: the format says.
    std::uint64_t entries = 0;
    std::uint64_t with_own_time =
        0;  ///< A time that the Outlet gives to this very Entry, undoubted.
    std::uint64_t with_title = 0;
    std::uint64_t with_byline = 0;
    std::uint64_t with_paragraphs = 0;  ///< Several, or so short that one is all.
    std::uint64_t set_aside = 0;    ///< Pieces kept beside the words: captions, furniture, labels.
    std::uint64_t shown_bytes = 0;  ///< What a page shows, blanks not counted; 0: no page.
    std::uint64_t taken_bytes = 0;  ///< Of it, what became words of Entries.
    std::array<std::uint64_t, doubts> doubted = {};
    std::array<std::uint64_t, 16> doubted_times = {};  ///< By schema::TimeDoubt.

    /// Counts an Entry that goes in.
    void add(const schema::Entry& entry);
    void add(const ReadingAccount& other);
    void doubt(Doubt doubt, std::uint64_t count = 1) {
        doubted.at(static_cast<std::size_t>(doubt)) += count;
    }
    /// True when something of it is guessed, cut or flat, or a time is not believed.
    bool is_doubtful() const;
};

}  // namespace onrecord::corpus
