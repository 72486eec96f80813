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

// Did they say these words? Pasted words in, one verdict with its evidence out.
// docs/quote-check.md explains every verdict to a journalist.
namespace onrecord::searcher {

struct CheckLimits;
struct ShardHandle;

enum class Verdict : std::uint8_t {
    Exact,            ///< The same words and marks.
    ExactNormalised,  ///< The same words; case, marks, dashes, accents, inserts or ellipses differ.
    Fragment,         ///< A contiguous part of a longer sentence.
    Altered,          ///< Words dropped, added or changed.
    OtherSpeaker,     ///< The words stand, but under another name than asked.
    HeadlineOnly,     ///< Only a title has them.
    NotFound,         ///< Not in what was searched.
};

/// `exact-normalised`: as JSON and terminal say it.
std::string_view to_string(Verdict verdict);

struct CheckRequest {
    std::string words;    ///< As pasted, with or without marks; at most 4,096 bytes.
    std::string speaker;  ///< Empty: anybody.
    std::optional<schema::Instant> before;  ///< Only words that were printed earlier.
    std::uint32_t limit = 50;               ///< Occurrences listed.
    /// Only wordings that stood on the page at that moment, or may have.
    std::optional<schema::Instant> as_of = std::nullopt;
    std::chrono::milliseconds time_limit{5000};
    bool explain = false;  ///< Also the stages as text: CheckReport::explanation.
};

/// How the Speaker that print names stands to the one asked for.
enum class SpeakerFit : std::uint8_t {
    NotAsked,
    Same,
    Fits,   ///< Nothing contradicts, but print does not give the whole name.
    Slip,   ///< Nearly the same letters: a question, never an answer.
    Other,  ///< Another person.
};

/// The words, or a variant of them, as one Revision prints them.
struct Occurrence {
    schema::AnnotatedEntry revision;
    schema::Where where = schema::Where::Body;
    schema::Span span;  ///< From the first to the last matched word, in title or body, bytes.
    Verdict verdict = Verdict::NotFound;  ///< Of the words alone, whoever was asked for.
    std::uint32_t edits = 0;              ///< Words dropped, added or changed.
    std::vector<DiffPiece> diff;
    bool in_quote = false;
    bool is_asked_speaker = false;  ///< The speaker is the one asked for.
    SpeakerFit speaker_fit = SpeakerFit::NotAsked;
    std::string speaker;  ///< Empty: not known.
    schema::Level level = schema::Level::Low;
    std::string rule;
    std::string reported_by;
    schema::Stance stance = schema::Stance::Said;       ///< Of the Quote: denied, supposed, faked.
    std::optional<schema::QuoteCorrection> correction;  ///< What a person recorded of the Quote.
    std::optional<std::uint32_t> spoken_at;  ///< Of a primary Entry: ms from the recording's begin.
    /// A sentence that admits a mistake, of the Entry or of a later one of the Liveblog (looked for
    /// for the best occurrence), whose id is then given.
    std::string outlet_correction;
    std::string outlet_correction_id;
    /// Another listed Entry of the Outlet that prints these words at nearly the same time, by its
    /// id: perhaps it is the same Entry under another id.
    std::string perhaps_same_as;
    /// When the words were first printed there, through all Revisions that have them; nothing where
    /// only this one was looked at.
    std::optional<WordsPrinted> printed;
    /// Whom another Revision gives the same words to, and which; of several the one asked for.
    std::string other_speaker;
    std::uint32_t other_speaker_in = 0;
    /// Asked as of a moment at which it stood or may have: a later withdrawal says nothing of that.
    bool is_as_of = false;
    /// Whether it stood at CheckRequest::as_of, or was printed `before`, is not known.
    bool stood_perhaps = false;
    std::string perhaps_why;      ///< Then between which moments that is open.
    bool asks = false;            ///< A question mark ends the printed words and not the paste.
    std::string cut_before;       ///< What the sentence has before the match.
    std::string cut_after;        ///< And after it.
    std::string sentence_before;  ///< The neighbouring sentences, whole.
    std::string sentence_after;
    /// The first and the last matched word, among the words of title or body.
    std::uint32_t first_word = 0;
    std::uint32_t last_word = 0;
    /// Where the build has worked out what prints the same statement: equal numbers for equal
    /// statements. Nothing for prose, short pieces and matches over several sentences.
    std::optional<std::uint64_t> statement;
    std::uint32_t cluster = 0;  ///< Into CheckReport::clusters.
    /// The Liveblog's next Entry, where the words begin in this one and end in that: then the
    /// revision's text is that of both, a line feed between them.
    std::string runs_on_into;
};

/// One way of printing a statement.
struct Variant {
    std::string text;
    std::vector<DiffPiece> diff;  ///< Against the cluster's statement.
    std::vector<std::uint32_t> occurrences;
};

/// The same statement in all its printings.
struct Cluster {
    std::string statement;  ///< The printing most occurrences have; ties: the earliest.
    std::vector<Variant> variants;
    std::vector<std::string> outlets;
    std::vector<std::string> speakers;
};

struct SpeakerCount {
    std::string speaker;  ///< Empty: printed without a name that is known.
    std::uint64_t count = 0;
};

/// What a claim of having been first rests on.
enum class FirstBasis : std::uint8_t {
    None,      ///< It is not claimed.
    Captures,  ///< Somebody saw the words, and the others without them later.
    Outlets,   ///< The Outlets' own believable times.
};

/// Who printed the words first, claimed only where the times can prove it.
struct FirstPrinted {
    std::optional<std::uint32_t> occurrence;  ///< Earliest known here; nothing without a time.
    bool is_proven = false;
    FirstBasis basis = FirstBasis::None;
    std::string reason;  ///< Why it is or is not proven, a sentence.
};

/// `00:13:07`: a place in a recording.
std::string to_time_code(std::uint32_t milliseconds);

/// What "not found" means.
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

/// Which words were checked, where they are a quotation within what was pasted.
struct CheckedPart {
    std::string words;
    std::string speaker;  ///< Whom the words around it name.
    std::string around;   ///< What was not checked.
};

struct CheckReport {
    std::optional<CheckedPart> checked;  ///< Nothing: all that was pasted.
    /// Nothing when there are Problems: the words cannot be checked, or not everything that may
    /// have them was looked at before anything was found, which is no "not found".
    std::optional<Verdict> verdict;
    /// False when not everything was looked at: print may have something nearer.
    bool is_complete = true;
    std::string unlooked;                 ///< Then what was not looked at, a sentence.
    std::vector<Warning> warnings;        ///< Gravest first.
    std::vector<Occurrence> occurrences;  ///< The best first; `best` is the first one.
    std::uint64_t total = 0;              ///< Occurrences found, listed or not.
    /// Of `headline-only`: what comes nearest in the body under that headline, if anything does.
    std::optional<Occurrence> nearest_in_body;
    /// Of `not-found`: what comes nearest, three at most. These are not the same words, but for
    /// those without edits: they stand in print, and not at the time that was asked for.
    std::vector<Occurrence> nearest;
    std::vector<Cluster> clusters;
    std::vector<SpeakerCount> speakers;  ///< By falling count.
    FirstPrinted first_printed;
    SearchedScope searched;
    std::vector<schema::Problem> problems;
    std::string explanation;  ///< Where it was asked for: what each stage made, a line each.
};

/// One thread at a time. The Generation is shared.
class QuoteChecker {
public:
    /// Opens handles of its own. Who has a Searcher asks that for its checker.
    explicit QuoteChecker(std::shared_ptr<const schema::Generation> generation);
    /// The same with other limits, for tests.
    QuoteChecker(std::shared_ptr<const schema::Generation> generation, const CheckLimits& limits);
    /// Reads through a Searcher's handles, which outlive it.
    QuoteChecker(std::shared_ptr<const schema::Generation> generation,
                 std::vector<ShardHandle>& shards,
                 const schema::Analyzer& analyzer);
    ~QuoteChecker();
    QuoteChecker(QuoteChecker&&) noexcept;
    QuoteChecker& operator=(QuoteChecker&&) noexcept;
    QuoteChecker(const QuoteChecker&) = delete;
    QuoteChecker& operator=(const QuoteChecker&) = delete;

    /// Every Revision is searched, superseded ones too. Throws Failure. The stages, each with a
    /// printed form: Paste -> Candidates -> Near -> Aligned -> Verdict -> Report (searcher/check/).
    CheckReport check(const CheckRequest& request);

    /// What "not found" means here; the same for every check of the Generation.
    SearchedScope searched() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::searcher
