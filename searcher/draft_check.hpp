// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"
#include "schema/result.hpp"
#include "searcher/quote_check.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Checks a whole draft: each quotation in it, with the speaker that the draft's own sentence names,
// gets a verdict. docs/draft-check.md explains it to editors. No part of a draft is stored.
namespace onrecord::searcher {

/// Words in quotation marks, and the speaker to whom the draft attributes them.
struct DraftQuotation {
    schema::Span span;  ///< The words in Draft::text, without quotation marks; bytes.
    std::string words;
    std::string speaker;  ///< In full if the draft gives it; empty when nobody is named.
    schema::Level level = schema::Level::Low;  ///< Confidence that the draft names this speaker.
    std::string rule;  ///< Rule that found the speaker; see docs/annotation.md.
    schema::Stance stance =
        schema::Stance::Said;    ///< What the draft says about the act of speaking.
    bool is_title_like = false;  ///< Perhaps the title of a work and not speech.
    /// It continues an earlier quotation in the same sentence of the draft, so the reader of the
    /// draft sees the part that is not repeated here.
    bool is_continued = false;
    std::optional<schema::Instant> before;  ///< For a list: only words printed earlier count.
};

struct Draft {
    std::string kind;                        ///< `text`, `markdown`, `html` or `docx`.
    std::string text;                        ///< Its paragraphs, separated by "\n\n".
    std::string lang;                        ///< ISO 639-1; empty when it could not be guessed.
    std::vector<DraftQuotation> quotations;  ///< In order of the text.
};

/// Reads drafts. Quotations and speakers are found by the same annotator that annotated the Entries
/// of the index. Construction takes about 50 ms; then immutable and safe for many threads.
class DraftReader {
public:
    DraftReader();
    ~DraftReader();
    DraftReader(DraftReader&&) noexcept;
    DraftReader& operator=(DraftReader&&) noexcept;
    DraftReader(const DraftReader&) = delete;
    DraftReader& operator=(const DraftReader&) = delete;

    /// `name` is the file's name, the media type, or empty; the contents have precedence. A Problem
    /// for what is not a readable document; see corpus/document_reader.hpp.
    schema::Result<Draft> read(std::string_view bytes, std::string_view name = {}) const;

private:
    struct State;
    std::unique_ptr<const State> state_;
};

/// The result for one quotation, ordered by severity for a publishing gate, most severe first.
enum class Outcome : std::uint8_t {
    DoesNotStand,  ///< The sources have different words, another speaker, or a denial.
    NotFound,      ///< Not in what was searched.
    NotComplete,   ///< The time limit or another limit was reached before it was judged.
    Unproven,  ///< The words were found, but not everything the draft says about them is confirmed;
               ///< see the notes.
    Stands,
    NotClaimed,  ///< The draft itself does not claim that the words were spoken.
    TooShort,    ///< Two words or fewer: too many statements contain them.
};
inline constexpr std::size_t outcome_count = 7;

/// The name in JSON and CSV: `does-not-stand`.
std::string_view to_string(Outcome outcome);
/// The name on pages and in tables: `Does not stand`.
std::string_view label_of(Outcome outcome);

struct CheckedQuotation {
    DraftQuotation quotation;
    Outcome outcome = Outcome::TooShort;
    /// The reasons, most severe first: what the draft's sentence leaves open, then the warnings of
    /// the check.
    std::vector<Warning> notes;
    std::optional<CheckReport> report;  ///< Empty when it was not checked.
};

struct DraftReport {
    Draft draft;  ///< Its quotations were moved into `quotations`.
    std::vector<CheckedQuotation> quotations;
    /// Counts by Outcome. Quotations that are not listed count as NotComplete.
    std::array<std::uint32_t, outcome_count> totals{};
    std::uint32_t unlisted =
        0;  ///< Quotations beyond those in `quotations`: neither listed nor checked.
    /// The most severe outcome; Stands when there is nothing to check. A publishing gate uses it.
    Outcome outcome = Outcome::Stands;
    SearchedScope searched;

    std::uint32_t total(Outcome of) const { return totals[static_cast<std::size_t>(of)]; }
};

struct DraftOptions {
    std::optional<schema::Instant> before;         ///< Only what was published earlier.
    std::uint32_t occurrences = 3;                 ///< How many are listed for each quotation.
    std::chrono::milliseconds time_limit{10'000};  ///< For the whole draft.
};

/// Quotations beyond this number are listed, but not checked.
inline constexpr std::size_t most_checked_quotations = 2000;
/// Quotations beyond this number are only counted, which bounds the cost of a draft that consists
/// of quotation marks.
inline constexpr std::size_t most_listed_quotations = 4000;

/// Checks the quotations in order. Those not reached within the time limit are NotComplete. Throws
/// Failure.
DraftReport check_draft(QuoteChecker& checker, Draft draft, const DraftOptions& options = {});

/// Reads a list of quotations from CSV (RFC 4180). The first line names the columns: `words`, and
/// optionally `speaker` and `before`. A Problem names the line. The Draft's text is empty.
schema::Result<Draft> read_quotation_list(std::string_view csv);

/// The report as a JSON object; docs/http-api.md describes it.
std::string to_json(const DraftReport& report);
/// The report as CSV, one line for each quotation. No cell starts like a spreadsheet formula; see
/// csv.hpp.
std::string to_csv(const DraftReport& report);
/// The report as one self-contained HTML file without scripts or external resources: the draft with
/// marked quotations, a table, what was not checked, totals. `title` is its heading.
std::string to_page(const DraftReport& report, std::string_view title);

}  // namespace onrecord::searcher
