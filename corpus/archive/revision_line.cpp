// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/revision_line.hpp"

#include "corpus/archive/json_reading.hpp"
#include "corpus/archive/json_text.hpp"
#include "schema/sha256.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cinttypes>
#include <cstdio>
#include <iterator>
#include <simdjson.h>
#include <utility>

namespace onrecord::corpus::archive {
namespace {

using simdjson::dom::element;

// Names that reached the disk; in the order of the enumerations.
constexpr std::array<std::string_view, 5> precisions{"year", "month", "day", "minute", "second"};
constexpr std::array<std::string_view, 4> trusts{"A", "B", "C", "none"};
constexpr std::array<std::string_view, 9> doubts{"none",
                                                 "shared-by-page",
                                                 "date-only",
                                                 "no-zone",
                                                 "after-seen",
                                                 "epoch",
                                                 "midnight",
                                                 "before-liveblog",
                                                 "guessed"};
constexpr std::array<std::string_view, 2> entry_kinds{"outlet", "primary"};
constexpr std::array<std::string_view, 6> boilerplate_kinds{
    "caption", "credit", "link", "subscription", "label", "other"};

constexpr std::array<std::string_view, 5> bases{"file", "given", "warc", "http", "message"};
constexpr std::size_t digits_of_id = 32;
constexpr std::size_t digits_of_shown = digits_of_id + 16;
constexpr std::size_t digits_of_digest = 64;
constexpr std::size_t digits_of_kept = digits_of_digest + 16;

template <class Names, class Value>
std::string_view name_of(const Names& names, Value value) {
    return names[static_cast<std::size_t>(value)];
}

template <class Value, class Names>
bool read_named(const Names& names, const element& from, Value& into) {
    std::string_view name;
    if (from.get(name) != simdjson::SUCCESS) return false;
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return false;
    into = static_cast<Value>(found - names.begin());
    return true;
}

void write_time(JsonObject& object, std::string_view name, const schema::KnownTime& time) {
    if (!time.is_known()) return;
    JsonObject written{object.member(name)};
    written.number("ms", time.at.milliseconds)
        .text("precision", name_of(precisions, time.precision))
        .text("trust", name_of(trusts, time.trust));
    if (time.doubt != schema::TimeDoubt::None) written.text("doubt", name_of(doubts, time.doubt));
    written.close();
}

/// An array, or nothing where there are no items.
template <class Items, class Write>
void write_array(JsonObject& object, std::string_view name, const Items& items, Write write) {
    if (items.empty()) return;
    std::string& out = object.member(name);
    char before = '[';
    for (const auto& item : items) {
        out += before;
        write(out, item);
        before = ',';
    }
    out += ']';
}

void write_quote(std::string& out, const schema::TypedQuote& quote) {
    JsonObject{out}
        .count("begin", quote.span.begin)
        .count("end", quote.span.end)
        .text_if_any("speaker", quote.speaker)
        .close();
}

void write_time_code(std::string& out, const schema::TimeCode& code) {
    JsonObject{out}.count("offset", code.body_offset).count("ms", code.milliseconds).close();
}

void write_boilerplate(std::string& out, const schema::Boilerplate& piece) {
    JsonObject{out}
        .text("kind", name_of(boilerplate_kinds, piece.kind))
        .text("text", piece.text)
        .count("offset", piece.body_offset)
        .close();
}

using schema::Boilerplate;
using schema::KnownTime;
using schema::TimeCode;
using schema::TypedQuote;

// clang-format off
constexpr Member<KnownTime> time_members[] = {
    {"ms",        [](const element& from, KnownTime& into) { return read_whole(from, into.at.milliseconds); }},
    {"precision", [](const element& from, KnownTime& into) { return read_named(precisions, from, into.precision); }},
    {"trust",     [](const element& from, KnownTime& into) { return read_named(trusts, from, into.trust); }},
    {"doubt",     [](const element& from, KnownTime& into) { return read_named(doubts, from, into.doubt); }},
};
constexpr Member<TypedQuote> quote_members[] = {
    {"begin",   [](const element& from, TypedQuote& into) { return read_whole(from, into.span.begin); }},
    {"end",     [](const element& from, TypedQuote& into) { return read_whole(from, into.span.end); }},
    {"speaker", [](const element& from, TypedQuote& into) { return read_text(from, into.speaker); }},
};
constexpr Member<TimeCode> time_code_members[] = {
    {"offset", [](const element& from, TimeCode& into) { return read_whole(from, into.body_offset); }},
    {"ms",     [](const element& from, TimeCode& into) { return read_whole(from, into.milliseconds); }},
};
constexpr Member<Boilerplate> boilerplate_members[] = {
    {"kind",   [](const element& from, Boilerplate& into) { return read_named(boilerplate_kinds, from, into.kind); }},
    {"text",   [](const element& from, Boilerplate& into) { return read_text(from, into.text); }},
    {"offset", [](const element& from, Boilerplate& into) { return read_whole(from, into.body_offset); }},
};

/// Unknown times are not written at all.
bool read_time(const element& from, KnownTime& into) {
    return read_object(from, time_members, into) && into.is_known();
}
bool read_quote(const element& from, TypedQuote& into) { return read_object(from, quote_members, into); }
bool read_time_code(const element& from, TimeCode& into) { return read_object(from, time_code_members, into); }
bool read_boilerplate(const element& from, Boilerplate& into) { return read_object(from, boilerplate_members, into); }

bool read_shown(const element& from, std::vector<ArchivedView::Shown>& into) {
    std::string_view digits;
    if (from.get(digits) != simdjson::SUCCESS || digits.size() % digits_of_shown != 0) return false;
    into.reserve(digits.size() / digits_of_shown);
    for (; !digits.empty(); digits.remove_prefix(digits_of_shown)) {
        ArchivedView::Shown& one = into.emplace_back();
        one.entry = digits.substr(0, digits_of_id);
        const char* const words = digits.data() + digits_of_id;
        const char* const end = digits.data() + digits_of_shown;
        if (std::from_chars(words, end, one.words, 16).ptr != end) return false;
    }
    return true;
}

bool read_ids(const element& from, std::vector<std::string>& into) {
    std::string_view digits;
    if (from.get(digits) != simdjson::SUCCESS || digits.size() % digits_of_id != 0) return false;
    for (; !digits.empty(); digits.remove_prefix(digits_of_id))
        into.emplace_back(digits.substr(0, digits_of_id));
    return true;
}

/// 64 hex digits of the Capture and 16 of its packed length each.
bool read_kept(const element& from, std::vector<KeptCapture>& into) {
    std::string_view digits;
    if (from.get(digits) != simdjson::SUCCESS || digits.size() % digits_of_kept != 0) return false;
    into.reserve(digits.size() / digits_of_kept);
    for (; !digits.empty(); digits.remove_prefix(digits_of_kept)) {
        KeptCapture& one = into.emplace_back();
        one.capture = digits.substr(0, digits_of_digest);
        const char* const bytes = digits.data() + digits_of_digest;
        const char* const end = digits.data() + digits_of_kept;
        if (std::from_chars(bytes, end, one.bytes, 16).ptr != end) return false;
    }
    return true;
}

constexpr Member<ArchivedRevision> revision_members[] = {
    {"revision",       [](const element& from, ArchivedRevision& into) { return read_whole(from, into.number); }},
    {"id",             [](const element& from, ArchivedRevision& into) { return read_text(from, into.entry.id); }},
    {"seen",           [](const element& from, ArchivedRevision& into) { return read_whole(from, into.seen.milliseconds); }},
    {"outlet",         [](const element& from, ArchivedRevision& into) { return read_text(from, into.entry.outlet); }},
    {"liveblog",       [](const element& from, ArchivedRevision& into) { return read_text(from, into.entry.liveblog); }},
    {"liveblog_title", [](const element& from, ArchivedRevision& into) { return read_text(from, into.entry.liveblog_title); }},
    {"liveblog_url",   [](const element& from, ArchivedRevision& into) { return read_text(from, into.entry.liveblog_url); }},
    {"url",            [](const element& from, ArchivedRevision& into) { return read_text(from, into.entry.url); }},
    {"title",          [](const element& from, ArchivedRevision& into) { return read_text(from, into.entry.title); }},
    {"text",           [](const element& from, ArchivedRevision& into) { return read_text(from, into.entry.text); }},
    {"lang",           [](const element& from, ArchivedRevision& into) { return read_text(from, into.entry.lang); }},
    {"published",      [](const element& from, ArchivedRevision& into) { return read_time(from, into.entry.published); }},
    {"modified",       [](const element& from, ArchivedRevision& into) { return read_time(from, into.entry.modified); }},
    {"bylines",        [](const element& from, ArchivedRevision& into) { return read_array(from, into.entry.bylines, read_text); }},
    {"sections",       [](const element& from, ArchivedRevision& into) { return read_array(from, into.entry.sections, read_text); }},
    {"quotes",         [](const element& from, ArchivedRevision& into) { return read_array(from, into.entry.typed_quotes, read_quote); }},
    {"boilerplate",    [](const element& from, ArchivedRevision& into) { return read_array(from, into.entry.boilerplate, read_boilerplate); }},
    {"order",          [](const element& from, ArchivedRevision& into) { return read_whole(from, into.entry.order); }},
    {"kind",           [](const element& from, ArchivedRevision& into) { return read_named(entry_kinds, from, into.entry.kind); }},
    {"time_codes",     [](const element& from, ArchivedRevision& into) { return read_array(from, into.entry.time_codes, read_time_code); }},
    {"given_speakers",  [](const element& from, ArchivedRevision& into) { return read_array(from, into.entry.given.speakers, read_text); }},
    {"given_countries", [](const element& from, ArchivedRevision& into) { return read_array(from, into.entry.given.countries, read_text); }},
    {"given_topics",    [](const element& from, ArchivedRevision& into) { return read_array(from, into.entry.given.topics, read_text); }},
};
constexpr Member<ArchivedView> view_members[] = {
    {"shows",   [](const element& from, ArchivedView& into) { return read_text(from, into.liveblog); }},
    {"seen",    [](const element& from, ArchivedView& into) { return read_whole(from, into.seen.milliseconds); }},
    {"basis",   [](const element& from, ArchivedView& into) { return read_named(bases, from, into.basis); }},
    {"newest",  [](const element& from, ArchivedView& into) { return read_whole(from, into.newest.milliseconds); }},
    {"entries", [](const element& from, ArchivedView& into) { return read_shown(from, into.shown); }},
    {"withdrawn", [](const element& from, ArchivedView& into) { return read_ids(from, into.withdrawn); }},
};
constexpr Member<CaptureEnd> capture_members[] = {
    {"capture",   [](const element& from, CaptureEnd& into) { return read_text(from, into.capture); }},
    {"key",       [](const element& from, CaptureEnd& into) { return read_text(from, into.import_key); }},
    {"file",      [](const element& from, CaptureEnd& into) { return read_text(from, into.file); }},
    {"format",    [](const element& from, CaptureEnd& into) { return read_text(from, into.format); }},
    {"seen",      [](const element& from, CaptureEnd& into) { return read_whole(from, into.seen.milliseconds); }},
    {"found",     [](const element& from, CaptureEnd& into) { return read_whole(from, into.entries.found); }},
    {"new",       [](const element& from, CaptureEnd& into) { return read_whole(from, into.entries.added); }},
    {"revised",   [](const element& from, CaptureEnd& into) { return read_whole(from, into.entries.revised); }},
    {"unchanged", [](const element& from, CaptureEnd& into) { return read_whole(from, into.entries.unchanged); }},
    {"rejected",  [](const element& from, CaptureEnd& into) { return read_whole(from, into.entries.rejected); }},
    {"kept",      [](const element& from, CaptureEnd& into) { return read_whole(from, into.kept_bytes.emplace()); }},
};
constexpr Member<FoundKept> found_kept_members[] = {
    {"stands", [](const element& from, FoundKept& into) { return read_kept(from, into.captures); }},
    {"last",   [](const element& from, FoundKept& into) { return from.get(into.is_last) == simdjson::SUCCESS; }},
};
constexpr Member<LostKept> lost_kept_members[] = {
    {"lost", [](const element& from, LostKept& into) { return read_array(from, into.captures, read_text); }},
    {"revisions", [](const element& from, LostKept& into) { return read_whole(from, into.revisions); }},
    {"when", [](const element& from, LostKept& into) { return read_whole(from, into.when.milliseconds); }},
};
constexpr Member<RecordedCorrection> correction_members[] = {
    {"correction", [](const element& from, RecordedCorrection& into) { return read_text(from, into.line); }},
};
constexpr Member<Erased> erased_members[] = {
    {"erased", [](const element& from, Erased& into) { return read_text(from, into.entry); }},
    {"line",   [](const element& from, Erased& into) { return read_text(from, into.line); }},
};
constexpr Member<Rewritten> rewritten_members[] = {
    {"rewritten", [](const element& from, Rewritten& into) { return read_text(from, into.content); }},
};
constexpr Member<Tombstone> tombstone_members[] = {
    {"tombstone", [](const element& from, Tombstone& into) { return read_text(from, into.entry); }},
    {"who",       [](const element& from, Tombstone& into) { return read_text(from, into.who); }},
    {"why",       [](const element& from, Tombstone& into) { return read_text(from, into.why); }},
    {"when",      [](const element& from, Tombstone& into) { return read_whole(from, into.when.milliseconds); }},
    {"lines",     [](const element& from, Tombstone& into) { return read_array(from, into.lines, read_text); }},
    {"captures",  [](const element& from, Tombstone& into) { return read_array(from, into.captures, read_text); }},
};
// clang-format on

bool is_hex(std::string_view text, std::size_t digits) {
    return text.size() == digits &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool are_digests(const std::vector<std::string>& texts) {
    return std::ranges::all_of(texts,
                               [](const auto& text) { return is_hex(text, digits_of_digest); });
}

bool is_whole(const Erased& erased) {
    return is_hex(erased.entry, digits_of_id) && is_hex(erased.line, digits_of_digest);
}
bool is_whole(const Rewritten& rewritten) { return is_hex(rewritten.content, digits_of_digest); }
bool is_whole(const Tombstone& stone) {
    return is_hex(stone.entry, digits_of_id) && are_digests(stone.lines) &&
           are_digests(stone.captures);
}
/// Both become names of files and keys of fixed length.
bool is_whole(const CaptureEnd& end) {
    return is_hex(end.capture, digits_of_digest) && is_hex(end.import_key, digits_of_digest);
}
bool is_whole(const FoundKept& found) {
    return std::ranges::all_of(found.captures, [](const KeptCapture& one) {
        return is_hex(one.capture, digits_of_digest);
    });
}
bool is_whole(const LostKept& lost) { return are_digests(lost.captures); }
bool is_whole(const RecordedCorrection& correction) { return !correction.line.empty(); }
bool is_whole(const ArchivedView&) { return true; }

template <class Line, std::size_t count>
std::optional<ArchiveLine> read_line(const element& record, const Member<Line> (&members)[count]) {
    Line line;
    if (!read_object(record, members, line) || !is_whole(line)) return std::nullopt;
    return line;
}

/// Which of the small lines it is, by the member that only they have.
bool has(const element& record, std::string_view name) {
    element ignored;
    return record[name].get(ignored) == simdjson::SUCCESS;
}

bool spans_stand_in_text(const schema::Entry& entry) {
    const auto stands = [&](const TypedQuote& quote) {
        return quote.span.begin <= quote.span.end && quote.span.end <= entry.text.size();
    };
    const auto begins = [&](const TimeCode& code) { return code.body_offset <= entry.text.size(); };
    return std::all_of(entry.typed_quotes.begin(), entry.typed_quotes.end(), stands) &&
           std::all_of(entry.time_codes.begin(), entry.time_codes.end(), begins);
}

}  // namespace

void write_revision(std::string& out, const ArchivedRevision& revision) {
    const schema::Entry& entry = revision.entry;
    JsonObject line{out};
    line.count("revision", revision.number)
        .text("id", entry.id)
        .number("seen", revision.seen.milliseconds)
        .text("outlet", entry.outlet)
        .text("liveblog", entry.liveblog)
        .text_if_any("liveblog_title", entry.liveblog_title)
        .text_if_any("liveblog_url", entry.liveblog_url)
        .text_if_any("url", entry.url)
        .text_if_any("title", entry.title)
        .text("text", entry.text)
        .text_if_any("lang", entry.lang);
    write_time(line, "published", entry.published);
    write_time(line, "modified", entry.modified);
    write_array(line, "bylines", entry.bylines, append_json_string);
    write_array(line, "sections", entry.sections, append_json_string);
    write_array(line, "quotes", entry.typed_quotes, write_quote);
    write_array(line, "boilerplate", entry.boilerplate, write_boilerplate);
    if (entry.kind != schema::EntryKind::Outlet)
        line.text("kind", name_of(entry_kinds, entry.kind));
    write_array(line, "time_codes", entry.time_codes, write_time_code);
    write_array(line, "given_speakers", entry.given.speakers, append_json_string);
    write_array(line, "given_countries", entry.given.countries, append_json_string);
    write_array(line, "given_topics", entry.given.topics, append_json_string);
    line.number("order", entry.order).close();
}

void write_view(std::string& out, const ArchivedView& view) {
    std::string entries;
    entries.reserve(view.shown.size() * digits_of_shown);
    for (const ArchivedView::Shown& one : view.shown) {
        entries += one.entry;
        std::array<char, 17> digits{};
        std::snprintf(digits.data(), digits.size(), "%016" PRIx64, one.words);
        entries += digits.data();
    }
    std::string withdrawn;
    for (const std::string& id : view.withdrawn)
        withdrawn += id;
    JsonObject{out}
        .text("shows", view.liveblog)
        .number("seen", view.seen.milliseconds)
        .text("basis", name_of(bases, view.basis))
        .number("newest", view.newest.milliseconds)
        .text("entries", entries)
        .text_if_any("withdrawn", withdrawn)
        .close();
}

void write_capture_end(std::string& out, const CaptureEnd& end) {
    JsonObject line{out};
    line.text("capture", end.capture)
        .text("key", end.import_key)
        .text("file", end.file)
        .text("format", end.format)
        .number("seen", end.seen.milliseconds)
        .count("found", end.entries.found)
        .count("new", end.entries.added)
        .count("revised", end.entries.revised)
        .count("unchanged", end.entries.unchanged)
        .count("rejected", end.entries.rejected);
    if (end.kept_bytes) line.count("kept", *end.kept_bytes);
    line.close();
}

void write_found_kept(std::string& out, const FoundKept& found) {
    std::string digits;
    digits.reserve(found.captures.size() * digits_of_kept);
    for (const KeptCapture& one : found.captures) {
        std::array<char, 17> bytes{};
        std::snprintf(bytes.data(), bytes.size(), "%016" PRIx64, one.bytes);
        digits += one.capture;
        digits += bytes.data();
    }
    JsonObject line{out};
    line.text("stands", digits);
    line.member("last") += found.is_last ? "true" : "false";
    line.close();
}

void write_lost_kept(std::string& out, const LostKept& lost) {
    JsonObject line{out};
    // An array is not written where it is empty, and the line is known by it.
    line.member("lost") += '[';
    for (const std::string& capture : lost.captures) {
        if (&capture != &lost.captures.front()) out += ',';
        append_json_string(out, capture);
    }
    out += ']';
    if (lost.revisions > 0) {
        line.count("revisions", lost.revisions);
    }
    line.number("when", lost.when.milliseconds).close();
}

void write_recorded_correction(std::string& out, const RecordedCorrection& correction) {
    JsonObject{out}.text("correction", correction.line).close();
}

std::string closing_key(const ArchiveLine& line) {
    if (const auto* end = std::get_if<CaptureEnd>(&line)) return end->import_key;
    if (const auto* stone = std::get_if<Tombstone>(&line)) return "tombstone " + stone->entry;
    std::string text;
    if (const auto* found = std::get_if<FoundKept>(&line)) {
        write_found_kept(text, *found);
    } else if (const auto* lost = std::get_if<LostKept>(&line)) {
        write_lost_kept(text, *lost);
    } else if (const auto* correction = std::get_if<RecordedCorrection>(&line)) {
        write_recorded_correction(text, *correction);
    }
    return text.empty() ? text : schema::sha256(text);
}

void write_tombstone(std::string& out, const Tombstone& stone) {
    JsonObject line{out};
    line.text("tombstone", stone.entry)
        .text("who", stone.who)
        .text("why", stone.why)
        .number("when", stone.when.milliseconds);
    write_array(line, "lines", stone.lines, append_json_string);
    write_array(line, "captures", stone.captures, append_json_string);
    line.close();
}

struct LineParser::State {
    simdjson::dom::parser parser;
};

LineParser::LineParser() : state_{std::make_unique<State>()} {}
LineParser::~LineParser() = default;
LineParser::LineParser(LineParser&&) noexcept = default;
LineParser& LineParser::operator=(LineParser&&) noexcept = default;

std::optional<ArchiveLine> LineParser::parse(std::string_view line) {
    element record;
    if (state_->parser.parse(line.data(), line.size()).get(record) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    if (has(record, "capture")) return read_line(record, capture_members);
    if (has(record, "shows")) return read_line(record, view_members);
    if (has(record, "erased")) return read_line(record, erased_members);
    if (has(record, "rewritten")) return read_line(record, rewritten_members);
    if (has(record, "tombstone")) return read_line(record, tombstone_members);
    if (has(record, "stands")) return read_line(record, found_kept_members);
    if (has(record, "lost")) return read_line(record, lost_kept_members);
    if (has(record, "correction")) return read_line(record, correction_members);
    ArchivedRevision revision;
    if (!read_object(record, revision_members, revision)) return std::nullopt;
    if (revision.entry.id.empty() || !spans_stand_in_text(revision.entry)) return std::nullopt;
    return revision;
}

}  // namespace onrecord::corpus::archive
