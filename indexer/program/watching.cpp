// SPDX-License-Identifier: GPL-3.0-or-later
// The command that imports and publishes what arrives in a folder: watch.
#include "indexer/indexer.hpp"
#include "indexer/program/commands.hpp"
#include "indexer/program/folder_watch.hpp"
#include "indexer/program/interruption.hpp"
#include "indexer/program/making.hpp"
#include "schema/failure.hpp"

#include <algorithm>
#include <iostream>

namespace onrecord::indexer::program {
namespace {

using schema::ExitStatus;
using schema::Failure;
using schema::Settings;

FoundCaptures found(const std::vector<std::filesystem::path>& files) {
    std::vector<std::string> names;
    for (const auto& file : files)
        names.push_back(file.string());
    return find_captures(names);
}

/// One burst of files: imports them, and publishes if there is anything new. What cannot be read is
/// reported with its reason, and the rest goes on.
void take(const std::vector<std::filesystem::path>& files, const Settings& settings) {
    const Import done = import_found(found(files), import_options(settings), settings);
    print_summary(done, settings);
    // A Capture without new words can still change until when words are known to have stood.
    const corpus::ImportCounts& captures = done.report.captures;
    const bool is_known = captures.unchanged + captures.rejected == captures.found &&
                          done.report.entries.found == done.report.entries.rejected;
    if (is_known) return;
    print_summary(build_as_set(settings), settings);
    collect_garbage(settings.text("index"), static_cast<unsigned>(settings.number("keep")));
}

/// What an earlier watch imported, and was stopped before it was published.
void publish_what_is_there(const Settings& settings) {
    if (!std::filesystem::is_directory(std::filesystem::path{settings.text("archive")} /
                                       "segments"))
        return;
    if (corpus::Archive::open_for_reading(settings.text("archive")).revision_count() == 0) return;
    try {
        print_summary(build_as_set(settings), settings);
    } catch (const Failure& failure) {
        if (failure.status() != ExitStatus::Locked) throw;
        std::cerr << failure.what() << '\n';
    }
}

/// Another import or build holds the lock: it is waited for. All else ends the watch.
void take_or_put_back(FolderWatch& watch,
                      const std::vector<std::filesystem::path>& files,
                      const Settings& settings) {
    try {
        take(files, settings);
    } catch (const Failure& failure) {
        if (failure.status() != ExitStatus::Locked) throw;
        std::cerr << failure.what() << " Waiting for it.\n";
        watch.put_back(files);
    }
}

}  // namespace

ExitStatus run_watch(const Settings& settings) {
    catch_interruptions();
    FolderWatch watch{settings.operands().front()};
    std::cout << "watching " << settings.operands().front() << std::endl;
    try {
        publish_what_is_there(settings);
        for (;;)
            take_or_put_back(watch, watch.next(), settings);
    } catch (const Interrupted&) {
        // A signal is the normal end of a watch; what was imported is kept, the rest is found at
        // the next start.
        std::cout << "stopped\n";
        return ExitStatus::Done;
    }
}

}  // namespace onrecord::indexer::program
