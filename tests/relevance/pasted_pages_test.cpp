// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/files/byte_source.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/visible_text.hpp"
#include "tests/unit/corpus/captured.hpp"
#include "tests/unit/corpus/data_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <set>
#include <vector>

// Real pages, copied as a browser copies them and read as pasted text, against what the same pages
// give as HTML.
namespace onrecord::tests {
namespace {

std::string unpacked(const std::filesystem::path& file) {
    corpus::files::ByteSource source{file};
    std::string page;
    constexpr std::size_t piece = 1U << 16U;
    std::string buffer(piece, '\0');
    while (const std::size_t got = source.read(buffer.data(), piece)) {
        page.append(buffer, 0, got);
    }
    return page;
}

/// Letters and digits alone: blanks, marks and the way quotes are set do not count here.
std::string bare(std::string_view text) {
    std::string made;
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if ((code < 0x80 && std::isalnum(code) != 0) || (code >= 0xC3 && code < 0xE2) ||
            (code >= 0x80 && code < 0xC0 && !made.empty() &&
             static_cast<unsigned char>(made.back()) >= 0xC3)) {
            made += letter;
        }
    }
    return made;
}

struct Measure {
    std::size_t entries = 0;  ///< Of the page's markup, as far as the copy shows their words.
    std::size_t found = 0;    ///< With their beginning at a beginning, and no other Entry within.
    std::size_t timed = 0;
    std::vector<std::string> missing;  ///< How the others begin.
};

constexpr std::size_t beginning = 50;

/// An Entry is found where a pasted one begins with it (title or not) and holds no other's begin.
Measure measure(const Captured& html, const Captured& pasted, const std::string& visible) {
    const std::string shown = bare(visible);
    std::vector<std::string> bodies;
    std::set<std::string> begins;
    for (const auto& entry : html.entries) {
        std::string body = bare(entry.text);
        if (body.size() < beginning) continue;
        body.resize(beginning);
        if (shown.find(body) != std::string::npos && begins.insert(body).second) {
            bodies.push_back(body);
        }
    }
    Measure made;
    made.entries = bodies.size();
    std::set<std::string> found;
    for (const auto& entry : pasted.entries) {
        const std::string body = bare(entry.title) + bare(entry.text);
        const auto holds = [&](const std::string& other) {
            return body.find(other) != std::string::npos;
        };
        if (std::ranges::count_if(bodies, holds) != 1) continue;
        const auto row = std::ranges::find_if(bodies, holds);
        constexpr std::size_t most_before = 200;  // A heading that was not told from the body.
        if (body.find(*row) > most_before || !found.insert(*row).second) continue;
        ++made.found;
        if (entry.published.is_known() && entry.published.precision >= schema::Precision::Day) {
            ++made.timed;
        }
    }
    for (const std::string& body : bodies) {
        if (!found.contains(body)) made.missing.push_back(body);
    }
    return made;
}

struct Page {
    std::string_view file;
    std::string_view pasted_as;
};
constexpr Page pages[] = {
    {"Guardian_2023_05_15.html.gz", "guardian-2023-05-15.txt"},
    {"TheMirror_2024_08_05.html.gz", "mirror-2024-08-05.txt"},
    {"Express_2024_07_18.html.gz", "express-2024-07-18.txt"},
    {"BR24_2024_08_27.html.gz", "br24-2024-08-27.txt"},
    {"corkbeo.ie.level.html", "corkbeo-2024-01-01.txt"},
};

TEST(PastedPages, AreReadAsTheirMarkupIs) {
    const auto folder = data_folder() / "fixtures" / "html";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no " << folder;
    const ScratchFolder scratch;
    std::size_t entries = 0;
    std::size_t found = 0;
    const char* kept = std::getenv("ONRECORD_PASTED_FOLDER");
    for (const auto& [file, pasted_as] : pages) {
        SCOPED_TRACE(file);
        const std::string visible = visible_text(unpacked(folder / file));
        if (kept != nullptr) std::ofstream{std::filesystem::path{kept} / pasted_as} << visible;
        corpus::CaptureHints hints;
        hints.outlet = "Post";
        const Captured html = capture(folder / file, hints);
        const Captured pasted = capture(scratch.write(pasted_as, visible), hints);
        const Measure made = measure(html, pasted, visible);
        std::cout << file << ": " << made.found << " of " << made.entries << " entries, "
                  << made.timed << " with a day or time; " << pasted.entries.size() << " read\n";
        for (const std::string& body : made.missing) {
            std::cout << "  not found: " << body << '\n';
        }
        entries += made.entries;
        found += made.found;
    }
    std::cout << "all: " << found << " of " << entries << '\n';
    EXPECT_GE(found * 100, entries * 95);
}

}  // namespace
}  // namespace onrecord::tests
