// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive.hpp"
#include "indexer/indexer.hpp"
#include "tests/support/scratch_folder.hpp"

#include <filesystem>
#include <string>

// Archives of invented Entries, as many as a test wants, the same every time.
namespace onrecord::tests {

/// Which Entries of an endless invented series: numbers [begin, end).
struct Series {
    int begin = 0;
    int end = 0;
    std::string change;  ///< Stands in every text: another change, another Revision.
};

inline std::string two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

/// One line of the exchange format. Entry n is published n minutes after the start of 2025, but
/// every 17th has no time; Liveblogs have ten Entries each.
inline std::string invented_line(int number, const std::string& change) {
    const std::string n = std::to_string(number);
    const std::string liveblog = std::to_string(number / 10);
    const std::string time = "2025-01-" + two_digits(1 + number / 1440 % 28) + "T" +
                             two_digits(number / 60 % 24) + ":" + two_digits(number % 60) + ":00Z";
    const std::string published =
        number % 17 == 0 ? std::string{} : R"("published": ")" + time + R"(", )";
    return R"({"outlet": "The Lantern", "liveblog": "Harbour )" + liveblog +
           R"(", "liveblog_url": "https://lantern.example/live/harbour-)" + liveblog +
           R"(", "id": "e)" + n + R"(", "title": "Ship )" + n + R"(", "text": ")" + change +
           "Ship number " + n + " left the harbour of France with " + std::to_string(number * 7) +
           R"( crates. “We are late,” said Ada Brink.", "lang": "en", )" + published +
           R"("order": )" + n + "}\n";
}

/// Imports a series as one Capture.
inline corpus::ImportReport import(const ScratchFolder& scratch, const Series& series) {
    std::string text;
    for (int number = series.begin; number < series.end; ++number) {
        text += invented_line(number, series.change);
    }
    const auto capture = scratch.write("capture.jsonl", text);
    return corpus::Archive::open_for_import(scratch.path() / "archive").import({capture});
}

/// Small Shards, so that few Entries make several.
inline indexer::BuildOptions build_options(const ScratchFolder& scratch) {
    indexer::BuildOptions options;
    options.archive = scratch.path() / "archive";
    options.index = scratch.path() / "index";
    options.shard_entries = 100;
    options.workers = 2;
    return options;
}

}  // namespace onrecord::tests
