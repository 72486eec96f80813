// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/result_json.hpp"

#include "schema/country.hpp"
#include "schema/field.hpp"
#include "schema/topic.hpp"
#include "searcher/json/diffs.hpp"
#include "searcher/json/values.hpp"
#include "searcher/utf16.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace onrecord::searcher {
namespace {

using json::name_of;
using json::piece;
using json::span;
using json::spans;
using json::text;
using json::text_of;
using json::text_or_null;
using json::texts;
using schema::AnnotatedEntry;
using schema::Quote;
using schema::QuoteKind;

/// Where in its two texts the bytes of an Entry's many Spans are.
class Places {
public:
    explicit Places(const schema::Entry& entry) : title_{entry.title}, body_{entry.text} {}
    json::array span(schema::Where where, schema::Span bytes) {
        return json::span(where == schema::Where::Title ? title_ : body_, bytes);
    }

private:
    Utf16Places title_;
    Utf16Places body_;
};

json::object quote_object(const schema::Entry& entry, const Quote& quote, Places& places) {
    const std::string_view in = text_of(entry, quote.where);
    json::object object;
    object["text"] = text(piece(in, quote.span));
    object["kind"] = name_of(quote.kind);
    object["where"] = name_of(quote.where);
    object["span"] = places.span(quote.where, quote.span);
    object["speaker"] = text_or_null(quote.speaker);
    object["reported_by"] = text_or_null(quote.reported_by);
    object["level"] = name_of(quote.level);
    object["rule"] = text_or_null(quote.rule);
    object["stance"] = name_of(quote.stance);
    if (quote.correction) object["correction"] = json::correction(*quote.correction);
    object["evidence"] = text_or_null(piece(text_of(entry, quote.evidence_where), quote.evidence));
    return object;
}

/// Words passed on are no quotation: who shows `quotes` must not show them by mistake.
json::array quote_array(const AnnotatedEntry& revision, bool (*is_wanted)(const Quote&)) {
    json::array array;
    Places places{revision.entry};
    for (const Quote& quote : revision.annotations.quotes) {
        if (is_wanted(quote)) array.push_back(quote_object(revision.entry, quote, places));
    }
    return array;
}

/// What the Capture itself said; absent where it said nothing.
json::object given(const schema::GivenAnnotations& given) {
    return json::object{{"speakers", texts(given.speakers)},
                        {"countries", texts(given.countries)},
                        {"topics", texts(given.topics)}};
}

/// What a Hit and an Entry both say.
void add_revision(json::object& object, const AnnotatedEntry& revision) {
    const schema::Entry& entry = revision.entry;
    const schema::Annotations& annotations = revision.annotations;
    object["title"] = text(entry.title);
    object["outlet"] = text(entry.outlet);
    object["liveblog"] = text(entry.liveblog);
    object["liveblog_title"] = text(entry.liveblog_title);
    object["url"] = text_or_null(schema::shown_address(entry));
    object["lang"] = text_or_null(entry.lang);
    object["published"] = text_or_null(to_string(entry.published));
    object["published_trust"] = text_or_null(name_of(entry.published.trust));
    object["published_doubt"] = text_or_null(name_of(entry.published.doubt));
    object["kind"] = name_of(entry.kind);
    object["bylines"] = texts(entry.bylines);
    object["speakers"] = texts(annotations.speakers);
    object["countries"] = texts(annotations.countries);
    object["focus_countries"] = texts(annotations.focus_countries);
    object["topics"] = texts(annotations.topics);
    object["narrow_topics"] = texts(annotations.narrow_topics);
    object["quotes"] =
        quote_array(revision, [](const Quote& quote) { return quote.kind != QuoteKind::Reported; });
    if (!entry.given.is_empty()) object["given"] = given(entry.given);
    object["printed"] = json::printed(revision);
    object["revision"] = json::revision_stamp(revision);
}

/// To a millionth: more says nothing, and differs between machines.
double rounded(double score) { return std::round(score * 1e6) / 1e6; }

/// Which of the listed `quotes` it is: those that are passed on are not among them.
std::size_t place_in_list(const std::vector<Quote>& quotes, std::uint32_t number) {
    return static_cast<std::size_t>(
        std::count_if(quotes.begin(), quotes.begin() + number, [](const Quote& quote) {
            return quote.kind != QuoteKind::Reported;
        }));
}

void add_quote(json::object& object, const Hit& hit) {
    const auto& quotes = hit.revision.annotations.quotes;
    const Quote& quote = quotes[hit.quote->number];
    const std::string_view words = piece(text_of(hit.revision.entry, quote.where), quote.span);
    object["quote"] = place_in_list(quotes, hit.quote->number);
    object["quote_matches"] = spans(words, hit.quote->matches);
}

json::object hit_object(const Hit& hit) {
    json::object object;
    object["id"] = text(hit.revision.entry.id);
    object["score"] = rounded(hit.score);
    add_revision(object, hit.revision);
    object["title_matches"] = spans(hit.revision.entry.title, hit.title_matches);
    json::array passages;
    for (const Passage& passage : hit.passages) {
        json::object written;
        written["text"] = text(passage.text);
        written["where"] = name_of(passage.where);
        written["span"] = span(text_of(hit.revision.entry, passage.where), passage.span);
        written["matches"] = spans(passage.text, passage.matches);
        passages.push_back(std::move(written));
    }
    object["passages"] = std::move(passages);
    if (hit.quote) add_quote(object, hit);
    return object;
}

json::array facet_array(const FacetCounts& facet) {
    json::array counts;
    for (const FacetCount& count : facet.counts) {
        counts.push_back(json::object{
            {"value", text(count.value)},
            {"label", text(count.label)},
            {"count", count.count},
            {"selected", count.is_selected},
        });
    }
    return counts;
}

/// What the codes of an Entry's countries and topics are called.
json::object labels(const schema::Annotations& annotations) {
    json::object object;
    for (const auto* codes : {&annotations.countries, &annotations.focus_countries}) {
        for (const std::string& code : *codes)
            object[text(code)] = text(schema::country_name(code));
    }
    for (const auto* codes : {&annotations.topics, &annotations.narrow_topics}) {
        for (const std::string& code : *codes)
            object[text(code)] = text(schema::topic_name(code));
    }
    return object;
}

/// Offsets in UTF-16 units, as everywhere in JSON.
json::array time_codes(const schema::Entry& entry) {
    json::array codes;
    for (const schema::TimeCode& code : entry.time_codes) {
        codes.push_back(json::object{{"offset", utf16_offset(entry.text, code.body_offset)},
                                     {"milliseconds", code.milliseconds}});
    }
    return codes;
}

json::object entry_object(const AnnotatedEntry& revision) {
    json::object object;
    object["id"] = text(revision.entry.id);
    add_revision(object, revision);
    object["reported"] =
        quote_array(revision, [](const Quote& quote) { return quote.kind == QuoteKind::Reported; });
    object["labels"] = labels(revision.annotations);
    object["text"] = text(revision.entry.text);
    object["modified"] = text_or_null(to_string(revision.entry.modified));
    if (!revision.entry.time_codes.empty()) object["time_codes"] = time_codes(revision.entry);
    return object;
}

json::object printing_object(const Printing& printing) {
    const schema::Entry& entry = printing.revision.entry;
    const std::string_view in = text_of(entry, printing.where);
    json::object object;
    object["id"] = text(entry.id);
    object["outlet"] = text(entry.outlet);
    object["liveblog"] = text(entry.liveblog);
    object["liveblog_title"] = text(entry.liveblog_title);
    object["title"] = text(entry.title);
    object["published"] = text_or_null(to_string(entry.published));
    object["published_trust"] = text_or_null(name_of(entry.published.trust));
    object["where"] = name_of(printing.where);
    object["span"] = span(in, printing.span);
    object["text"] = text(piece(in, printing.span));
    object["speaker"] = text_or_null(printing.speaker);
    object["level"] =
        printing.speaker.empty() ? json::value(nullptr) : json::value(name_of(printing.level));
    object["rule"] = text_or_null(printing.rule);
    object["perhaps_same"] = printing.is_perhaps_same;
    object["diff"] = json::diff_array(printing.diff);
    return object;
}

/// For each Quote its place among those that are listed, or where the next listed one has it.
std::vector<std::size_t> places_in_list(const std::vector<Quote>& quotes) {
    std::vector<std::size_t> places;
    places.reserve(quotes.size());
    std::size_t next = 0;
    for (const Quote& quote : quotes) {
        places.push_back(next);
        if (quote.kind != QuoteKind::Reported) ++next;
    }
    return places;
}

/// The Statements of each Quote that others print too, beside the Quote.
void add_printed_again(json::array& listed,
                       const AnnotatedEntry& revision,
                       const std::vector<PrintedAgain>& all) {
    for (json::value& quote : listed)
        quote.as_object()["also_printed"] = json::array{};
    const std::vector<std::size_t> listed_at = places_in_list(revision.annotations.quotes);
    Places places{revision.entry};
    for (const PrintedAgain& one : all) {
        const auto& quotes = revision.annotations.quotes;
        if (one.quote >= quotes.size() || quotes[one.quote].kind == QuoteKind::Reported) continue;
        const std::string_view in = text_of(revision.entry, one.where);
        json::array printings;
        for (const Printing& printing : one.printings)
            printings.push_back(printing_object(printing));
        json::value& quote = listed[listed_at[one.quote]];
        quote.as_object()["also_printed"].as_array().push_back(json::object{
            {"text", text(piece(in, one.span))},
            {"span", places.span(one.where, one.span)},
            {"total", one.total},
            {"printings", std::move(printings)},
        });
    }
}

json::value neighbour(const std::optional<AnnotatedEntry>& entry) {
    if (!entry) return nullptr;
    return json::object{
        {"id", text(entry->entry.id)},
        {"title", text(entry->entry.title)},
        {"published", text_or_null(to_string(entry->entry.published))},
    };
}

json::object as_of_object(const AsOf& answer, std::span<const AnnotatedEntry> wordings) {
    json::object object;
    object["at"] = text(to_string(answer.at));
    object["revision"] = answer.revision ? json::value(*answer.revision) : json::value(nullptr);
    object["perhaps"] = boost::json::value_from(answer.perhaps);
    object["text"] = text(answer.text);
    object["title"] = nullptr;
    object["words"] = nullptr;
    for (const AnnotatedEntry& wording : wordings) {
        if (wording.revision.number != answer.revision) continue;
        object["title"] = text(wording.entry.title);
        object["words"] = text(wording.entry.text);
    }
    return object;
}

json::value as_of_value(const EntryView& view, const std::optional<schema::Instant>& at) {
    if (!at) return nullptr;
    std::vector<AnnotatedEntry> wordings{view.revisions.rbegin(), view.revisions.rend()};
    wordings.push_back(view.entry);
    return as_of_object(as_of(*at, wordings), wordings);
}

}  // namespace

