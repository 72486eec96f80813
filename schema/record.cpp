// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/record.hpp"

#include "schema/encoding/bytes.hpp"
#include "schema/failure.hpp"
#include "schema/sha256.hpp"

#include <algorithm>
#include <string>
#include <utility>

// Writing and reading stand side by side, part for part: what one side gains the other must.
namespace onrecord::schema {
namespace {

using encoding::ByteReader;
using encoding::ByteWriter;

constexpr std::uint8_t record_version = 3;
constexpr std::size_t digest_bytes = 32;
constexpr std::size_t packed_id_bytes = 16;
constexpr std::string_view hex_digits = "0123456789abcdef";

[[noreturn]] void refuse(const std::string& reason) {
    throw Failure{ExitStatus::BadData,
                  "a record of the index is damaged (" + reason + "); build the index again"};
}

bool is_within(Span span, std::string_view text) {
    return span.begin <= span.end && span.end <= text.size();
}

std::string_view text_of(const Entry& entry, Where where) {
    return where == Where::Title ? entry.title : entry.text;
}

bool spans_are_within(const AnnotatedEntry& revision) {
    const Entry& entry = revision.entry;
    const auto fits = [&](const Quote& quote) {
        return is_within(quote.span, text_of(entry, quote.where)) &&
               is_within(quote.evidence, text_of(entry, quote.evidence_where));
    };
    const auto is_in_body = [&](const TypedQuote& quote) {
        return is_within(quote.span, entry.text);
    };
    const auto is_at_text = [&](const TimeCode& code) {
        return code.body_offset <= entry.text.size();
    };
    return std::ranges::all_of(revision.annotations.quotes, fits) &&
           std::ranges::all_of(entry.typed_quotes, is_in_body) &&
           std::ranges::all_of(entry.time_codes, is_at_text);
}

// An id is 32 hex digits, kept as 16 bytes; anything else is kept as it is.
bool is_packable(std::string_view id) {
    return id.size() == 2 * packed_id_bytes &&
           id.find_first_not_of(hex_digits) == std::string_view::npos;
}

void write_id(ByteWriter& writer, std::string_view id) {
    writer.byte(is_packable(id) ? 1 : 0);
    if (!is_packable(id)) return writer.string(id);
    for (std::size_t i = 0; i < id.size(); i += 2) {
        const std::size_t high = hex_digits.find(id[i]);
        writer.byte(static_cast<std::uint8_t>(high * 16 + hex_digits.find(id[i + 1])));
    }
}

std::string read_id(ByteReader& reader) {
    if (reader.number_up_to(1) == 0) return std::string{reader.string()};
    std::string id;
    for (const char packed : reader.raw(packed_id_bytes)) {
        const auto byte = static_cast<std::uint8_t>(packed);
        id += hex_digits[byte >> 4U];
        id += hex_digits[byte & 15U];
    }
    return id;
}

void write_span(ByteWriter& writer, Span span) {
    writer.number(span.begin);
    writer.number(span.length());
}

Span read_span(ByteReader& reader) {
    const auto begin = static_cast<std::uint32_t>(reader.number_up_to(largest_record_bytes));
    const auto length = static_cast<std::uint32_t>(reader.number_up_to(largest_record_bytes));
    return {begin, begin + length};
}

void write_time(ByteWriter& writer, const KnownTime& time) {
    writer.byte(static_cast<std::uint8_t>(time.trust));
    writer.byte(static_cast<std::uint8_t>(time.precision));
    writer.byte(static_cast<std::uint8_t>(time.doubt));
    writer.signed_number(time.at.milliseconds);
}

KnownTime read_time(ByteReader& reader) {
    KnownTime time;
    time.trust = static_cast<TimeTrust>(reader.number_up_to(3));
    time.precision = static_cast<Precision>(reader.number_up_to(4));
    time.doubt = static_cast<TimeDoubt>(reader.number_up_to(8));
    time.at.milliseconds = reader.signed_number();
    return time;
}

template <class List, class Write>
void write_list(ByteWriter& writer, const List& list, Write write) {
    writer.number(list.size());
    for (const auto& item : list) {
        write(writer, item);
    }
}

template <class Item, class Read>
void read_list(ByteReader& reader, std::vector<Item>& list, Read read) {
    // Every item takes a byte at least: a count beyond the bytes is no reason to reserve memory.
    const std::uint64_t count = reader.number_up_to(reader.rest_bytes());
    list.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        list.push_back(read(reader));
    }
}

void write_string(ByteWriter& writer, const std::string& value) { writer.string(value); }
std::string read_string(ByteReader& reader) { return std::string{reader.string()}; }

void write_typed_quote(ByteWriter& writer, const TypedQuote& quote) {
    write_span(writer, quote.span);
    writer.string(quote.speaker);
}

TypedQuote read_typed_quote(ByteReader& reader) {
    TypedQuote quote;
    quote.span = read_span(reader);
    quote.speaker = reader.string();
    return quote;
}

void write_correction(ByteWriter& writer, const QuoteCorrection& correction) {
    writer.byte(static_cast<std::uint8_t>(correction.kind));
    writer.string(correction.speaker);
    writer.string(correction.replaced);
    writer.string(correction.who);
    writer.string(correction.why);
    writer.signed_number(correction.when.milliseconds);
}

QuoteCorrection read_correction(ByteReader& reader) {
    QuoteCorrection correction;
    correction.kind = static_cast<CorrectionKind>(reader.number_up_to(1));
    correction.speaker = reader.string();
    correction.replaced = reader.string();
    correction.who = reader.string();
    correction.why = reader.string();
    correction.when.milliseconds = reader.signed_number();
    return correction;
}

void write_quote(ByteWriter& writer, const Quote& quote) {
    writer.byte(static_cast<std::uint8_t>(quote.kind));
    writer.byte(static_cast<std::uint8_t>(quote.where));
    writer.byte(static_cast<std::uint8_t>(quote.level));
    writer.byte(static_cast<std::uint8_t>(quote.evidence_where));
    writer.byte(quote.is_repaired ? 1 : 0);
    write_span(writer, quote.span);
    write_span(writer, quote.evidence);
    writer.string(quote.speaker);
    writer.string(quote.reported_by);
    writer.string(quote.rule);
    writer.byte(static_cast<std::uint8_t>(quote.stance));
    writer.byte(quote.correction ? 1 : 0);
    if (quote.correction) write_correction(writer, *quote.correction);
}

Quote read_quote(ByteReader& reader) {
    Quote quote;
    quote.kind = static_cast<QuoteKind>(reader.number_up_to(5));
    quote.where = static_cast<Where>(reader.number_up_to(1));
    quote.level = static_cast<Level>(reader.number_up_to(2));
    quote.evidence_where = static_cast<Where>(reader.number_up_to(1));
    quote.is_repaired = reader.number_up_to(1) == 1;
    quote.span = read_span(reader);
    quote.evidence = read_span(reader);
    quote.speaker = reader.string();
    quote.reported_by = reader.string();
    quote.rule = reader.string();
    quote.stance = static_cast<Stance>(reader.number_up_to(4));
    if (reader.number_up_to(1) == 1) quote.correction = read_correction(reader);
    return quote;
}

void write_time_code(ByteWriter& writer, const TimeCode& code) {
    writer.number(code.body_offset);
    writer.number(code.milliseconds);
}

TimeCode read_time_code(ByteReader& reader) {
    TimeCode code;
    code.body_offset = static_cast<std::uint32_t>(reader.number_up_to(largest_record_bytes));
    code.milliseconds = static_cast<std::uint32_t>(reader.number_up_to(UINT32_MAX));
    return code;
}

void write_entry(ByteWriter& writer, const Entry& entry) {
    write_id(writer, entry.id);
    for (const std::string* part : {&entry.outlet,
                                    &entry.liveblog,
                                    &entry.liveblog_title,
                                    &entry.liveblog_url,
                                    &entry.url,
                                    &entry.lang,
                                    &entry.title,
                                    &entry.text}) {
        writer.string(*part);
    }
    write_time(writer, entry.published);
    write_time(writer, entry.modified);
    write_list(writer, entry.bylines, write_string);
    write_list(writer, entry.sections, write_string);
    write_list(writer, entry.typed_quotes, write_typed_quote);
    writer.signed_number(entry.order);
    writer.byte(static_cast<std::uint8_t>(entry.kind));
    write_list(writer, entry.time_codes, write_time_code);
    write_list(writer, entry.given.speakers, write_string);
    write_list(writer, entry.given.countries, write_string);
    write_list(writer, entry.given.topics, write_string);
}

void read_entry(ByteReader& reader, Entry& entry) {
    entry.id = read_id(reader);
    for (std::string* part : {&entry.outlet,
                              &entry.liveblog,
                              &entry.liveblog_title,
                              &entry.liveblog_url,
                              &entry.url,
                              &entry.lang,
                              &entry.title,
                              &entry.text}) {
        *part = reader.string();
    }
    entry.published = read_time(reader);
    entry.modified = read_time(reader);
    read_list(reader, entry.bylines, read_string);
    read_list(reader, entry.sections, read_string);
    read_list(reader, entry.typed_quotes, read_typed_quote);
    entry.order = reader.signed_number();
    entry.kind = static_cast<EntryKind>(reader.number_up_to(1));
    read_list(reader, entry.time_codes, read_time_code);
    read_list(reader, entry.given.speakers, read_string);
    read_list(reader, entry.given.countries, read_string);
    read_list(reader, entry.given.topics, read_string);
}

void write_moment(ByteWriter& writer, const std::optional<Instant>& moment) {
    writer.byte(moment ? 1 : 0);
    if (moment) writer.signed_number(moment->milliseconds);
}

std::optional<Instant> read_moment(ByteReader& reader) {
    if (reader.number_up_to(1) == 0) return std::nullopt;
    return Instant{reader.signed_number()};
}

void write_interval(ByteWriter& writer, const PrintedInterval& interval) {
    write_moment(writer, interval.after);
    write_moment(writer, interval.by);
}

PrintedInterval read_interval(ByteReader& reader) {
    PrintedInterval interval;
    interval.after = read_moment(reader);
    interval.by = read_moment(reader);
    return interval;
}

void write_capture(ByteWriter& writer, const CaptureDigest& capture) {
    for (const std::uint8_t byte : capture.bytes)
        writer.byte(byte);
}

CaptureDigest read_capture(ByteReader& reader) {
    CaptureDigest capture;
    std::ranges::transform(reader.raw(capture.bytes.size()), capture.bytes.begin(), [](char byte) {
        return static_cast<std::uint8_t>(byte);
    });
    return capture;
}

/// How the Captures of a Revision are written: digests do not compress, and most Revisions stand
/// in one Capture.
enum class Captures : std::uint8_t { Unknown = 0, One = 1, FirstAndLast = 2 };

void write_captures(ByteWriter& writer, const RevisionStamp& stamp) {
    const bool is_one = stamp.capture == stamp.last_capture;
    const auto form = !is_one                    ? Captures::FirstAndLast
                      : stamp.capture.is_known() ? Captures::One
                                                 : Captures::Unknown;
    writer.byte(static_cast<std::uint8_t>(form));
    if (form != Captures::Unknown) write_capture(writer, stamp.capture);
    if (form == Captures::FirstAndLast) write_capture(writer, stamp.last_capture);
}

void read_captures(ByteReader& reader, RevisionStamp& stamp) {
    const auto form = static_cast<Captures>(reader.number_up_to(2));
    if (form != Captures::Unknown) stamp.capture = read_capture(reader);
    stamp.last_capture = form == Captures::FirstAndLast ? read_capture(reader) : stamp.capture;
}

void write_stamp(ByteWriter& writer, const RevisionStamp& stamp) {
    writer.number(stamp.number);
    writer.number(stamp.count);
    writer.signed_number(stamp.seen.milliseconds);
    writer.signed_number(stamp.last_seen.milliseconds);
    write_captures(writer, stamp);
    write_list(writer, stamp.printed, write_interval);
    writer.byte(stamp.gone ? 1 : 0);
    if (stamp.gone) {
        writer.signed_number(stamp.gone->after.milliseconds);
        writer.signed_number(stamp.gone->by.milliseconds);
    }
    writer.byte(stamp.is_order_known ? 1 : 0);
}

RevisionStamp read_stamp(ByteReader& reader) {
    RevisionStamp stamp;
    stamp.number = static_cast<std::uint32_t>(reader.number_up_to(UINT32_MAX));
    stamp.count = static_cast<std::uint32_t>(reader.number_up_to(UINT32_MAX));
    stamp.seen.milliseconds = reader.signed_number();
    stamp.last_seen.milliseconds = reader.signed_number();
    read_captures(reader, stamp);
    read_list(reader, stamp.printed, read_interval);
    if (reader.number_up_to(1) == 1) {
        stamp.gone.emplace();
        stamp.gone->after.milliseconds = reader.signed_number();
        stamp.gone->by.milliseconds = reader.signed_number();
    }
    stamp.is_order_known = reader.number_up_to(1) == 1;
    return stamp;
}

void write_annotations(ByteWriter& writer, const Annotations& annotations) {
    write_list(writer, annotations.quotes, write_quote);
    write_list(writer, annotations.speakers, write_string);
    write_list(writer, annotations.countries, write_string);
    write_list(writer, annotations.focus_countries, write_string);
    write_list(writer, annotations.topics, write_string);
    write_list(writer, annotations.narrow_topics, write_string);
}

void read_annotations(ByteReader& reader, Annotations& annotations) {
    read_list(reader, annotations.quotes, read_quote);
    read_list(reader, annotations.speakers, read_string);
    read_list(reader, annotations.countries, read_string);
    read_list(reader, annotations.focus_countries, read_string);
    read_list(reader, annotations.topics, read_string);
    read_list(reader, annotations.narrow_topics, read_string);
}

std::string_view checked_content(std::string_view bytes) {
    if (bytes.size() <= digest_bytes) refuse("it is too short");
    if (bytes.size() > largest_record_bytes) refuse("it is too large");
    const std::string_view content = bytes.substr(0, bytes.size() - digest_bytes);
    const auto digest = Sha256{}.add(content).finish_bytes();
    const bool is_same =
        std::ranges::equal(digest, bytes.substr(content.size()), {}, {}, [](char c) {
            return static_cast<std::uint8_t>(c);
        });
    if (!is_same) refuse("its SHA-256 does not match");
    return content;
}

}  // namespace

