// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check_json.hpp"

#include "schema/instant.hpp"
#include "searcher/json/checks.hpp"
#include "searcher/json/diffs.hpp"
#include "searcher/json/values.hpp"
#include "searcher/standing.hpp"

#include <boost/json.hpp>

namespace onrecord::searcher {

namespace {

using json::diff_array;
using json::text;
using json::text_or_null;
using json::texts;

void add_place(json::object& object, const Occurrence& occurrence) {
    const schema::Entry& entry = occurrence.revision.entry;
    object["id"] = text(entry.id);
    object["outlet"] = text(entry.outlet);
    object["liveblog"] = text(entry.liveblog);
    object["liveblog_title"] = text(entry.liveblog_title);
    object["url"] = text_or_null(schema::shown_address(entry));
    object["title"] = text(entry.title);
    object["published"] = text_or_null(to_string(entry.published));
    object["published_trust"] = text_or_null(json::name_of(entry.published.trust));
    object["printed"] = occurrence.printed ? json::printed(occurrence.printed->when)
                                           : json::printed(occurrence.revision);
    object["revision"] = json::revision_stamp(occurrence.revision);
    object["where"] = json::name_of(occurrence.where);
    const std::string_view in = json::text_of(entry, occurrence.where);
    object["span"] = json::span(in, occurrence.span);
    object["text"] = text(json::piece(in, occurrence.span));
}

json::value correction_value(const std::optional<schema::QuoteCorrection>& correction) {
    if (!correction) return nullptr;
    json::object object;
    object["kind"] = schema::name_of(correction->kind);
    object["speaker"] = text_or_null(correction->speaker);
    object["replaced"] = text_or_null(correction->replaced);
    object["who"] = text(correction->who);
    object["why"] = text_or_null(correction->why);
    object["when"] = text(to_string(correction->when));
    return object;
}

json::object occurrence_object(const Occurrence& occurrence) {
    json::object object;
    add_place(object, occurrence);
    object["verdict"] = to_string(occurrence.verdict);
    object["edits"] = occurrence.edits;
    object["diff"] = diff_array(occurrence.diff);
    object["in_quote"] = occurrence.in_quote;
    object["speaker"] = text_or_null(occurrence.speaker);
    object["level"] = occurrence.speaker.empty() ? json::value(nullptr)
                                                 : json::value(json::name_of(occurrence.level));
    object["rule"] = text_or_null(occurrence.rule);
    object["stance"] = schema::name_of(occurrence.stance);
    object["reported_by"] = text_or_null(occurrence.reported_by);
    object["cut_before"] = text_or_null(occurrence.cut_before);
    object["cut_after"] = text_or_null(occurrence.cut_after);
    object["sentence_before"] = text_or_null(occurrence.sentence_before);
    object["sentence_after"] = text_or_null(occurrence.sentence_after);
    object["cluster"] = occurrence.cluster;
    object["runs_on_into"] = text_or_null(occurrence.runs_on_into);
    object["entry_kind"] = schema::name_of(occurrence.revision.entry.kind);
    object["spoken_at"] = occurrence.spoken_at ? json::value(to_time_code(*occurrence.spoken_at))
                                               : json::value(nullptr);
    object["correction"] = correction_value(occurrence.correction);
    object["stood_perhaps"] = occurrence.stood_perhaps;
    object["outlet_correction"] = text_or_null(occurrence.outlet_correction);
    object["outlet_correction_id"] = text_or_null(occurrence.outlet_correction_id);
    object["perhaps_same_as"] = text_or_null(occurrence.perhaps_same_as);
    return object;
}

json::object variant_object(const Variant& variant) {
    json::object object;
    object["text"] = text(variant.text);
    object["diff"] = diff_array(variant.diff);
    object["occurrences"] = boost::json::value_from(variant.occurrences);
    return object;
}

json::array clusters_array(const std::vector<Cluster>& clusters) {
    json::array array;
    for (const Cluster& cluster : clusters) {
        json::object object;
        object["statement"] = text(cluster.statement);
        json::array variants;
        for (const Variant& variant : cluster.variants) {
            variants.push_back(variant_object(variant));
        }
        object["variants"] = std::move(variants);
        object["outlets"] = texts(cluster.outlets);
        object["speakers"] = texts(cluster.speakers);
        array.push_back(std::move(object));
    }
    return array;
}

json::array speakers_array(const std::vector<SpeakerCount>& speakers) {
    json::array array;
    for (const SpeakerCount& speaker : speakers) {
        json::object object;
        object["speaker"] = text_or_null(speaker.speaker);
        object["count"] = speaker.count;
        array.push_back(std::move(object));
    }
    return array;
}

json::object first_printed_object(const FirstPrinted& first) {
    json::object object;
    object["occurrence"] = first.occurrence ? json::value(*first.occurrence) : json::value(nullptr);
    object["proven"] = first.is_proven;
    object["basis"] = first.basis == FirstBasis::Captures  ? json::value("captures")
                      : first.basis == FirstBasis::Outlets ? json::value("outlets")
                                                           : json::value(nullptr);
    object["reason"] = text(first.reason);
    return object;
}

}  // namespace

json::object json::searched_object(const SearchedScope& searched) {
    json::object object;
    object["generation"] = searched.generation;
    object["entries"] = searched.entries;
    object["liveblogs"] = searched.liveblogs;
    object["outlets"] = searched.outlets;
    object["from"] = searched.period ? text_or_null(to_string(searched.period->begin)) : nullptr;
    object["to"] = searched.period ? text_or_null(to_string(searched.period->end)) : nullptr;
    object["languages"] = texts(searched.languages);
    return object;
}

json::array json::warnings_array(const std::vector<Warning>& warnings) {
    json::array array;
    for (const Warning& warning : warnings) {
        json::object object;
        object["code"] = warning.code;
        object["text"] = text(warning.text);
        array.push_back(std::move(object));
    }
    return array;
}

json::object json::check_object(const CheckReport& report, std::string_view words) {
    json::object object;
    object["generation"] = report.searched.generation;
    object["verdict"] = report.verdict ? json::value(to_string(*report.verdict)) : nullptr;
    if (report.checked) {
        json::object checked;
        checked["words"] = text(report.checked->words);
        checked["speaker"] = text_or_null(report.checked->speaker);
        checked["around"] = text(report.checked->around);
        object["checked"] = std::move(checked);
    } else {
        object["checked"] = nullptr;
    }
    object["standing"] = name_of(standing_of(report));
    object["complete"] = report.is_complete;
    object["unlooked"] = text_or_null(report.unlooked);
    object["offset_unit"] = json::offset_unit;
    object["warnings"] = json::warnings_array(report.warnings);
    json::array occurrences;
    for (const Occurrence& occurrence : report.occurrences) {
        occurrences.push_back(occurrence_object(occurrence));
    }
    object["best"] = occurrences.empty() ? json::value(nullptr) : occurrences.front();
    object["diff"] =
        report.occurrences.empty() ? json::array{} : diff_array(report.occurrences.front().diff);
    object["total"] = report.total;
    object["nearest_in_body"] =
        report.nearest_in_body ? json::value(occurrence_object(*report.nearest_in_body)) : nullptr;
    json::array nearest;
    for (const Occurrence& occurrence : report.nearest) {
        nearest.push_back(occurrence_object(occurrence));
    }
    object["nearest"] = std::move(nearest);
    object["occurrences"] = std::move(occurrences);
    object["clusters"] = clusters_array(report.clusters);
    object["speakers"] = speakers_array(report.speakers);
    object["first_printed"] = first_printed_object(report.first_printed);
    object["searched"] = json::searched_object(report.searched);
    object["problems"] = json::problems(report.problems, words);
    if (!report.explanation.empty()) object["explanation"] = text(report.explanation);
    return object;
}

std::string to_json(const CheckReport& report, std::string_view words) {
    return boost::json::serialize(json::check_object(report, words));
}

}  // namespace onrecord::searcher
