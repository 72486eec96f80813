// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/instant.hpp"
#include "schema/suggestion.hpp"
#include "searcher/csv.hpp"
#include "searcher/draft_check.hpp"
#include "searcher/drafts/outcome.hpp"
#include "searcher/drafts/words.hpp"
#include "searcher/utf16.hpp"

#include <algorithm>
#include <utility>

namespace onrecord::searcher {
namespace {

constexpr std::string_view columns[] = {"words", "speaker", "before"};
constexpr std::size_t most_list_bytes = 4U << 20U;

schema::Problem wrong_list(std::size_t line, const std::string& reason) {
    return {"Line " + std::to_string(line) + " of the list: " + reason,
            "",
            std::nullopt,
            schema::Severity::Error};
}

std::string trimmed_lower(std::string_view cell) {
    std::string name;
    for (const char c : cell) {
        if (c != ' ' && c != '\t') {
            name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return name;
}

/// The position of each of `columns` in the rows; npos when it is absent.
struct Layout {
    std::array<std::size_t, std::size(columns)> place{
        std::string::npos, std::string::npos, std::string::npos};
    std::string cell(const CsvRow& row, std::size_t column) const {
        return place[column] < row.cells.size() ? row.cells[place[column]] : std::string{};
    }
};

schema::Result<Layout> read_layout(const CsvRow& head) {
    Layout layout;
    for (std::size_t i = 0; i < head.cells.size(); ++i) {
        const std::string name = trimmed_lower(head.cells[i]);
        const auto* row = std::ranges::find(columns, name);
        if (row == std::end(columns)) {
            return wrong_list(head.line,
                              "there is no column '" + well_formed(head.cells[i].substr(0, 80)) +
                                  "' here; its first line names the columns words, speaker, "
                                  "before." +
                                  schema::did_you_mean(name, columns));
        }
        layout.place[static_cast<std::size_t>(row - std::begin(columns))] = i;
    }
    if (layout.place[0] != std::string::npos) return layout;
    return wrong_list(head.line, "its first line must name a column 'words'.");
}

schema::Result<DraftQuotation> read_row(const Layout& layout, const CsvRow& row) {
    DraftQuotation quotation;
    quotation.words = well_formed(layout.cell(row, 0));
    quotation.speaker = well_formed(layout.cell(row, 1));
    quotation.level = schema::Level::High;
    quotation.rule = drafts::list_rule;
    const std::string before = layout.cell(row, 2);
    if (before.empty()) return quotation;
    const auto time = schema::parse_time(before);
    if (!time) {
        return wrong_list(
            row.line,
            "'" + well_formed(before.substr(0, 80)) + "' is no date or time, as in 2022-01-28.");
    }
    quotation.before = time->at;
    return quotation;
}

std::vector<std::string> cells_of(std::size_t number, const CheckedQuotation& checked) {
    const DraftQuotation& quotation = checked.quotation;
    std::vector<std::string> cells{std::to_string(number),
                                   std::string{to_string(checked.outcome)},
                                   "",
                                   quotation.words,
                                   quotation.speaker};
    if (checked.report && checked.report->verdict) cells[2] = to_string(*checked.report->verdict);
    const drafts::Evidence evidence = drafts::evidence_of(checked);
    for (const std::string* cell : {&evidence.words,
                                    &evidence.speaker,
                                    &evidence.outlet,
                                    &evidence.published,
                                    &evidence.address,
                                    &evidence.id}) {
        cells.push_back(*cell);
    }
    cells.push_back(drafts::notes_of(checked));
    return cells;
}

}  // namespace

schema::Result<Draft> read_quotation_list(std::string_view csv) {
    if (csv.size() > most_list_bytes) {
        return wrong_list(1, "a list of more than 4 MiB is not read.");
    }
    const auto rows = read_csv(csv);
    if (rows.empty()) return wrong_list(1, "it is empty; its first line names the columns.");
    const auto layout = read_layout(rows.front());
    if (!layout) return layout.error();
    Draft draft;
    draft.kind = "list";
    for (std::size_t i = 1; i < rows.size(); ++i) {
        auto quotation = read_row(*layout, rows[i]);
        if (!quotation) return quotation.error();
        draft.quotations.push_back(std::move(*quotation));
    }
    return draft;
}

std::string to_csv(const DraftReport& report) {
    std::string text = csv_row({"number",
                                "outcome",
                                "verdict",
                                "words",
                                "speaker",
                                "printed_words",
                                "printed_speaker",
                                "outlet",
                                "published",
                                "address",
                                "entry",
                                "notes"});
    std::size_t number = 0;
    for (const CheckedQuotation& checked : report.quotations) {
        text += csv_row(cells_of(++number, checked));
    }
    return text;
}

}  // namespace onrecord::searcher
