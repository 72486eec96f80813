// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/json/values.hpp"

#include "searcher/printed.hpp"

#include <utility>

namespace onrecord::searcher::json {

boost::json::string text(std::string_view bytes) { return boost::json::string{well_formed(bytes)}; }

array texts(const std::vector<std::string>& all) {
    array written;
    for (const std::string& one : all)
        written.emplace_back(text(one));
    return written;
}

/// An empty string is no value.
value text_or_null(std::string_view bytes) {
    // Parentheses: in braces Boost.JSON makes an array of it.
    return bytes.empty() ? value(nullptr) : value(text(bytes));
}

array spans(std::string_view in, const std::vector<schema::Span>& bytes) {
    array written;
    for (const schema::Span span : utf16_spans(in, bytes))
        written.push_back(array{span.begin, span.end});
    return written;
}

array span(Utf16Places& in, schema::Span bytes) {
    return {in.offset(bytes.begin), in.offset(bytes.end)};
}

array span(std::string_view in, schema::Span bytes) {
    return array{utf16_offset(in, bytes.begin), utf16_offset(in, bytes.end)};
}

std::string_view name_of(schema::QuoteKind kind) {
    switch (kind) {
        case schema::QuoteKind::Direct:
            return "direct";
        case schema::QuoteKind::Block:
            return "block";
        case schema::QuoteKind::Partial:
            return "partial";
        case schema::QuoteKind::Scare:
            return "scare";
        case schema::QuoteKind::Headline:
            return "headline";
        case schema::QuoteKind::Reported:
            return "reported";
    }
    return {};
}

std::string_view name_of(schema::Level level) {
    switch (level) {
        case schema::Level::Low:
            return "low";
        case schema::Level::Middle:
            return "middle";
        case schema::Level::High:
            return "high";
    }
    return {};
}

std::string_view name_of(schema::TimeTrust trust) {
    switch (trust) {
        case schema::TimeTrust::A:
            return "A";
        case schema::TimeTrust::B:
            return "B";
        case schema::TimeTrust::C:
            return "C";
        case schema::TimeTrust::None:
            break;
    }
    return {};
}

std::string_view name_of(schema::Where where) {
    return where == schema::Where::Title ? "title" : "text";
}

std::string_view text_of(const schema::Entry& entry, schema::Where where) {
    return where == schema::Where::Title ? entry.title : entry.text;
}

std::string_view piece(std::string_view in, schema::Span bytes) {
    if (bytes.begin > in.size()) return {};
    return in.substr(bytes.begin, bytes.length());
}

namespace {

value moment(const std::optional<schema::Instant>& at) {
    return at ? value(text(to_string(*at))) : value(nullptr);
}

}  // namespace

object printed(const schema::AnnotatedEntry& revision) { return printed(printed_when(revision)); }

object printed(const PrintedWhen& when) {
    return object{
        {"after", moment(when.after)}, {"by", moment(when.by)}, {"text", text(printed_text(when))}};
}

object revision_stamp(const schema::AnnotatedEntry& wording) {
    const schema::RevisionStamp& revision = wording.revision;
    object stamp;
    stamp["digest"] = schema::words_digest(wording.entry);
    stamp["number"] = revision.number;
    stamp["count"] = revision.count;
    stamp["seen"] = text(to_string(revision.seen));
    stamp["last_seen"] = text(to_string(revision.last_seen));
    stamp["capture"] = text_or_null(to_string(revision.capture));
    stamp["last_capture"] = text_or_null(to_string(revision.last_capture));
    stamp["order_known"] = revision.is_order_known;
    array printed;
    for (const schema::PrintedInterval& one : revision.printed)
        printed.push_back(object{{"after", moment(one.after)}, {"by", moment(one.by)}});
    stamp["printed"] = std::move(printed);
    stamp["gone"] = revision.gone ? value(object{{"after", text(to_string(revision.gone->after))},
                                                 {"by", text(to_string(revision.gone->by))}})
                                  : value(nullptr);
    return stamp;
}

object correction(const schema::QuoteCorrection& correction) {
    object written;
    written["kind"] = name_of(correction.kind);
    written["speaker"] = text_or_null(correction.speaker);
    written["replaced"] = text_or_null(correction.replaced);
    written["who"] = text(correction.who);
    written["why"] = text(correction.why);
    written["when"] = text(to_string(correction.when));
    return written;
}

object problem(const schema::Problem& problem, std::string_view query) {
    object written;
    written["reason"] = text(problem.reason);
    written["severity"] = problem.severity == schema::Severity::Error ? "error" : "warning";
    written["offset"] =
        problem.offset_bytes ? value(utf16_offset(query, *problem.offset_bytes)) : value(nullptr);
    return written;
}

array problems(const std::vector<schema::Problem>& all, std::string_view query) {
    array written;
    for (const schema::Problem& one : all)
        written.push_back(problem(one, query));
    return written;
}

}  // namespace onrecord::searcher::json
