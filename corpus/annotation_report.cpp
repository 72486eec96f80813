// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation_report.hpp"

#include "schema/country.hpp"
#include "schema/topic.hpp"

#include <boost/json.hpp>

#include <iterator>
#include <vector>

namespace onrecord::corpus {
namespace {

using schema::Entry;
using schema::Quote;

constexpr std::string_view kind_names[] = {
    "direct", "block", "partial", "scare", "headline", "reported"};
constexpr std::string_view level_names[] = {"low", "middle", "high"};

std::string_view text_at(const Entry& entry, schema::Where where, schema::Span span) {
    const std::string& text = where == schema::Where::Title ? entry.title : entry.text;
    return std::string_view{text}.substr(span.begin, span.length());
}

std::string_view text_name(schema::Where where) {
    return where == schema::Where::Title ? "title" : "body";
}

std::string range(schema::Span span) {
    return "[" + std::to_string(span.begin) + ", " + std::to_string(span.end) + ")";
}

void add_quote(const Entry& entry, const Quote& quote, std::string& out) {
    // Reported words stand without marks: they are not the speaker's own.
    const std::string_view mark = quote.kind == schema::QuoteKind::Reported ? "" : "\"";
    out += "  ";
    out += name_of(quote.kind);
    out += " " + std::string{text_name(quote.where)} + range(quote.span) + " ";
    out += mark;
    out += text_at(entry, quote.where, quote.span);
    out += mark;
    out += "\n      speaker: ";
    out += quote.speaker.empty() ? "(not known)" : quote.speaker;
    if (!quote.reported_by.empty()) out += ", as passed on by " + quote.reported_by;
    out += "\n      level: " + std::string{name_of(quote.level)};
    out += ", rule: " + (quote.rule.empty() ? "none" : quote.rule);
    if (quote.is_repaired) out += ", marks repaired";
    if (quote.stance != schema::Stance::Said) {
        out += ", stance: ";
        out += name_of(quote.stance);
    }
    if (quote.evidence.length() > 0) {
        out += "\n      evidence: " + std::string{text_name(quote.evidence_where)};
        out += range(quote.evidence) + " \"";
        out += text_at(entry, quote.evidence_where, quote.evidence);
        out += "\"";
    }
    out += "\n";
}

using Namer = std::string_view (*)(std::string_view);

void add_list(std::string_view label,
              const std::vector<std::string>& values,
              Namer name,
              std::string& out) {
    out += "  " + std::string{label} + ":";
    if (values.empty()) out += " none";
    for (const auto& value : values) {
        out += " " + value;
        if (name != nullptr) out += " (" + std::string{name(value)} + ")";
        if (&value != &values.back()) out += ",";
    }
    out += "\n";
}

boost::json::array pair(schema::Span span) { return {span.begin, span.end}; }

boost::json::object as_object(const Entry& entry, const Quote& quote) {
    boost::json::object object{
        {"kind", name_of(quote.kind)},
        {"where", text_name(quote.where)},
        {"span", pair(quote.span)},
        {"text", text_at(entry, quote.where, quote.span)},
        {"speaker", quote.speaker},
        {"level", name_of(quote.level)},
        {"rule", quote.rule},
        {"is_repaired", quote.is_repaired},
    };
    if (quote.stance != schema::Stance::Said) object["stance"] = name_of(quote.stance);
    if (!quote.reported_by.empty()) object["reported_by"] = quote.reported_by;
    if (quote.evidence.length() == 0) return object;
    object["evidence"] = boost::json::object{
        {"where", text_name(quote.evidence_where)},
        {"span", pair(quote.evidence)},
        {"text", text_at(entry, quote.evidence_where, quote.evidence)},
    };
    return object;
}

boost::json::array strings(const std::vector<std::string>& values) {
    boost::json::array array;
    for (const auto& value : values) {
        array.emplace_back(value);
    }
    return array;
}

}  // namespace

std::string_view name_of(schema::QuoteKind kind) {
    return kind_names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(schema::Level level) {
    return level_names[static_cast<std::size_t>(level)];
}

std::string annotations_in_words(const Entry& entry, const schema::Annotations& made) {
    std::string out = entry.id + (entry.title.empty() ? "" : "  " + entry.title) + "\n";
    for (const Quote& quote : made.quotes) {
        add_quote(entry, quote, out);
    }
    add_list("speakers", made.speakers, nullptr, out);
    add_list("countries", made.countries, schema::country_name, out);
    add_list("focus", made.focus_countries, schema::country_name, out);
    add_list("topics", made.topics, schema::topic_name, out);
    add_list("narrower topics", made.narrow_topics, schema::topic_name, out);
    return out;
}

std::string annotations_as_json(const Entry& entry, const schema::Annotations& made) {
    boost::json::array quotes;
    boost::json::array reported;
    for (const Quote& quote : made.quotes) {
        const bool is_reported = quote.kind == schema::QuoteKind::Reported;
        (is_reported ? reported : quotes).push_back(as_object(entry, quote));
    }
    const boost::json::object object{
        {"id", entry.id},
        {"title", entry.title},
        {"offset_unit", "byte"},
        {"quotes", std::move(quotes)},
        {"reported", std::move(reported)},
        {"speakers", strings(made.speakers)},
        {"countries", strings(made.countries)},
        {"focus_countries", strings(made.focus_countries)},
        {"topics", strings(made.topics)},
        {"narrow_topics", strings(made.narrow_topics)},
    };
    return boost::json::serialize(object);
}

}  // namespace onrecord::corpus
