// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/entry.hpp"
#include "schema/generation.hpp"
#include "schema/result.hpp"
#include "searcher/diff.hpp"
#include "searcher/printed.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The quote check: given pasted words, and optionally a speaker, one verdict with its evidence.
// docs/quote-check.md explains the verdicts to journalists; searcher/check/ has the stages.
namespace onrecord::searcher {

struct CheckLimits;
struct ShardHandle;

enum class Verdict : std::uint8_t {
    Exact,            ///< The same words and punctuation.
    ExactNormalised,  ///< The same words; case, punctuation, dashes, accents, inserts or ellipses
                      ///< differ.
    Fragment,         ///< A contiguous part of a longer sentence.
    Altered,          ///< Words dropped, added or changed.
    OtherSpeaker,     ///< The words are printed, but attributed to someone else.
    HeadlineOnly,     ///< Only a title contains them.
    NotFound,         ///< Not in the searched Entries.
};

/// The name in JSON and on the terminal: `exact-normalised`.
std::string_view to_string(Verdict verdict);

struct CheckRequest {
    std::string words;    ///< As pasted, with or without quotation marks; at most 4,096 bytes.
    std::string speaker;  ///< Empty: anybody.
    std::optional<schema::Instant> before;  ///< Only words printed earlier.
    std::uint32_t limit = 50;               ///< How many occurrences are listed.
    /// Only wordings that were on the page at that moment, or may have been.
    std::optional<schema::Instant> as_of = std::nullopt;
    std::chrono::milliseconds time_limit{5000};
    bool explain = false;  ///< Also fill CheckReport::explanation.
};

/// How the printed Speaker relates to the requested one.
enum class SpeakerFit : std::uint8_t {
    NotAsked,
    Same,
    Fits,   ///< No contradiction, but the printed name is incomplete.
    Slip,   ///< A similar spelling: asked about in a warning, never accepted.
    Other,  ///< Another person.
};

/// The words, or a variant of them, in one Revision.
struct Occurrence {
    schema::AnnotatedEntry revision;
    schema::Where where = schema::Where::Body;
    schema::Span span;  ///< From the first to the last matched word, in title or body, bytes.
    Verdict verdict = Verdict::NotFound;  ///< For the words alone, regardless of the speaker.
    std::uint32_t edits = 0;              ///< Words dropped, added or changed.
    std::vector<DiffPiece> diff;
    bool in_quote = false;
    bool is_asked_speaker = false;  ///< The speaker is the requested one.
    SpeakerFit speaker_fit = SpeakerFit::NotAsked;
    std::string speaker;  ///< Empty: not known.
    schema::Level level = schema::Level::Low;
    std::string rule;
    std::string reported_by;
    schema::Stance stance =
        schema::Stance::Said;  ///< Of the Quote: said, denied, hypothetical, fake.
    std::optional<schema::QuoteCorrection> correction;  ///< Recorded by a person for the Quote.
    std::optional<std::uint32_t> spoken_at;  ///< In a primary Entry: ms from the recording's start.
    /// A sentence in which the Outlet corrects itself, in this Entry or, for the best occurrence,
    /// in a later one of the Liveblog, whose id is then given.
    std::string outlet_correction;
    std::string outlet_correction_id;
    /// The id of another listed Entry of the Outlet that prints these words at nearly the same
    /// time: perhaps the same Entry under two ids (perhaps_same.hpp).
    std::string perhaps_same_as;
    /// When the words were first printed in this Entry, over all Revisions that contain them; empty
    /// when only this Revision was read.
    std::optional<WordsPrinted> printed;
    /// A different speaker to whom another Revision attributes the same words, and the number of
    /// that Revision. Of several, the requested speaker.
    std::string other_speaker;
    std::uint32_t other_speaker_in = 0;
    /// The check was made as of a moment at which it was, or may have been, on the page. A later
    /// withdrawal is then irrelevant.
    bool is_as_of = false;
    /// It is unknown whether it was on the page at CheckRequest::as_of or printed `before`.
    bool stood_perhaps = false;
    std::string perhaps_why;  ///< Then the reason, as text.
    bool asks = false;        ///< The printed words end in a question mark, the pasted ones do not.
    std::string cut_before;   ///< The part of the sentence before the match.
    std::string cut_after;    ///< The part after the match.
    std::string sentence_before;  ///< The neighbouring sentences, whole.
    std::string sentence_after;
    /// Indices of the first and last matched word among the words of title or body.
    std::uint32_t first_word = 0;
    std::uint32_t last_word = 0;
    /// The Statement cluster of the match: equal numbers mean printings of one Statement. Empty for
    /// text outside Quotes, short fragments and matches over several sentences.
    std::optional<std::uint64_t> statement;
    std::uint32_t cluster = 0;  ///< Index into CheckReport::clusters.
    /// The id of the Liveblog's next Entry when the words begin in this one and end in that one.
    /// The revision's text is then that of both, joined by a line feed.
    std::string runs_on_into;
};

/// One wording of a statement.
struct Variant {
    std::string text;
    std::vector<DiffPiece> diff;  ///< Compared with the cluster's statement.
    std::vector<std::uint32_t> occurrences;
};

/// The occurrences that print the same statement.
struct Cluster {
    std::string statement;  ///< The most frequent wording; ties: the earliest.
    std::vector<Variant> variants;
    std::vector<std::string> outlets;
    std::vector<std::string> speakers;
};

struct SpeakerCount {
    std::string speaker;  ///< Empty: without a known speaker.
    std::uint64_t count = 0;
};

/// The evidence for who was first.
enum class FirstBasis : std::uint8_t {
    None,      ///< No claim is made.
    Captures,  ///< A Capture shows the words, and later ones show the others without them.
    Outlets,   ///< The Outlets' own times, as far as they are not in doubt.
};

/// Who printed the words first. Claimed only when the times prove it.
struct FirstPrinted {
    std::optional<std::uint32_t> occurrence;  ///< The earliest; empty when no time is known.
    bool is_proven = false;
    FirstBasis basis = FirstBasis::None;
    std::string reason;  ///< A sentence: why it is or is not proven.
};

/// A position in a recording: `00:13:07`.
std::string to_time_code(std::uint32_t milliseconds);

/// What was searched, and so what "not found" refers to.
struct SearchedScope {
    std::uint64_t generation = 0;
    std::uint64_t entries = 0;
    std::uint64_t liveblogs = 0;
    std::uint64_t outlets = 0;
    std::optional<schema::Period> period;
    std::vector<std::string> languages;
};

struct Warning {
    std::string code;  ///< `other-speaker`, `negation`, `number`, `name`, `not-in-quote` ...
    std::string text;
    bool operator==(const Warning&) const = default;
};

/// The checked words, when only a quotation within the pasted text was checked.
struct CheckedPart {
    std::string words;
    std::string speaker;  ///< The speaker named by the text around it.
    std::string around;   ///< The part of the pasted text that was not checked.
};

struct CheckReport {
    std::optional<CheckedPart> checked;  ///< Empty: the whole pasted text.
    /// Empty when there are Problems: the words cannot be checked, or nothing was found but not all
    /// candidates could be examined, which does not amount to "not found".
    std::optional<Verdict> verdict;
    /// False when not all candidates were examined: there may be a closer match.
    bool is_complete = true;
    std::string unlooked;                 ///< Then a sentence: what was not examined.
    std::vector<Warning> warnings;        ///< Most severe first.
    std::vector<Occurrence> occurrences;  ///< Best first.
    std::uint64_t total = 0;              ///< Occurrences, listed or not.
    /// For `headline-only`: the closest passage in the body below that headline, if any.
    std::optional<Occurrence> nearest_in_body;
    /// For `not-found`: the closest passages, three at most. Their words differ, except in those
    /// without edits, which are printed but not at the requested time.
    std::vector<Occurrence> nearest;
    std::vector<Cluster> clusters;
    std::vector<SpeakerCount> speakers;  ///< By descending count.
    FirstPrinted first_printed;
    SearchedScope searched;
    std::vector<schema::Problem> problems;
    std::string explanation;  ///< If requested: the output of each stage, one line each.
};

/// One thread at a time. The Generation is shared.
class QuoteChecker {
public:
    /// Opens its own Xapian handles. Given a Searcher, use Searcher::quote_checker() instead, which
    /// shares them. Throws Failure.
    explicit QuoteChecker(std::shared_ptr<const schema::Generation> generation);
    /// The same with different limits, for tests.
    QuoteChecker(std::shared_ptr<const schema::Generation> generation, const CheckLimits& limits);
    /// Uses the handles of a Searcher, which must outlive it.
    QuoteChecker(std::shared_ptr<const schema::Generation> generation,
                 std::vector<ShardHandle>& shards,
                 const schema::Analyzer& analyzer);
    ~QuoteChecker();
    QuoteChecker(QuoteChecker&&) noexcept;
    QuoteChecker& operator=(QuoteChecker&&) noexcept;
    QuoteChecker(const QuoteChecker&) = delete;
    QuoteChecker& operator=(const QuoteChecker&) = delete;

    /// Searches all Revisions, superseded ones included. Returns an incomplete report when the time
    /// limit or a work limit is reached (is_complete). Throws Failure. The stages, each with a
    /// printed form: Paste -> Candidates -> Near -> Aligned -> Verdict -> Report (searcher/check/).
    CheckReport check(const CheckRequest& request);

    /// What a check searches; constant for the Generation.
    SearchedScope searched() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::searcher
