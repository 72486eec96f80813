// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/capture_reader.hpp"

#include <string>
#include <utility>
#include <vector>

namespace onrecord::tests {

/// All that one Capture gave.
struct Captured {
    std::vector<schema::Entry> entries;
    std::vector<schema::Instant> seen;
    corpus::CaptureReport report;
};

inline Captured capture(const std::filesystem::path& file, const corpus::CaptureHints& hints = {}) {
    Captured captured;
    captured.report =
        corpus::read_capture(file, hints, [&](schema::Entry&& entry, schema::Instant seen) {
            captured.entries.push_back(std::move(entry));
            captured.seen.push_back(seen);
        });
    return captured;
}

/// A report's Problems, one a line: `name:line: severity: reason`, the file without its folder.
inline std::string problems_of(const corpus::CaptureReport& report) {
    std::string all;
    const std::string folder = report.file.parent_path().string() + '/';
    for (const auto& problem : report.problems) {
        std::string place = problem.place;
        if (place.starts_with(folder)) place.erase(0, folder.size());
        all += place;
        all += problem.severity == schema::Severity::Error ? ": error: " : ": warning: ";
        all += problem.reason + '\n';
    }
    return all;
}

}  // namespace onrecord::tests
