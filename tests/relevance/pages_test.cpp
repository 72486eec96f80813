// SPDX-License-Identifier: GPL-3.0-or-later
// How well real saved pages are read: what the pages of ../shared/data/fixtures/html show, counted
// by hand, against what comes in. Prints a line a page; skips where the pages are not there.
#include "corpus/capture_reader.hpp"
#include "tests/unit/corpus/captured.hpp"
#include "tests/unit/corpus/data_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

namespace onrecord::tests {
namespace {

/// A page, and the least that must come in of it.
struct Floor {
    std::string_view page;
    std::size_t entries = 0;
    std::size_t own_time = 0;
    std::size_t any_time = 0;
    std::size_t title = 0;
    std::size_t byline = 0;
    std::size_t several_paragraphs = 0;
    int share_percent = 0;
};

constexpr Floor floors[] = {
    {"Guardian_2023_05_15.html.gz", 10, 10, 10, 3, 1, 10, 55},
    {"TheMirror_2024_08_05.html.gz", 428, 428, 428, 428, 20, 40, 70},
    {"Express_2024_07_18.html.gz", 9, 9, 9, 9, 9, 8, 25},
    {"corkbeo.ie.level.html", 26, 26, 26, 26, 26, 12, 55},
    {"BR24_2024_08_27.html.gz", 7, 0, 7, 7, 0, 3, 50},
    {"sportowefakty.wp.pl.falubaz.html", 45, 0, 16, 16, 0, 14, 40},
};

std::size_t count(const Captured& captured, bool (*holds)(const schema::Entry&)) {
    return static_cast<std::size_t>(std::ranges::count_if(captured.entries, holds));
}

TEST(SavedPages, ComeInAsTheyWereShown) {
    for (const Floor& floor : floors) {
        SCOPED_TRACE(floor.page);
        const auto page = data_folder() / "fixtures" / "html" / floor.page;
        if (!std::filesystem::exists(page)) GTEST_SKIP() << "no " << page;
        corpus::CaptureHints hints;
        hints.outlet = "Outlet";
        const Captured captured = capture(page, hints);
        const corpus::ReadingAccount& account = captured.report.account;
        const std::size_t any_time =
            count(captured, [](const auto& entry) { return entry.published.is_known(); });
        const std::size_t parted = count(captured, [](const auto& entry) {
            return entry.text.find("\n\n") != std::string::npos;
        });
        const auto percent = static_cast<int>(100 * account.taken_bytes /
                                              std::max<std::uint64_t>(account.shown_bytes, 1));
        std::cout << floor.page << ": " << captured.entries.size() << " entries, "
                  << account.with_own_time << " with own time, " << any_time << " with a time, "
                  << account.with_title << " with a title, " << account.with_byline
                  << " with a byline, " << parted << " in several paragraphs, " << percent
                  << " % of the words shown\n";
        EXPECT_EQ(captured.entries.size(), floor.entries);
        EXPECT_GE(account.with_own_time, floor.own_time);
        EXPECT_GE(any_time, floor.any_time);
        EXPECT_GE(account.with_title, floor.title);
        EXPECT_GE(account.with_byline, floor.byline);
        EXPECT_GE(parted, floor.several_paragraphs);
        EXPECT_GE(percent, floor.share_percent);
        EXPECT_EQ(captured.report.rejected, 0U);
    }
}

/// The Guardian's page gives all its updates one time in its data; the markup has each its own.
TEST(SavedPages, GiveEachEntryItsOwnTime) {
    const auto page = data_folder() / "fixtures" / "html" / "Guardian_2023_05_15.html.gz";
    if (!std::filesystem::exists(page)) GTEST_SKIP() << "no " << page;
    const Captured captured = capture(page);
    std::vector<std::string> times;
    for (const schema::Entry& entry : captured.entries) {
        times.push_back(to_string(entry.published));
    }
    const std::vector<std::string> shown{"2023-05-15T11:50:54Z",
                                         "2023-05-15T11:34:39Z",
                                         "2023-05-15T11:24:31Z",
                                         "2023-05-15T11:20:26Z",
                                         "2023-05-15T11:12:16Z",
                                         "2023-05-15T11:05:09Z",
                                         "2023-05-15T10:58:27Z",
                                         "2023-05-15T10:55:00Z",
                                         "2023-05-15T10:50:01Z",
                                         "2023-05-15T10:42:56Z"};
    EXPECT_EQ(times, shown);
}

}  // namespace
}  // namespace onrecord::tests
