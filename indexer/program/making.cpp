// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that write: import, build, run.
#include "indexer/program/making.hpp"

#include "indexer/indexer.hpp"
#include "indexer/program/captures.hpp"
#include "indexer/program/commands.hpp"
#include "indexer/program/copying.hpp"
#include "indexer/program/interruption.hpp"
#include "indexer/program/language.hpp"
#include "indexer/program/progress.hpp"
#include "indexer/program/reports.hpp"
#include "schema/instant.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <iostream>
#include <utility>

namespace onrecord::indexer::program {
namespace {

using schema::ExitStatus;
using schema::Failure;
using schema::Settings;

std::optional<schema::Instant> seen_time(const Settings& settings) {
    if (!settings.is_set("seen")) return std::nullopt;
    const std::string text = settings.text("seen");
    const auto time = schema::parse_time(text);
    if (time) return time->at;
    throw Failure{ExitStatus::Usage,
                  "'" + text + "' is no time for --seen. Write it like 2022-01-28T14:05:00Z."};
}

void print_problem(const schema::Problem& problem, const Settings& settings) {
    std::cerr << problem.place << ": " << problem.reason << '\n';
    if (settings.flag("json")) print_json(problem);
}

void print_all_problems(const corpus::CaptureReport& capture, const Settings& settings) {
    print_problems(capture, std::cerr);
    if (!settings.flag("json")) return;
    for (const schema::Problem& problem : capture.problems)
        print_json(problem);
}

/// What was read of each Capture: for people the first ten, as JSON the first thousand; the rest
/// are in the sum.
class CaptureLines {
public:
    void add(const corpus::CaptureReport& capture,
             const corpus::ImportCounts& entries,
             const Settings& settings) {
        constexpr std::uint64_t shown = 10;
        constexpr std::uint64_t kept = 1'000;
        ++captures_;
        if (settings.flag("json")) {
            if (captures_ > kept) return;
            auto line = to_json(capture);
            line["counts"] = to_json(entries);
            lines_.push_back(std::move(line));
        } else if (!settings.flag("quiet") && captures_ <= shown) {
            std::cout << in_words(capture) << '\n';
        }
    }

