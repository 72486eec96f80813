// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/failure.hpp"
#include "schema/generation.hpp"
#include "searcher/draft_check.hpp"
#include "searcher/program/checking.hpp"
#include "searcher/program/commands.hpp"
#include "searcher/program/draft_text.hpp"
#include "searcher/program/input.hpp"
#include "searcher/program/pager.hpp"

#include <filesystem>
#include <iostream>
#include <unistd.h>

namespace onrecord::searcher::program {
namespace {

using schema::ExitStatus;
using schema::Failure;
using schema::Settings;

constexpr std::size_t most_draft_bytes = 16U << 20U;
constexpr std::chrono::milliseconds usual_time_limit{60'000};

enum class DraftFormat : std::uint8_t { Table, Json, Csv, Html };

struct FormatRow {
    std::string_view name;
    DraftFormat format;
};
constexpr FormatRow formats[] = {
    {"table", DraftFormat::Table},
    {"json", DraftFormat::Json},
    {"csv", DraftFormat::Csv},
    {"html", DraftFormat::Html},
};

DraftFormat read_format(const Settings& settings) {
    if (settings.flag("json")) return DraftFormat::Json;
    const std::string name = settings.text("format");
    for (const FormatRow& row : formats) {
        if (row.name == name) return row.format;
    }
    throw Failure{ExitStatus::Usage,
                  "'--format' is table, json, csv or html for a draft, not '" + name + "'."};
}

DraftOptions read_options(const Settings& settings) {
    DraftOptions options;
    options.before = read_before(settings);
    options.occurrences = static_cast<std::uint32_t>(settings.number("limit"));
    options.time_limit = settings.is_set("time-limit")
                             ? std::chrono::milliseconds{settings.number("time-limit")}
                             : usual_time_limit;
    if (!settings.is_set("limit")) options.occurrences = DraftOptions{}.occurrences;
    return options;
}

Draft read_draft(const Settings& settings) {
    const bool is_list = settings.is_set("file");
    const std::string file = settings.text(is_list ? "file" : "draft");
    const std::string bytes = read_input(file, most_draft_bytes);
    auto draft = is_list ? read_quotation_list(bytes)
                         : DraftReader{}.read(bytes, file == "-" ? std::string{} : file);
    if (!draft) throw Failure{ExitStatus::BadData, file + ": " + draft.error().reason};
    return std::move(*draft);
}

/// The page's title; what came by stdin has none.
std::string name_of_draft(const Settings& settings) {
    const std::string file = settings.text(settings.is_set("file") ? "file" : "draft");
    return file == "-" ? std::string{} : std::filesystem::path{file}.filename().string();
}

void print(const DraftReport& report, DraftFormat format, const Settings& settings) {
    switch (format) {
        case DraftFormat::Table:
            show(draft_text(report, Paint{STDOUT_FILENO}), settings);
            return;
        case DraftFormat::Json:
            std::cout << to_json(report) << '\n';
            return;
        case DraftFormat::Csv:
            std::cout << to_csv(report);
            return;
        case DraftFormat::Html:
            std::cout << to_page(report, name_of_draft(settings));
            return;
    }
}

struct StatusRow {
    Outcome outcome;
    ExitStatus status;
};

/// The gravest outcome opens or shuts a publishing gate.
constexpr StatusRow status_rows[] = {
    {Outcome::DoesNotStand, ExitStatus::DoesNotStand},
    {Outcome::NotFound, ExitStatus::NothingFound},
    {Outcome::NotComplete, ExitStatus::PartlyDone},
    {Outcome::Unproven, ExitStatus::PartlyDone},
    {Outcome::Stands, ExitStatus::Done},
};

ExitStatus status_of(const DraftReport& report) {
    for (const StatusRow& row : status_rows) {
        if (row.outcome == report.outcome) return row.status;
    }
    return ExitStatus::Done;
}

}  // namespace

ExitStatus run_draft(const Settings& settings) {
    if (settings.is_set("file") && settings.is_set("draft")) {
        throw Failure{ExitStatus::Usage, "Give either '--draft' or '--file', not both."};
    }
    if (!settings.operands().empty()) {
        throw Failure{ExitStatus::Usage, "Words and a draft cannot be checked at once."};
    }
    if (settings.is_set("speaker")) {
        throw Failure{ExitStatus::Usage,
                      "The draft itself names who speaks: leave '--speaker' out."};
    }
    const DraftFormat format = read_format(settings);
    const DraftOptions options = read_options(settings);
    Draft draft = read_draft(settings);
    QuoteChecker checker{open_index(settings)};
    const DraftReport report = check_draft(checker, std::move(draft), options);
    print(report, format, settings);
    std::cout.flush();
    return status_of(report);
}

}  // namespace onrecord::searcher::program
