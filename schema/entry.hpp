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

// The values that both wings speak of: an Entry, its Revisions, its Annotations. Plain values,
// all strings UTF-8. Offsets are bytes into the string they name, half-open.
namespace onrecord::schema {

struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool operator==(const Span&) const = default;
    std::uint32_t length() const { return end - begin; }
};

/// Which of an Entry's two texts a Span points into.
enum class Where : std::uint8_t { Title, Body };

/// Words that the Outlet itself marked as somebody's: a transcript turn, a tweet, a typed quote
/// item. The annotator trusts it before any rule.
struct TypedQuote {
    Span span;            ///< Into the body.
    std::string speaker;  ///< As printed; empty when the Outlet named nobody.
    bool operator==(const TypedQuote&) const = default;
};

/// What stands beside the words and is not part of them; kept in the Archive, not searched.
enum class BoilerplateKind : std::uint8_t { Caption, Credit, Link, Subscription, Label, Other };

struct Boilerplate {
    BoilerplateKind kind = BoilerplateKind::Other;
    std::string text;
    std::uint32_t body_offset = 0;  ///< Where in the body it was taken out.
    bool operator==(const Boilerplate&) const = default;
};

/// Whether an Entry is what an Outlet printed or the spoken word itself.
enum class EntryKind : std::uint8_t {
    Outlet = 0,   ///< Printed by an Outlet, about what was said.
    Primary = 1,  ///< A transcript or subtitles of the speech: the primary source.
};

/// When the words from `body_offset` on were spoken, from the recording's begin.
struct TimeCode {
    std::uint32_t body_offset = 0;  ///< Byte of the body where a sentence or cue begins.
    std::uint32_t milliseconds = 0;
    bool operator==(const TimeCode&) const = default;
};

/// Annotations that the Capture itself carries, of those who annotate on their own: they win over
/// the annotator's rules and are marked as given.
struct GivenAnnotations {
    std::vector<std::string> speakers;
    std::vector<std::string> countries;  ///< ISO 3166-1 alpha-2.
    std::vector<std::string> topics;     ///< IPTC Media Topics codes.
    bool is_empty() const { return speakers.empty() && countries.empty() && topics.empty(); }
    bool operator==(const GivenAnnotations&) const = default;
};

/// One post of a Liveblog, as it stood at one moment.
struct Entry {
    std::string id;        ///< 32 hex digits; see entry_id(). The same through every Revision.
    std::string outlet;    ///< "Newsweek"
    std::string liveblog;  ///< Identity of the Liveblog within all Outlets; see liveblog_id().
    std::string liveblog_title;
    std::string liveblog_url;
    std::string url;    ///< Of this Entry, where it has one.
    std::string title;  ///< Empty when the Entry has none.
    std::string text;   ///< The body: paragraphs as the Capture had them, parted by "\n\n".
    std::string lang;   ///< ISO 639-1, lower case; empty when unknown.
    KnownTime published;
    KnownTime modified;
    std::vector<std::string> bylines;
    std::vector<std::string> sections;  ///< The Outlet's own sections and keywords, as printed.
    std::vector<TypedQuote> typed_quotes;
    std::vector<Boilerplate> boilerplate;
    /// Place in the Liveblog, oldest first; only the order counts, gaps are allowed.
    std::int64_t order = 0;
    EntryKind kind = EntryKind::Outlet;
    std::vector<TimeCode> time_codes;  ///< By offset; of a primary Entry, where it has any.
    GivenAnnotations given;

    bool operator==(const Entry&) const = default;
};

/// The identity of an Entry: the first 32 hex digits of the SHA-256 of outlet, liveblog and
/// `local`, each followed by a zero byte. `local` is the Outlet's own id of the Entry where it has
/// one, else what the format's reader documents.
std::string entry_id(std::string_view outlet, std::string_view liveblog, std::string_view local);

/// Whether a browser may be sent there: an http or https address. Captures are foreign, and
/// `javascript:` is an address too.
bool is_web_address(std::string_view address);
/// Where an Entry can be read: its own address, else its Liveblog's; empty unless a browser may be
/// sent there. The one way in which an address leaves the programs.
std::string_view shown_address(const Entry& entry);

/// The identity of a Liveblog: `outlet-slug/slug`, letters, digits and hyphens only, made from
/// its URL path's last part where it has one, else from its title. ASCII is lower case, other
/// scripts' letters stay as they are; what is longer than 100 bytes ends in a digest.
std::string liveblog_id(std::string_view outlet, std::string_view url, std::string_view title);

/// SHA-256 (64 hex digits) of what makes a Revision another one: title, text and typed quotes.
/// Boilerplate, sections and bylines do not, nor does any time: outlets move times on without
/// touching a word, and the same words are the same wording, first seen when they were first seen.
std::string words_digest(const Entry& entry);

/// When words appeared, as Captures prove it: not before `after`, for a Capture of that moment
/// shows the Liveblog without them; not after `by`, for a Capture of that moment shows them. Only
/// Captures whose moment somebody vouches for (corpus::SeenBasis) prove anything.
struct PrintedInterval {
    std::optional<Instant> after;
    std::optional<Instant> by;
    bool operator==(const PrintedInterval&) const = default;
};