namespace {

json::object page_object(const ResultPage& page, std::string_view query) {
    json::object object;
    object["generation"] = page.generation;
    object["hits_are"] = page.are_quotes ? "quotes" : "entries";
    object["total"] = page.total;
    object["complete"] = page.is_complete;
    if (page.earlier_wordings.entries > 0) {
        object["earlier_wordings"] = json::object{{"entries", page.earlier_wordings.entries},
                                                  {"complete", page.earlier_wordings.is_exact}};
    }
    object["offset_unit"] = json::offset_unit;
    json::array hits;
    for (const Hit& hit : page.hits)
        hits.push_back(hit_object(hit));
    object["hits"] = std::move(hits);
    json::object facets;
    json::object distinct;
    for (const FacetCounts& facet : page.facets) {
        const std::string_view name = schema::field(facet.field).name;
        facets[name] = facet_array(facet);
        distinct[name] = facet.distinct;
    }
    object["facets"] = std::move(facets);
    object["facet_values"] = std::move(distinct);
    object["problems"] = json::problems(page.problems, query);
    json::array suggestions;
    for (const Suggestion& one : page.suggestions)
        suggestions.push_back(json::object{{"query", text(one.query)}, {"total", one.total}});
    object["suggestions"] = std::move(suggestions);
    if (!page.explanation.empty()) object["explanation"] = text(page.explanation);
    return object;
}

}  // namespace

