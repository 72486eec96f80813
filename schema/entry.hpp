// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/instant.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The data model shared by all components: an Entry, its Revisions, its Annotations. Plain values.
// All strings are UTF-8. Offsets are in bytes, ranges half-open, relative to the string that the
// member names.
namespace onrecord::schema {

struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool operator==(const Span&) const = default;
    std::uint32_t length() const { return end - begin; }
};

/// Which of an Entry's two texts a Span refers to.
enum class Where : std::uint8_t { Title, Body };

/// A passage that the Outlet itself marked up as a quotation: a turn of a transcript, a tweet, a
/// typed quote item. The annotator prefers it to all of its rules.
struct TypedQuote {
    Span span;            ///< Into the body.
    std::string speaker;  ///< As printed; empty when the Outlet named nobody.
    bool operator==(const TypedQuote&) const = default;
};

/// Text beside the body that is not part of it (captions, credits, links). Kept in the Archive, not
/// searched.
enum class BoilerplateKind : std::uint8_t { Caption, Credit, Link, Subscription, Label, Other };

struct Boilerplate {
    BoilerplateKind kind = BoilerplateKind::Other;
    std::string text;
    std::uint32_t body_offset = 0;  ///< Where in the body it was removed.
    bool operator==(const Boilerplate&) const = default;
};

/// Whether an Entry reports on speech or is a record of the speech itself.
enum class EntryKind : std::uint8_t {
    Outlet = 0,   ///< A post by an Outlet about what was said.
    Primary = 1,  ///< A transcript or subtitles of the speech: the primary source.
};

/// When the words from `body_offset` on were spoken, measured from the start of the recording.
struct TimeCode {
    std::uint32_t body_offset = 0;  ///< Byte of the body where a sentence or cue begins.
    std::uint32_t milliseconds = 0;
    bool operator==(const TimeCode&) const = default;
};

/// Annotations contained in the Capture, for users who annotate with tools of their own. They
/// override the annotator's rules and are marked as given.
struct GivenAnnotations {
    std::vector<std::string> speakers;
    std::vector<std::string> countries;  ///< ISO 3166-1 alpha-2.
    std::vector<std::string> topics;     ///< IPTC Media Topics codes.
    bool is_empty() const { return speakers.empty() && countries.empty() && topics.empty(); }
    bool operator==(const GivenAnnotations&) const = default;
};

/// One post of a Liveblog, as it was at one moment.
struct Entry {
    std::string id;        ///< 32 hex digits; see entry_id(). The same through every Revision.
    std::string outlet;    ///< "Newsweek"
    std::string liveblog;  ///< Identity of the Liveblog within all Outlets; see liveblog_id().
    std::string liveblog_title;
    std::string liveblog_url;
    std::string url;    ///< Of this Entry, where it has one.
    std::string title;  ///< Empty when the Entry has none.
    std::string text;   ///< The body: paragraphs as in the Capture, separated by "\n\n".
    std::string lang;   ///< ISO 639-1, lower case; empty when unknown.
    KnownTime published;
    KnownTime modified;
    std::vector<std::string> bylines;
    std::vector<std::string> sections;  ///< The Outlet's own sections and keywords, as printed.
    std::vector<TypedQuote> typed_quotes;
    std::vector<Boilerplate> boilerplate;
    /// Position in the Liveblog, oldest first. Only the order is significant; gaps are allowed.
    std::int64_t order = 0;
    EntryKind kind = EntryKind::Outlet;
    std::vector<TimeCode> time_codes;  ///< By offset; of a primary Entry, where it has any.
    GivenAnnotations given;

    bool operator==(const Entry&) const = default;
};

/// The identity of an Entry: the first 32 hex digits of the SHA-256 of outlet, liveblog and
/// `local`, each followed by a zero byte. `local` is the Outlet's own id of the Entry if it has
/// one, otherwise what the reader of the format documents.
std::string entry_id(std::string_view outlet, std::string_view liveblog, std::string_view local);

/// Whether the address is http or https, and so safe to show as a link. Captures are untrusted, and
/// `javascript:` is an address too.
bool is_web_address(std::string_view address);
/// The link to show for an Entry: its own address, otherwise its Liveblog's; empty unless
/// is_web_address(). All output of addresses goes through this function.
std::string_view shown_address(const Entry& entry);

/// The identity of a Liveblog: `outlet-slug/slug`, letters, digits and hyphens only, made from the
/// last segment of its URL path, or from its title when there is none. ASCII letters are in lower
/// case, letters of other scripts unchanged. A slug longer than 100 bytes is cut and ends in a
/// digest.
std::string liveblog_id(std::string_view outlet, std::string_view url, std::string_view title);

/// SHA-256 (64 hex digits) of what distinguishes one Revision from another: title, text and typed
/// quotes. Boilerplate, sections, bylines and times are not included: Outlets update times without
/// changing a word, and that must not count as a new wording.
std::string words_digest(const Entry& entry);

/// When words appeared, as far as Captures prove it: not before `after`, because a Capture of that
/// moment shows the Liveblog without them; not later than `by`, because a Capture of that moment
/// shows them. Only Captures whose time is attested (corpus::SeenBasis) count as proof.
struct PrintedInterval {
    std::optional<Instant> after;
    std::optional<Instant> by;
    bool operator==(const PrintedInterval&) const = default;
};

/// An Entry that is missing from a later Capture of its Liveblog although that Capture shows its
/// former neighbours.
struct Withdrawal {
    Instant after;  ///< The last Capture that shows the Entry.
    Instant by;     ///< The first one without it.
    bool operator==(const Withdrawal&) const = default;
};

