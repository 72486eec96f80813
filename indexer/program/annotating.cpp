// SPDX-License-Identifier: GPL-3.0-or-later
// The commands about annotations: annotate, correct.
#include "corpus/annotation_report.hpp"
#include "corpus/annotator.hpp"
#include "corpus/archive.hpp"
#include "corpus/capture_reader.hpp"
#include "corpus/corrections.hpp"
#include "indexer/program/captures.hpp"
#include "indexer/program/commands.hpp"
#include "indexer/program/language.hpp"
#include "indexer/program/reports.hpp"
#include "schema/analyzer.hpp"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <map>
#include <optional>

namespace onrecord::indexer::program {
namespace {

using schema::Entry;
using schema::ExitStatus;
using schema::Failure;
using schema::Settings;

using Liveblogs = std::map<std::string, std::vector<Entry>>;

corpus::Annotator make_annotator(const Settings& settings) {
    corpus::AnnotatorOptions options;
    for (const auto& file : settings.list("authority"))
        options.authority_files.emplace_back(file);
    if (settings.is_set("archive")) {
        options.corrections = corpus::corrections_file(settings.text("archive"));
    }
    return corpus::Annotator{options};
}

void print_problems(const corpus::CaptureReport& report) {
    for (const schema::Problem& problem : report.problems) {
        std::cerr << problem.place << ": " << problem.reason << '\n';
    }
}

ExitStatus read_all(const Settings& settings, Liveblogs& liveblogs) {
    const FoundCaptures captures = find_captures(settings.operands());
    ExitStatus status = captures.status;
    for (const auto& problem : captures.problems)
        std::cerr << problem.place << ": " << problem.reason << '\n';
    corpus::CaptureHints hints;
    hints.outlet = settings.text("outlet");
    hints.lang = language_of(settings);
    for (const auto& [file, name, url, seen] : captures.files) {
        hints.name = name;
        const auto report = corpus::read_capture(file, hints, [&](Entry&& entry, schema::Instant) {
            liveblogs[entry.liveblog].push_back(std::move(entry));
        });
        print_problems(report);
        if (report.problem_count > 0 && status == ExitStatus::Done) {
            status = ExitStatus::PartlyDone;
        }
    }
    if (liveblogs.empty()) {
        throw Failure{ExitStatus::NoInput,
                      "No Entry was found. Name Captures, or folders of them: onrecord-index "
                      "annotate tests/data/samples"};
    }
    return status;
}

void print(const Entry& entry, const schema::Annotations& made, const Settings& settings) {
    if (settings.flag("json")) {
        std::cout << corpus::annotations_as_json(entry, made) << '\n';
    } else {
        std::cout << corpus::annotations_in_words(entry, made) << '\n';
    }
}

/// All Revisions of the Entry in the Archive, the newest last.
std::vector<Entry> find_entry(const Settings& settings) {
    const std::string id = settings.text("entry");
    std::vector<Entry> found;
    corpus::Archive::open_for_reading(settings.text("archive"))
        .for_each([&](corpus::ArchivedRevision&& revision) {
            if (revision.entry.id == id) found.push_back(std::move(revision.entry));
        });
    if (!found.empty()) return found;
    throw Failure{
        ExitStatus::NoInput,
        "The Archive has no Entry " + id + ". Ids stand in every Hit of onrecord-search --json."};
}

/// The words of the one quote that has the words asked for.
std::string find_quote(const Settings& settings, const Entry& entry) {
    const std::string wanted = schema::fold(settings.text("quote"));
    auto made = corpus::Annotator{}.annotate(std::span{&entry, 1}).front();
    std::erase_if(made.quotes, [](const schema::Quote& quote) {
        return quote.kind == schema::QuoteKind::Reported;
    });
    std::vector<std::string> found;
    for (const schema::Quote& quote : made.quotes) {
        const std::string words{corpus::words_of(entry, quote)};
        if (schema::fold(words).find(wanted) != std::string::npos) found.push_back(words);
    }
    if (found.size() == 1) return found.front();
    std::string message = found.empty() ? "The Entry has no quote with these words. It has:"
                                        : "Several quotes of the Entry have these words:";
    for (const schema::Quote& quote : made.quotes) {
        message += "\n  \"" + std::string{corpus::words_of(entry, quote)} + "\"";
    }
    throw Failure{ExitStatus::Usage, message};
}

schema::Instant now() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

}  // namespace

ExitStatus run_annotate(const Settings& settings) {
    Liveblogs liveblogs;
    const ExitStatus status = read_all(settings, liveblogs);
    const corpus::Annotator annotator = make_annotator(settings);
    for (auto& [id, entries] : liveblogs) {
        std::stable_sort(entries.begin(), entries.end(), [](const Entry& one, const Entry& other) {
            return one.order < other.order;
        });
        const auto made = annotator.annotate(entries);
        for (std::size_t at = 0; at < entries.size(); ++at)
            print(entries[at], made[at], settings);
    }
    return status;
}

namespace {

void require_settings(const Settings& settings) {
    for (const std::string_view name : {"entry", "quote", "who", "why"}) {
        if (settings.is_set(name)) continue;
        throw Failure{ExitStatus::Usage,
                      "Say --" + std::string{name} +
                          ". --help shows an example; --list needs only --archive."};
    }
    if (settings.is_set("speaker") || settings.flag("undo")) return;
    throw Failure{ExitStatus::Usage, "Say --speaker NAME, or 'nobody'; --undo takes one back."};
}

schema::CorrectionKind kind_of(const Settings& settings) {
    using schema::CorrectionKind;
    for (const CorrectionKind kind : {CorrectionKind::OurReading, CorrectionKind::TheOutlet}) {
        if (settings.text("kind") == name_of(kind)) return kind;
    }
    throw Failure{
        ExitStatus::Usage,
        "'" + settings.text("kind") + "' is no kind of correction. Say our-reading or the-outlet."};
}

void print(const corpus::Correction& correction, const Settings& settings) {
    if (settings.flag("json")) {
        print_json("correction",
                   {{"entry", correction.entry},
                    {"quote", correction.quote},
                    {"speaker", correction.speaker},
                    {"kind", name_of(correction.kind)},
                    {"who", correction.who},
                    {"why", correction.why},
                    {"when", to_string(correction.when)}});
        return;
    }
    std::cout << correction.entry << ' '
              << (correction.speaker.empty() ? "nobody known" : correction.speaker) << " ("
              << name_of(correction.kind) << "), said " << correction.who << " at "
              << to_string(correction.when) << ": " << correction.why << '\n';
}

ExitStatus list_corrections(const Settings& settings) {
    const auto file = corpus::corrections_file(settings.text("archive"));
    const auto standing = corpus::StandingCorrections{corpus::read_corrections(file)}.all();
    for (const corpus::Correction& correction : standing)
        print(correction, settings);
    if (settings.flag("json")) print_json("summary", {{"corrections", standing.size()}});
    return ExitStatus::Done;
}

void require_standing(const std::filesystem::path& file, const corpus::Correction& undo) {
    const corpus::StandingCorrections standing{corpus::read_corrections(file)};
    if (standing.find(undo.entry, undo.quote) != nullptr) return;
    throw Failure{ExitStatus::NoInput,
                  "No correction of this quote stands. correct --list shows those that do."};
}

}  // namespace

ExitStatus run_correct(const Settings& settings) {
    if (settings.flag("list")) return list_corrections(settings);
    require_settings(settings);
    const auto revisions = find_entry(settings);
    const std::string words = find_quote(settings, revisions.back());
    std::string speaker = settings.text("speaker");
    if (speaker == "nobody") speaker.clear();
    const corpus::Correction correction{settings.text("entry"),
                                        corpus::quote_digest(words),
                                        speaker,
                                        settings.text("who"),
                                        settings.text("why"),
                                        now(),
                                        kind_of(settings),
                                        settings.flag("undo")};
    const auto file = corpus::corrections_file(settings.text("archive"));
    if (correction.is_undo) require_standing(file, correction);
    corpus::record_correction(file, correction);
    if (settings.flag("quiet")) return ExitStatus::Done;
    if (correction.is_undo) {
        std::cerr << "Taken back: \"" << words << "\" is as the page and our rules say.";
    } else {
        std::cerr << "Recorded: \"" << words << "\" is "
                  << (speaker.empty() ? "of nobody known" : speaker + "'s") << '.';
    }
    std::cerr << " The next build shows it.\n";
    return ExitStatus::Done;
}

}  // namespace onrecord::indexer::program