std::string encode_record(const AnnotatedEntry& revision) {
    if (!spans_are_within(revision)) {
        throw Failure{ExitStatus::Internal,
                      "entry " + revision.entry.id + " has a quote that lies outside its text"};
    }
    std::string bytes;
    bytes.reserve(revision.entry.text.size() + 512);
    ByteWriter writer{bytes};
    writer.byte(record_version);
    write_entry(writer, revision.entry);
    write_stamp(writer, revision.revision);
    write_annotations(writer, revision.annotations);
    if (bytes.size() + digest_bytes > largest_record_bytes) {
        throw Failure{ExitStatus::BadData,
                      "entry " + revision.entry.id + " is larger than 64 MiB; split its Capture"};
    }
    for (const std::uint8_t byte : Sha256{}.add(bytes).finish_bytes()) {
        writer.byte(byte);
    }
    return bytes;
}

AnnotatedEntry decode_record(std::string_view bytes) {
    ByteReader reader{checked_content(bytes)};
    AnnotatedEntry revision;
    try {
        if (reader.byte() != record_version) refuse("it has another version");
        read_entry(reader, revision.entry);
        revision.revision = read_stamp(reader);
        read_annotations(reader, revision.annotations);
    } catch (const Failure& failure) {
        refuse(failure.what());
    }
    if (!reader.is_at_end()) refuse("there are bytes after its end");
    if (!spans_are_within(revision)) refuse("a quote lies outside its text");
    return revision;
}

}  // namespace onrecord::schema
