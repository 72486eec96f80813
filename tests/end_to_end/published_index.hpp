// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive.hpp"
#include "indexer/indexer.hpp"
#include "tests/support/scratch_folder.hpp"

#include <string>

// An index that goes the whole way: Captures, Archive, build, publish.
namespace onrecord::tests {

class PublishedIndex {
public:
    /// Imports `lines` of the exchange format and publishes. Returns the Generation's number.
    std::uint64_t publish(const std::string& lines) {
        const auto capture = folder_.write("capture-" + std::to_string(++captures_), lines);
        corpus::Archive::open_for_import(folder_.path() / "archive").import({capture});
        indexer::BuildOptions options;
        options.archive = folder_.path() / "archive";
        options.index = path();
        options.workers = 1;
        return indexer::build(options).generation;
    }

    std::filesystem::path path() const { return folder_.path() / "index"; }

private:
    ScratchFolder folder_;
    int captures_ = 0;
};

/// One invented Entry as a line. Entry n names France when n is even, else Spain.
inline std::string entry_line(int number, const std::string& words = "left the harbour") {
    const std::string n = std::to_string(number);
    const std::string minute = (number < 10 ? "0" : "") + std::to_string(number % 60);
    return R"({"outlet": "The Lantern", "liveblog": "Harbour live", )"
           R"("liveblog_url": "https://lantern.example/live/harbour", "id": "e)" +
           n + R"(", "title": "Ship )" + n + R"(", "text": "Ship number )" + n + " " + words +
           " of " + (number % 2 == 0 ? "France" : "Spain") +
           R"(. “We are late,” said Ada Brink.", "lang": "en", "published": "2025-01-02T10:)" +
           minute + R"(:00Z", "order": )" + n + "}\n";
}

inline std::string entry_lines(int begin, int end, const std::string& words = "left the harbour") {
    std::string lines;
    for (int number = begin; number < end; ++number) {
        lines += entry_line(number, words);
    }
    return lines;
}

}  // namespace onrecord::tests