/// Identifies a Capture: the SHA-256 of its bytes as received.
struct CaptureDigest {
    std::array<std::uint8_t, 32> bytes{};  ///< All zero: not known.
    bool is_known() const { return bytes != std::array<std::uint8_t, 32>{}; }
    auto operator<=>(const CaptureDigest&) const = default;
};

/// 64 lower-case hex digits; empty when it is not known.
std::string to_string(const CaptureDigest& capture);
/// Parses 64 hex digits; anything else gives an unknown digest.
CaptureDigest capture_digest(std::string_view hex);

/// The place of one Revision (a wording) among those of its Entry. They are ordered by the times of
/// the Captures that show them, not by import.
struct RevisionStamp {
    std::uint32_t number = 1;    ///< 1 is the wording that was replaced first.
    std::uint32_t count = 1;     ///< How many are known; the highest number is the current one.
    Instant seen;                ///< The first Capture that shows these words.
    Instant last_seen;           ///< And the last.
    CaptureDigest capture;       ///< The Capture of `seen`; its raw bytes are the evidence.
    CaptureDigest last_capture;  ///< The Capture of `last_seen`.
    std::vector<PrintedInterval> printed;  ///< Oldest first; several when a wording returned.
    std::optional<Withdrawal> gone;        ///< Of the Entry.
    bool is_order_known = true;  ///< False when two Captures of one moment show different words.
    bool is_current() const { return number == count; }
    bool operator==(const RevisionStamp&) const = default;
};

enum class QuoteKind : std::uint8_t {
    Direct,    ///< Whole clauses in quotation marks.
    Block,     ///< Verbatim speech without quotation marks, or set apart.
    Partial,   ///< A fragment in quotation marks within a sentence.
    Scare,     ///< One or two words in quotation marks; no evidence of speech.
    Headline,  ///< In quotation marks in a title.
    Reported,  ///< "said that ...": never shown as a Quote.
};

enum class Level : std::uint8_t { Low, Middle, High };

/// What the sentence around a Quote says about the act of speaking. Only with Said are the words
/// attributed to the Speaker. Values are stored on disk and never renumbered.
enum class Stance : std::uint8_t {
    Said = 0,
    Denied = 1,        ///< "did not say", "denied having said", "never said".
    Hypothetical = 2,  ///< "if she says", "is expected to say".
    Fake = 3,          ///< A faked video, an invented post.
    Question = 4,      ///< "did she say ...?"
};

/// What a correction refers to: our annotation or the Outlet's text.
enum class CorrectionKind : std::uint8_t {
    OurReading = 0,  ///< The page names X, but Onrecord found Y.
    TheOutlet = 1,   ///< The page names Y, but the Speaker was X. The text is unchanged.
};

/// A correction that a person recorded for a Quote. Shown with the Quote.
struct QuoteCorrection {
    CorrectionKind kind = CorrectionKind::OurReading;
    std::string speaker;   ///< Who said it; empty when nobody is known to have said it.
    std::string replaced;  ///< The Speaker found by the rules (OurReading) or named by the page
                           ///< (TheOutlet).
    std::string who;       ///< Who made the correction.
    std::string why;
    Instant when;
    bool operator==(const QuoteCorrection&) const = default;
};

/// A passage that an Entry attributes to a Speaker. Search counts Speakers; the quote check also
/// shows the evidence for the attribution.
struct Quote {
    QuoteKind kind = QuoteKind::Direct;
    Where where = Where::Body;
    Span span;                ///< The words, without quotation marks.
    std::string speaker;      ///< Canonical name; empty when the annotator abstains.
    std::string reported_by;  ///< Who relayed the words, when somebody else did.
    Level level = Level::Low;
    std::string rule;  ///< Name of the rule that found the Speaker, from the table of rules.
    Where evidence_where = Where::Body;
    Span evidence;             ///< The words that name the Speaker, e.g. `Zelensky said`.
    bool is_repaired = false;  ///< The quotation marks did not pair up and were repaired.
    Stance stance = Stance::Said;
    std::optional<QuoteCorrection> correction;
    bool operator==(const Quote&) const = default;
};

/// The name in JSON: `denied`.
std::string_view name_of(Stance stance);
/// `outlet` or `primary`.
std::string_view name_of(EntryKind kind);
/// `our-reading` or `the-outlet`.
std::string_view name_of(CorrectionKind kind);

/// What the annotator found in an Entry. Generated, never edited by hand.
struct Annotations {
    std::vector<Quote> quotes;  ///< In order of position, title first.
    std::vector<std::string>
        speakers;  ///< Canonical names of the Quotes' Speakers, sorted, without duplicates.
    std::vector<std::string> countries;  ///< ISO 3166-1 alpha-2 of every country named, sorted.
    std::vector<std::string> focus_countries;  ///< The ones the Entry is about, sorted.
    std::vector<std::string>
        topics;  ///< IPTC Media Topics top level, e.g. `medtop:11000000`; sorted.
    std::vector<std::string> narrow_topics;  ///< The narrower codes that matched, sorted.
    bool operator==(const Annotations&) const = default;
};

/// One Revision with everything that an index stores about it.
struct AnnotatedEntry {
    Entry entry;
    RevisionStamp revision;
    Annotations annotations;
    bool operator==(const AnnotatedEntry&) const = default;
};

}  // namespace onrecord::schema