/// An Entry that a later Capture of its Liveblog lacks, though that shows what stood around it.
struct Withdrawal {
    Instant after;  ///< The last Capture that shows the Entry.
    Instant by;     ///< The first one that lacks it.
    bool operator==(const Withdrawal&) const = default;
};

/// Which Capture: the SHA-256 of its bytes as they were received.
struct CaptureDigest {
    std::array<std::uint8_t, 32> bytes{};  ///< All zero: not known.
    bool is_known() const { return bytes != std::array<std::uint8_t, 32>{}; }
    auto operator<=>(const CaptureDigest&) const = default;
};

/// 64 lower-case hex digits; empty when it is not known.
std::string to_string(const CaptureDigest& capture);
/// Reads them back; anything else is not known.
CaptureDigest capture_digest(std::string_view hex);

/// How one Revision (a wording) stands among the others of its Entry. The order is that of the
/// Captures that show them, not that of their import.
struct RevisionStamp {
    std::uint32_t number = 1;    ///< 1 is the one that was left behind first.
    std::uint32_t count = 1;     ///< How many are known; the highest number is on the page.
    Instant seen;                ///< The first Capture that shows these words.
    Instant last_seen;           ///< And the last.
    CaptureDigest capture;       ///< The one of `seen`, whose raw bytes prove these words.
    CaptureDigest last_capture;  ///< And that of `last_seen`.
    std::vector<PrintedInterval> printed;  ///< Oldest first; several where words came back.
    std::optional<Withdrawal> gone;        ///< Of the Entry.
    bool is_order_known = true;  ///< False where two Captures of one moment show other words.
    bool is_current() const { return number == count; }
    bool operator==(const RevisionStamp&) const = default;
};

enum class QuoteKind : std::uint8_t {
    Direct,    ///< Whole clauses in marks.
    Block,     ///< Verbatim speech printed without marks, or set apart.
    Partial,   ///< A fragment in marks inside a sentence.
    Scare,     ///< One or two words in marks; no evidence of speech.
    Headline,  ///< In marks in a title.
    Reported,  ///< "said that ...": never shown as a Quote.
};

enum class Level : std::uint8_t { Low, Middle, High };

/// What the sentence around a Quote says of the speaking itself. Only Said lets the words stand
/// as the Speaker's. Values reach the disk: never renumbered.
enum class Stance : std::uint8_t {
    Said = 0,
    Denied = 1,        ///< "did not say", "denied having said", "never said".
    Hypothetical = 2,  ///< "if she says", "is expected to say".
    Fake = 3,          ///< A faked video, an invented post.
    Question = 4,      ///< "did she say ...?"
};

/// Which of two different things a Correction corrects.
enum class CorrectionKind : std::uint8_t {
    OurReading = 0,  ///< The page names X and Onrecord had read Y.
    TheOutlet = 1,   ///< The page names Y, but the Speaker was X: print stays as it is.
};

/// What a person recorded about a Quote, shown wherever it counts.
struct QuoteCorrection {
    CorrectionKind kind = CorrectionKind::OurReading;
    std::string speaker;   ///< Who really said it; empty: nobody is known to have.
    std::string replaced;  ///< Whom the rules had named (OurReading) or print names (TheOutlet).
    std::string who;       ///< Who says so.
    std::string why;
    Instant when;
    bool operator==(const QuoteCorrection&) const = default;
};

/// Words that an Entry gives to a Speaker. Both wings rely on it: search counts Speakers, the
/// quote check shows why a Speaker is believed.
struct Quote {
    QuoteKind kind = QuoteKind::Direct;
    Where where = Where::Body;
    Span span;                ///< The words, without their marks.
    std::string speaker;      ///< Canonical name; empty when the annotator abstains.
    std::string reported_by;  ///< Who passed the words on, where that is somebody else.
    Level level = Level::Low;
    std::string rule;  ///< Name of the rule that gave the Speaker, from its table.
    Where evidence_where = Where::Body;
    Span evidence;             ///< The words that gave the Speaker, e.g. `Zelensky said`.
    bool is_repaired = false;  ///< The marks were odd and have been mended.
    Stance stance = Stance::Said;
    std::optional<QuoteCorrection> correction;
    bool operator==(const Quote&) const = default;
};

/// `denied`: as JSON says it.
std::string_view name_of(Stance stance);
/// `outlet` or `primary`.
std::string_view name_of(EntryKind kind);
/// `our-reading` or `the-outlet`.
std::string_view name_of(CorrectionKind kind);

/// What an Entry says about itself beyond its words: made by the annotator, never edited.
struct Annotations {
    std::vector<Quote> quotes;  ///< In order of place, title first.
    std::vector<std::string>
        speakers;  ///< Canonical names of the Quotes' Speakers, sorted, once each.
    std::vector<std::string> countries;  ///< ISO 3166-1 alpha-2 of every country named, sorted.
    std::vector<std::string> focus_countries;  ///< The ones the Entry is about, sorted.
    std::vector<std::string>
        topics;  ///< IPTC Media Topics top level, e.g. `medtop:11000000`; sorted.
    std::vector<std::string> narrow_topics;  ///< The narrower codes that fired, sorted.
    bool operator==(const Annotations&) const = default;
};

/// One Revision with everything an index holds of it.
struct AnnotatedEntry {
    Entry entry;
    RevisionStamp revision;
    Annotations annotations;
    bool operator==(const AnnotatedEntry&) const = default;
};

}  // namespace onrecord::schema
