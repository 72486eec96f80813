// SPDX-License-Identifier: GPL-3.0-or-later
// The command that takes words out of the Archive for good: erase.
#include "corpus/archive.hpp"
#include "corpus/identities.hpp"
#include "indexer/program/commands.hpp"
#include "indexer/program/reports.hpp"
#include "indexer/program/wording.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <iterator>
#include <pwd.h>
#include <unistd.h>

namespace onrecord::indexer::program {
namespace {

using schema::ExitStatus;
using schema::Failure;
using schema::Settings;

/// The name of whoever runs this, where none is given.
std::string login_name() {
    // One thread, and the name is copied at once.
    const passwd* user = ::getpwuid(::geteuid());  // NOLINT(concurrency-mt-unsafe)
    return user != nullptr ? user->pw_name : "user " + std::to_string(::geteuid());
}

corpus::ErasureRequest request_of(const Settings& settings) {
    if (settings.text("reason").empty()) {
        throw Failure{ExitStatus::Usage,
                      "Say why with --reason: it stays in the Archive in the place of the words."};
    }
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return {settings.operands().front(),
            settings.text("who").empty() ? login_name() : settings.text("who"),
            settings.text("reason"),
            {std::chrono::duration_cast<std::chrono::milliseconds>(now).count()}};
}

boost::json::array texts(const std::vector<std::string>& values) {
    boost::json::array made;
    for (const std::string& value : values)
        made.emplace_back(value);
    return made;
}

std::string in_words(const corpus::ErasureReport& report, const Settings& settings) {
    const std::string entry = settings.operands().front();
    const std::string archive = settings.text("archive");
    if (report.was_erased) return "Entry " + entry + " was erased before; nothing was changed.";
    std::string text = "Erased: " + counted(report.lines, "Revision", "Revisions") + " of Entry " +
                       entry + "; " +
                       counted(report.captures.size(), "kept Capture", "kept Captures") +
                       " that showed it removed. The index has its words until the next build, "
                       "and older Generations until they go:\n"
                       "  onrecord-index build --archive " +
                       archive +
                       " --index DIR\n"
                       "  onrecord-index gc --index DIR --keep 1\n"
                       "Backups and exports keep them until they are made again.";
    for (const std::string& capture : report.silent_captures) {
        text += "\nNot looked into, of before format 2, may have the words: captures/" +
                capture.substr(0, 2) + "/" + capture + ".zst";
    }
    if (report.has_aside) {
        text += "\nNot looked into, may have the words; remove it if nothing in it is needed: " +
                archive + "/aside";
    }
    return text;
}

void add(corpus::ErasureReport& sum, corpus::ErasureReport&& one) {
    sum.was_erased = sum.was_erased && one.was_erased;
    sum.lines += one.lines;
    sum.has_aside = sum.has_aside || one.has_aside;
    std::ranges::move(one.captures, std::back_inserter(sum.captures));
    for (std::string& capture : one.silent_captures) {
        if (std::ranges::find(sum.silent_captures, capture) == sum.silent_captures.end())
            sum.silent_captures.push_back(std::move(capture));
    }
}

/// An Entry may have come in under several ids, which the index shows as one: words that stayed
/// under another would come back with the next build. The id that was asked for goes last, so that
/// asking again ends what was broken off.
corpus::ErasureReport erase_every_id(const std::string& archive, corpus::ErasureRequest request) {
    // Opening for import makes an Archive where there is none; erasing must not.
    auto ids = corpus::resolve_identities(corpus::Archive::open_for_reading(archive))
                   .ids_of(request.entry);
    const auto asked = std::ranges::find(ids, request.entry);
    if (asked != ids.end()) std::rotate(asked, asked + 1, ids.end());
    corpus::ErasureReport sum;
    sum.was_erased = true;
    for (const std::string& id : ids) {
        request.entry = id;
        add(sum, corpus::Archive::open_for_import(archive).erase(request));
    }
    return sum;
}

}  // namespace

ExitStatus run_erase(const Settings& settings) {
    const corpus::ErasureRequest request = request_of(settings);
    const corpus::ErasureReport report = erase_every_id(settings.text("archive"), request);
    if (settings.flag("json")) {
        print_json("summary",
                   {{"entry", request.entry},
                    {"was_erased", report.was_erased},
                    {"revisions", report.lines},
                    {"captures", texts(report.captures)},
                    {"silent_captures", texts(report.silent_captures)},
                    {"has_aside", report.has_aside}});
    } else {
        std::cout << in_words(report, settings) << '\n';
    }
    const bool is_whole = report.silent_captures.empty() && !report.has_aside;
    return is_whole ? ExitStatus::Done : ExitStatus::PartlyDone;
}

}  // namespace onrecord::indexer::program
