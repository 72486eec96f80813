// SPDX-License-Identifier: GPL-3.0-or-later
// The command that shows what an import would take: inspect.
#include "corpus/capture_reader.hpp"
#include "indexer/program/captures.hpp"
#include "indexer/program/commands.hpp"
#include "indexer/program/entry_page.hpp"
#include "indexer/program/language.hpp"
#include "indexer/program/reports.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <iostream>
#include <optional>

namespace onrecord::indexer::program {
namespace {

using schema::Entry;
using schema::ExitStatus;
using schema::Settings;

boost::json::array texts(const std::vector<std::string>& values) {
    boost::json::array made;
    for (const std::string& value : values)
        made.emplace_back(value);
    return made;
}

boost::json::value time_or_null(const schema::KnownTime& time) {
    if (!time.is_known()) return nullptr;
    boost::json::object made{{"at", schema::to_string(time)}};
    if (time.doubt != schema::TimeDoubt::None) made["doubt"] = schema::name_of(time.doubt);
    return made;
}

boost::json::object entry_as_json(const Entry& entry) {
    boost::json::array quotes;
    for (const schema::TypedQuote& quote : entry.typed_quotes) {
        quotes.push_back(
            {{"begin", quote.span.begin}, {"end", quote.span.end}, {"speaker", quote.speaker}});
    }
    boost::json::array aside;
    for (const schema::Boilerplate& piece : entry.boilerplate)
        aside.push_back(
            boost::json::object{{"text", piece.text}, {"body_offset", piece.body_offset}});
    return {
        {"id", entry.id},
        {"outlet", entry.outlet},
        {"liveblog", entry.liveblog},
        {"liveblog_title", entry.liveblog_title},
        {"url", entry.url},
        {"title", entry.title},
        {"text", entry.text},
        {"lang", entry.lang},
        {"published", time_or_null(entry.published)},
        {"modified", time_or_null(entry.modified)},
        {"bylines", texts(entry.bylines)},
        {"typed_quotes", std::move(quotes)},
        {"set_aside", std::move(aside)},
    };
}

void print_in_words(const Entry& entry) {
    const std::string_view doubt = schema::describe(entry.published.doubt);
    std::cout << "\n== "
              << (entry.published.is_known() ? schema::to_string(entry.published) : "no time");
    if (!doubt.empty()) std::cout << " (" << doubt << ")";
    for (const std::string& byline : entry.bylines)
        std::cout << ", by " << byline;
    std::cout << '\n';
    if (!entry.title.empty()) std::cout << "# " << entry.title << "\n\n";
    std::cout << entry.text << '\n';
    for (const schema::TypedQuote& quote : entry.typed_quotes) {
        std::cout << "   quoted"
                  << (quote.speaker.empty() ? std::string{} : " from " + quote.speaker) << ": "
                  << entry.text.substr(quote.span.begin, quote.span.length()) << '\n';
    }
    for (const schema::Boilerplate& piece : entry.boilerplate)
        std::cout << "   set aside: " << piece.text << '\n';
}

corpus::CaptureHints hints_of(const Settings& settings) {
    corpus::CaptureHints hints;
    hints.outlet = settings.text("outlet");
    hints.lang = language_of(settings);
    // Only to look at, so that a page without a name can be looked at too.
    if (hints.outlet.empty()) hints.outlet = "(no outlet named)";
    if (settings.is_set("seen")) {
        const auto time = schema::parse_time(settings.text("seen"));
        if (!time) {
            throw schema::Failure{
                ExitStatus::Usage,
                "'" + settings.text("seen") +
                    "' is no time for --seen. Write it like 2022-01-28T14:05:00Z."};
        }
        hints.seen = time->at;
    }
    return hints;
}

/// Shows one Capture; gives its report.
corpus::CaptureReport inspect(const corpus::CaptureFile& capture,
                              const Settings& settings,
                              EntryPage* page) {
    const bool as_json = settings.flag("json");
    corpus::CaptureHints hints = hints_of(settings);
    hints.name = capture.name;
    if (page != nullptr)
        page->begin(hints.name.empty() ? capture.file : std::filesystem::path{hints.name});
    const auto report =
        corpus::read_capture(capture.file, hints, [&](Entry&& entry, schema::Instant) {
            if (page != nullptr) page->add(entry);
            if (as_json) {
                print_json("entry", entry_as_json(entry));
            } else if (!settings.flag("quiet")) {
                print_in_words(entry);
            }
        });
    if (page != nullptr) page->end(report);
    print_problems(report, std::cerr);
    if (as_json) {
        for (const schema::Problem& problem : report.problems)
            print_json(problem);
        print_json("capture", to_json(report));
    } else {
        std::cout << '\n' << in_words(report) << '\n';
    }
    return report;
}

bool is_partly(const corpus::CaptureReport& report, const Settings& settings) {
    const bool has_error = std::ranges::any_of(report.problems, [](const schema::Problem& problem) {
        return problem.severity == schema::Severity::Error;
    });
    const bool is_doubtful = report.account.is_doubtful() || report.problem_count > 0;
    return has_error || report.rejected > 0 || (settings.flag("strict") && is_doubtful);
}

}  // namespace

ExitStatus run_inspect(const Settings& settings) {
    const FoundCaptures captures = find_captures(settings.operands());
    ExitStatus status = ExitStatus::Done;
    std::optional<EntryPage> page;
    if (settings.is_set("html")) page.emplace(settings.text("html"));
    corpus::ReadingAccount account;
    for (const auto& file : captures.files) {
        const auto report = inspect(file, settings, page ? &*page : nullptr);
        account.add(report.account);
        if (is_partly(report, settings)) status = ExitStatus::PartlyDone;
    }
    for (const schema::Problem& problem : captures.problems)
        std::cerr << problem.place << ": " << problem.reason << '\n';
    if (captures.status != ExitStatus::Done) status = captures.status;
    if (page) page->finish();
    if (settings.flag("json")) {
        print_json("summary",
                   {{"captures", captures.files.size()},
                    {"entries", account.entries},
                    {"reading", to_json(account)}});
    }
    return status;
}

}  // namespace onrecord::indexer::program
