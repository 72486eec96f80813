// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/capture_reader.hpp"
#include "corpus/files/utf8.hpp"
#include "tests/support/scratch_folder.hpp"

#include <cstdlib>
#include <string>
#include <string_view>

// What the fuzzers of the three formats have in common.
namespace onrecord::fuzz {

inline void require(bool holds) {
    if (!holds) std::abort();
}

/// What every Entry must be, whatever the Capture was.
inline void check(const schema::Entry& entry) {
    const std::size_t none = std::string::npos;
    require(entry.id.size() == 32 && !entry.outlet.empty() && !entry.liveblog.empty());
    require(corpus::files::find_ill_formed(entry.title) == none);
    require(corpus::files::find_ill_formed(entry.text) == none);
    for (const auto& quote : entry.typed_quotes) {
        require(quote.span.begin < quote.span.end && quote.span.end <= entry.text.size());
        const auto words =
            std::string_view{entry.text}.substr(quote.span.begin, quote.span.length());
        require(corpus::files::find_ill_formed(words) == none);
    }
    for (const auto& code : entry.time_codes) {
        require(code.body_offset <= entry.text.size());
    }
    for (const auto& piece : entry.boilerplate) {
        require(piece.body_offset <= entry.text.size());
    }
}

/// Reads `bytes` as a Capture of that name and checks what it gives.
inline void read_as(std::string_view name, std::string_view bytes) {
    static const tests::ScratchFolder scratch;
    corpus::CaptureHints hints;
    hints.outlet = "Post";
    std::uint64_t entries = 0;
    const auto report = corpus::read_capture(
        scratch.write(name, bytes), hints, [&](schema::Entry&& entry, schema::Instant) {
            check(entry);
            ++entries;
        });
    require(report.entries == entries);
    require(report.entries > 0 || report.rejected > 0 || report.problem_count > 0 ||
            report.format == "json-lines");
}

}  // namespace onrecord::fuzz
