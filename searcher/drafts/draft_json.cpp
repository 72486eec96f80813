// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/draft_check.hpp"
#include "searcher/json/checks.hpp"
#include "searcher/json/values.hpp"
#include "searcher/utf16.hpp"

#include <algorithm>

namespace onrecord::searcher {
namespace {

json::object totals_object(const DraftReport& report) {
    json::object object;
    object["quotations"] = report.quotations.size() + report.unlisted;
    object["not_listed"] = report.unlisted;
    for (std::size_t i = 0; i < outcome_count; ++i) {
        std::string name{to_string(static_cast<Outcome>(i))};
        std::ranges::replace(name, '-', '_');
        object[name] = report.totals[i];
    }
    return object;
}

json::object quotation_object(const CheckedQuotation& checked, schema::Span span) {
    const DraftQuotation& quotation = checked.quotation;
    json::object object;
    object["span"] = json::array{span.begin, span.end};
    object["words"] = json::text(quotation.words);
    object["speaker"] = json::text_or_null(quotation.speaker);
    object["level"] = quotation.speaker.empty() ? json::value(nullptr)
                                                : json::value(json::name_of(quotation.level));
    object["rule"] = json::text_or_null(quotation.rule);
    object["stance"] = schema::name_of(quotation.stance);
    object["outcome"] = to_string(checked.outcome);
    object["notes"] = json::warnings_array(checked.notes);
    object["verdict"] = checked.report && checked.report->verdict
                            ? json::value(to_string(*checked.report->verdict))
                            : json::value(nullptr);
    object["check"] = checked.report
                          ? json::value(json::check_object(*checked.report, quotation.words))
                          : json::value(nullptr);
    return object;
}

}  // namespace

std::string to_json(const DraftReport& report) {
    std::vector<schema::Span> bytes;
    for (const CheckedQuotation& checked : report.quotations) {
        bytes.push_back(checked.quotation.span);
    }
    const auto spans = utf16_spans(report.draft.text, bytes);
    json::object object;
    object["generation"] = report.searched.generation;
    object["outcome"] = to_string(report.outcome);
    object["complete"] = report.total(Outcome::NotComplete) == 0;
    object["totals"] = totals_object(report);
    object["offset_unit"] = json::offset_unit;
    object["draft"] = json::object{{"kind", json::text(report.draft.kind)},
                                   {"lang", json::text_or_null(report.draft.lang)},
                                   {"text", json::text(report.draft.text)}};
    json::array quotations;
    for (std::size_t i = 0; i < report.quotations.size(); ++i) {
        quotations.push_back(quotation_object(report.quotations[i], spans[i]));
    }
    object["quotations"] = std::move(quotations);
    object["searched"] = json::searched_object(report.searched);
    return boost::json::serialize(object);
}

}  // namespace onrecord::searcher