    boost::json::array take() { return std::move(lines_); }

private:
    std::uint64_t captures_ = 0;
    boost::json::array lines_;
};

bool has_warning(const corpus::ImportReport& report) {
    return std::ranges::any_of(report.problems,
                               [](const auto& capture) { return capture.problem_count > 0; });
}

FoundCaptures captures_of(const Settings& settings) {
    if (settings.operands().empty() && !settings.is_set("list")) {
        throw Failure{ExitStatus::Usage,
                      "Say what to import: files, folders, '-' for stdin, or --list FILE."};
    }
    FoundCaptures captures = find_captures(settings.operands());
    if (settings.is_set("list")) add_listed(settings.text("list"), captures);
    return captures;
}

BuildOptions build_options(const Settings& settings) {
    BuildOptions options;
    options.archive = settings.text("archive");
    options.index = settings.text("index");
    options.shard_entries = static_cast<std::uint64_t>(settings.number("shard-entries"));
    options.workers = static_cast<unsigned>(settings.number("workers"));
    options.annotate = !settings.flag("no-annotation");
    options.positions = settings.flag("positions");
    options.force = settings.flag("force");
    options.allow_fewer = settings.flag("allow-fewer");
    for (const std::string& file : settings.list("authority")) {
        options.authority_files.emplace_back(file);
    }
    return options;
}

boost::json::object as_json(const Import& done) {
    auto made = to_json(done.report);
    made["read"] = done.captures;
    return made;
}

Import import(const Settings& settings) {
    corpus::ImportOptions options = import_options(settings);
    options.hints.seen = seen_time(settings);
    return import_found(captures_of(settings), std::move(options), settings);
}

}  // namespace

corpus::ImportOptions import_options(const Settings& settings) {
    corpus::ImportOptions options;
    options.hints.outlet = settings.text("outlet");
    options.hints.lang = language_of(settings);
    options.keep_captures = !settings.flag("no-captures");
    return options;
}

Import import_found(const FoundCaptures& captures,
                    corpus::ImportOptions options,
                    const Settings& settings) {
    Progress progress{style_for_stderr(settings.flag("quiet")), std::cerr};
    options.progress = [&](std::uint64_t bytes, std::uint64_t) {
        stop_if_asked();
        progress.show("importing bytes", bytes, captures.bytes);
    };
    Import import;
    CaptureLines lines;
    options.captured = [&](const corpus::CaptureReport& capture,
                           const corpus::ImportCounts& entries) {
        progress.clear();
        lines.add(capture, entries, settings);
    };
    // Nothing to read makes no Archive.
    if (!captures.files.empty() || captures.problems.empty()) {
        import.report = corpus::Archive::open_for_import(settings.text("archive"))
                            .import(captures.files, options);
    }
    progress.clear();
    for (const auto& file : import.report.set_aside) {
        std::cerr << "An import before did not finish; what it left was never acknowledged and is "
                     "kept in "
                  << file.string() << ". Import its Captures again.\n";
    }
    for (const corpus::CaptureReport& capture : import.report.problems) {
        print_all_problems(capture, settings);
    }
    for (const schema::Problem& problem : captures.problems)
        print_problem(problem, settings);
    // Text that was kept with U+FFFD in place of what is no UTF-8 is not rejected, but not done.
    const bool has_error = std::ranges::any_of(import.report.problems, [](const auto& capture) {
        return std::ranges::any_of(capture.problems, [](const schema::Problem& problem) {
            return problem.severity == schema::Severity::Error;
        });
    });
    const bool is_partly_done =
        has_error || import.report.captures.rejected > 0 || import.report.entries.rejected > 0;
    const bool is_doubtful = settings.flag("strict") &&
                             (import.report.account.is_doubtful() || has_warning(import.report));
    if (is_partly_done || is_doubtful) import.status = ExitStatus::PartlyDone;
    if (captures.status != ExitStatus::Done) import.status = captures.status;
    import.captures = lines.take();
    return import;
}

BuildReport build_as_set(const Settings& settings) {
    BuildOptions options = build_options(settings);
    Progress progress{style_for_stderr(settings.flag("quiet")), std::cerr};
    options.progress = [&](const BuildProgress& now) {
        stop_if_asked();
        progress.show(now.stage, now.done, now.total);
    };
    catch_interruptions();
    return indexer::build(options);
}

void print_summary(const Import& done, const Settings& settings) {
    if (settings.flag("json")) {
        print_json("summary", as_json(done));
    } else {
        std::cout << in_words(done.report) << std::endl;
    }
}

void print_summary(const BuildReport& report, const Settings& settings) {
    if (settings.flag("json")) {
        print_json("summary", to_json(report));
    } else {
        std::cout << in_words(report) << std::endl;
    }
}

ExitStatus run_import(const Settings& settings) {
    if (names_export(settings)) return import_export(settings);
    const Import done = import(settings);
    print_summary(done, settings);
    return done.status;
}

ExitStatus run_build(const Settings& settings) {
    print_summary(build_as_set(settings), settings);
    return ExitStatus::Done;
}

ExitStatus run_both(const Settings& settings) {
    if (names_export(settings)) {
        const ExitStatus status = import_export(settings);
        print_summary(build_as_set(settings), settings);
        return status;
    }
    const Import imported = import(settings);
    if (!settings.flag("json")) std::cout << in_words(imported.report) << std::endl;
    const BuildReport built = build_as_set(settings);
    if (settings.flag("json")) {
        print_json("summary", {{"import", as_json(imported)}, {"build", to_json(built)}});
    } else {
        std::cout << in_words(built) << std::endl;
    }
    return imported.status;
}

}  // namespace onrecord::indexer::program