std::string to_json(const ResultPage& page, std::string_view query) {
    return boost::json::serialize(page_object(page, query));
}

std::string to_json(const ResultPage& page, std::string_view query, const PageWalk& walk) {
    json::object object = page_object(page, query);
    if (!walk.is_counted) object["total"] = nullptr;
    object["next"] = walk.next ? json::value(text(*walk.next)) : json::value(nullptr);
    return boost::json::serialize(object);
}

std::string to_ndjson(const ResultPage& page) {
    std::string lines;
    for (const Hit& hit : page.hits)
        lines += boost::json::serialize(hit_object(hit)) + '\n';
    return lines;
}

std::string to_json(const EntryView& view,
                    std::uint64_t generation,
                    const std::optional<schema::Instant>& as_of) {
    json::object object;
    object["generation"] = generation;
    object["offset_unit"] = json::offset_unit;
    json::object entry = entry_object(view.entry);
    add_printed_again(entry["quotes"].as_array(), view.entry, view.printed_again);
    object["entry"] = std::move(entry);
    json::array revisions;
    for (const AnnotatedEntry& revision : view.revisions) {
        revisions.push_back(entry_object(revision));
    }
    object["revisions"] = std::move(revisions);
    object["previous"] = neighbour(view.previous);
    object["next"] = neighbour(view.next);
    object["as_of"] = as_of_value(view, as_of);
    return boost::json::serialize(object);
}

std::string to_json(const AsOf& answer, std::span<const schema::AnnotatedEntry> wordings) {
    return boost::json::serialize(as_of_object(answer, wordings));
}

}  // namespace onrecord::searcher
