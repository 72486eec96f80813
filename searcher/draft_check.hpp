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

// A whole draft at once: every quotation in it, with the speaker that the draft's own sentence
// names, gets its verdict. docs/draft-check.md tells it to an editor. Nothing of a draft is kept
// anywhere.
namespace onrecord::searcher {

/// Words in quotation marks, and whom the draft gives them to.
struct DraftQuotation {
    schema::Span span;  ///< The words in Draft::text, without their marks; bytes.
    std::string words;
    std::string speaker;  ///< In full where the draft names him in full; empty: nobody is named.
    schema::Level level = schema::Level::Low;      ///< How surely the draft's sentence names him.
    std::string rule;                              ///< Of docs/annotation.md.
    schema::Stance stance = schema::Stance::Said;  ///< What the draft says of the saying.
    bool is_title_like = false;  ///< Perhaps a work's name, and nothing that anybody said.
    /// It goes on a quotation that stands before it in the same sentence of the draft, so the
    /// reader sees there what was not said again here.
    bool is_continued = false;
    std::optional<schema::Instant> before;  ///< Of a list: only words printed before it.
};

struct Draft {
    std::string kind;                        ///< `text`, `markdown`, `html` or `docx`.
    std::string text;                        ///< Its paragraphs, parted by "\n\n".
    std::string lang;                        ///< ISO 639-1; empty where the words do not say.
    std::vector<DraftQuotation> quotations;  ///< In order.
};

/// Reads drafts by the very rules by which what outlets print was read when the index was made.
/// Immutable once made (some 50 ms); many threads may use one.
class DraftReader {
public:
    DraftReader();
    ~DraftReader();
    DraftReader(DraftReader&&) noexcept;
    DraftReader& operator=(DraftReader&&) noexcept;
    DraftReader(const DraftReader&) = delete;
    DraftReader& operator=(const DraftReader&) = delete;

    /// `name` is the file's name or the media type, or empty: the bytes decide what they can.
    schema::Result<Draft> read(std::string_view bytes, std::string_view name = {}) const;

private:
    struct State;
    std::unique_ptr<const State> state_;
};

/// What becomes of a quotation. The order is that of gravity for a publishing gate, gravest first.
enum class Outcome : std::uint8_t {
    DoesNotStand,  ///< Print has other words, another speaker, or says that they were not said.
    NotFound,      ///< Not in what was searched.
    NotComplete,   ///< Time or room was over before it was judged.
    Unproven,  ///< The words stand, but not all that the draft says of them: the notes say what.
    Stands,
    NotClaimed,  ///< The draft itself does not say that the words were spoken.
    TooShort,    ///< Two words or fewer: too many statements share them.
};
inline constexpr std::size_t outcome_count = 7;

/// `does-not-stand`: as JSON and CSV say it.
std::string_view to_string(Outcome outcome);
/// `Does not stand`: as pages and tables say it.
std::string_view label_of(Outcome outcome);

struct CheckedQuotation {
    DraftQuotation quotation;
    Outcome outcome = Outcome::TooShort;
    /// Why this outcome, gravest first: what the draft's sentence leaves open, then what the
    /// check warns of.
    std::vector<Warning> notes;
    std::optional<CheckReport> report;  ///< Nothing for what was not checked.
};

struct DraftReport {
    Draft draft;  ///< Its quotations are moved into `quotations`.
    std::vector<CheckedQuotation> quotations;
    /// Of the listed ones by Outcome, and those that are not listed as NotComplete.
    std::array<std::uint32_t, outcome_count> totals{};
    std::uint32_t unlisted = 0;  ///< Behind those in `quotations`: neither listed nor checked.
    /// The gravest outcome of all, by which a gate opens; Stands when there is nothing to check.
    Outcome outcome = Outcome::Stands;
    SearchedScope searched;

    std::uint32_t total(Outcome of) const { return totals[static_cast<std::size_t>(of)]; }
};

struct DraftOptions {
    std::optional<schema::Instant> before;         ///< Only what was published earlier.
    std::uint32_t occurrences = 3;                 ///< Listed for each quotation.
    std::chrono::milliseconds time_limit{10'000};  ///< For all of it together.
};

/// More quotations than these are listed, but not checked.
inline constexpr std::size_t most_checked_quotations = 2000;
/// More than these are only counted: what a draft of nothing but marks costs is bounded.
inline constexpr std::size_t most_listed_quotations = 4000;

/// Checks each quotation in order; what the time does not suffice for is NotComplete. Throws
/// Failure.
DraftReport check_draft(QuoteChecker& checker, Draft draft, const DraftOptions& options = {});

/// A list as CSV (RFC 4180), with a first line that names its columns: `words`, and if one likes
/// `speaker` and `before`. A Problem names the line. The Draft's text is empty.
schema::Result<Draft> read_quotation_list(std::string_view csv);

/// The report as a JSON object, as docs/http-api.md describes it.
std::string to_json(const DraftReport& report);
/// A line for each quotation. No cell begins as a formula does, whatever the draft says.
std::string to_csv(const DraftReport& report);
/// One HTML file without scripts or anything from elsewhere: the draft with its quotations marked,
/// a table, what was not checked, totals. `title` names it.
std::string to_page(const DraftReport& report, std::string_view title);

}  // namespace onrecord::searcher
