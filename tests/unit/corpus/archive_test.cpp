// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive.hpp"

#include "corpus/archive_care.hpp"
#include "corpus/archive_export.hpp"
#include "schema/failure.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/unit/corpus/older_archive.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <functional>
#include <iterator>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace onrecord::tests {
namespace {

using corpus::Archive;
using ::testing::HasSubstr;

std::string line(int id, std::string_view text) {
    return R"({"outlet":"Post","liveblog":"Live","id":)" + std::to_string(id) + R"(,"text":")" +
           std::string{text} + "\"}\n";
}

/// As many entries as asked for, numbered, each some 300 bytes long.
std::string many_lines(int count, std::string_view word) {
    std::string all;
    for (int id = 1; id <= count; ++id) {
        std::string text;
        while (text.size() < 300) {
            text += std::string{word} + ' ' + std::to_string(id * 7919) + ' ';
        }
        all += line(id, text);
    }
    return all;
}

std::string counts_of(const corpus::ImportCounts& counts) {
    return "found " + std::to_string(counts.found) + " new " + std::to_string(counts.added) +
           " revised " + std::to_string(counts.revised) + " unchanged " +
           std::to_string(counts.unchanged) + " rejected " + std::to_string(counts.rejected);
}

std::string counts_of(const corpus::ImportReport& report) {
    return counts_of(report.entries) + "; captures " + counts_of(report.captures);
}

/// Every Revision, one a line: number, text.
std::string revisions_of(const std::filesystem::path& folder) {
    std::string all;
    Archive::open_for_reading(folder).for_each([&](corpus::ArchivedRevision&& revision) {
        all += std::to_string(revision.number) + ' ' + revision.entry.text + '\n';
    });
    return all;
}

struct Step {
    std::string capture;
    std::string_view counts;
};

TEST(Archive, TellsNewRevisedAndUnchangedEntriesApart) {
    const ScratchFolder scratch;
    const auto folder = scratch.path() / "archive";
    const Step steps[] = {
        {line(1, "one") + line(2, "two"),
         "found 2 new 2 revised 0 unchanged 0 rejected 0; "
         "captures found 1 new 1 revised 0 unchanged 0 rejected 0"},
        {line(1, "one") + line(2, "two"),
         "found 0 new 0 revised 0 unchanged 0 rejected 0; "
         "captures found 1 new 0 revised 0 unchanged 1 rejected 0"},
        {line(1, "one") + line(2, "TWO") + line(3, "three") + "{}\n",
         "found 4 new 1 revised 1 unchanged 1 rejected 1; "
         "captures found 1 new 0 revised 1 unchanged 0 rejected 0"},
        {line(2, "two") + line(2, "two"),
         "found 2 new 0 revised 1 unchanged 1 rejected 0; "
         "captures found 1 new 0 revised 1 unchanged 0 rejected 0"},
        {"{\"broken\n",
         "found 1 new 0 revised 0 unchanged 0 rejected 1; "
         "captures found 1 new 0 revised 0 unchanged 0 rejected 1"},
    };
    for (const auto& [capture, counts] : steps) {
        SCOPED_TRACE(capture);
        const auto file = scratch.write("live.jsonl", capture);
        EXPECT_EQ(counts_of(Archive::open_for_import(folder).import({file})), counts);
    }
    EXPECT_EQ(revisions_of(folder), "1 one\n1 two\n2 TWO\n1 three\n");
    // Words that come back have their line already; the Captures say when they stood.
    EXPECT_EQ(Archive::open_for_reading(folder).revision_count(), 4U);
}

/// What each Capture was seen to show: moment, count of Entries, in the order of import.
std::string views_of(const std::filesystem::path& folder) {
    std::string all;
    Archive::open_for_reading(folder).for_each([](corpus::ArchivedRevision&&) {},
                                               [&](corpus::ArchivedView&& view) {
                                                   all += std::to_string(view.seen.milliseconds) +
                                                          ':' + std::to_string(view.shown.size()) +
                                                          ' ';
                                               });
    return all;
}

TEST(Archive, TakesTheSameBytesAtAnotherMomentAsASighting) {
    const ScratchFolder scratch;
    const auto folder = scratch.path() / "archive";
    const auto whole = scratch.write("whole.jsonl", line(1, "low tide") + line(2, "high tide"));
    const auto copy = scratch.write("copy.jsonl", line(1, "low tide") + line(2, "high tide"));
    const auto less = scratch.write("less.jsonl", line(1, "low tide"));
    struct Import {
        std::filesystem::path file;
        std::int64_t seen;
        bool is_listed;  ///< Else it is the option's.
        std::uint64_t unchanged;
        std::uint64_t seen_again;
    };
    const Import imports[] = {
        {whole, 2000, false, 0, 0},
        {less, 4000, false, 1, 1},
        {copy, 6000, false, 1, 1},
        {whole, 6000, false, 1, 0},  // The very same.
        {whole, 6000, true, 1, 0},   // Whoever gives the moment.
        {whole, 1000, true, 1, 1},   // Earlier than all.
        {copy, 1000, false, 1, 0},
    };
    for (const Import& one : imports) {
        SCOPED_TRACE(one.file.filename().string() + " at " + std::to_string(one.seen));
        corpus::ImportOptions options;
        corpus::CaptureFile capture;
        capture.file = one.file;
        (one.is_listed ? capture.seen : options.hints.seen) = schema::Instant{one.seen};
        const auto report = Archive::open_for_import(folder).import(std::vector{capture}, options);
        EXPECT_EQ(report.captures.unchanged, one.unchanged);
        EXPECT_EQ(report.seen_again, one.seen_again);
        if (one.seen == 4000) std::filesystem::remove(folder / "known");  // Told by the chain.
    }
    EXPECT_EQ(views_of(folder), "2000:2 4000:1 6000:2 1000:2 ");
    const auto again = scratch.path() / "again";
    corpus::export_archive(folder, scratch.path() / "crate");
    corpus::import_export(scratch.path() / "crate", again);
    EXPECT_EQ(views_of(again), views_of(folder));
    EXPECT_EQ(Archive::open_for_reading(again).position(),
              Archive::open_for_reading(folder).position());
}

std::string timed_line(int id, std::string_view published, std::string_view seen = {}) {
    std::string text = R"({"outlet":"Post","liveblog":"Live","id":)" + std::to_string(id) +
                       R"(,"text":"Tide )" + std::to_string(id) + R"(","published":")" +
                       std::string{published} + '"';
    if (!seen.empty()) text += R"(,"seen":")" + std::string{seen} + '"';
    return text + "}\n";
}

/// Each view's basis, `f` for a file's time and `g` for what was given, then each Revision's trust.
std::string proofs_of(const std::filesystem::path& folder) {
    std::string views;
    std::string trusts;
    Archive::open_for_reading(folder).for_each(
        [&](corpus::ArchivedRevision&& revision) {
            trusts += revision.entry.published.trust == schema::TimeTrust::A ? 'A' : 'C';
        },
        [&](corpus::ArchivedView&& view) {
            views += view.basis == corpus::SeenBasis::FileTime ? 'f' : 'g';
        });
    return views + ' ' + trusts;
}

TEST(Archive, LetsACaptureOlderThanItsPageProveNothing) {
    const ScratchFolder scratch;
    const auto folder = scratch.path() / "archive";
    const auto page = scratch.write(
        "page.jsonl",
        timed_line(1, "2031-05-02T08:10:11Z") + timed_line(2, "2031-05-02T08:40:12Z"));
    corpus::ImportOptions options;
    options.hints.seen = schema::parse_time("2030-05-02T09:00:00Z")->at;
    const auto doubted = Archive::open_for_import(folder).import({page}, options);
    ASSERT_EQ(doubted.problems.size(), 1U);
    EXPECT_THAT(doubted.problems.front().problems.front().reason,
                HasSubstr("seen at 2030-05-02T09:00:00Z is not believed: 2 of the 2"));
    EXPECT_EQ(proofs_of(folder), "f CC");
    // The right moment brings the page's own times back.
    options.hints.seen = schema::parse_time("2031-05-02T09:00:00Z")->at;
    EXPECT_TRUE(Archive::open_for_import(folder).import({page}, options).problems.empty());
    EXPECT_EQ(proofs_of(folder), "fg CCAA");
}

TEST(Archive, HoldsTheMomentOfEachRecordAgainstItsTimes) {
    const ScratchFolder scratch;
    const auto folder = scratch.path() / "archive";
    const auto page =
        scratch.write("page.jsonl",
                      timed_line(1, "2031-05-02T08:10:11Z", "2031-05-02T09:00:00Z") +
                          timed_line(2, "2031-05-02T08:40:12Z", "2030-05-02T09:00:00Z"));
    EXPECT_EQ(Archive::open_for_import(folder).import({page}).problems.size(), 1U);
    EXPECT_EQ(proofs_of(folder), "fg AC");
}

TEST(Archive, KeepsAnEntryAsItWas) {
    const ScratchFolder scratch;
    const auto file = scratch.write(
        "live.jsonl",
        R"({"outlet":"Post","liveblog":"Live \"now\"","liveblog_url":"https://p.example/live","id":1,)"
        R"("url":"https://p.example/live#1","title":"A \\ title","text":"Line\u0001 one.\n\n\"Ü\" said Jo.\ttab",)"
        R"("lang":"en","published":"2024-03-05T08:15:00Z","modified":"2024-03","bylines":["A","B"],)"
        R"("sections":["S"],"quotes":[{"speaker":"Jo","text":"Ü"}],"order":-3,"seen":"2024-03-06"})");
    schema::Entry read;
    corpus::read_capture(file, {}, [&](schema::Entry&& entry, schema::Instant) { read = entry; });
    read.boilerplate.push_back({schema::BoilerplateKind::Caption, "A quay", 4});

    Archive::open_for_import(scratch.path() / "archive").import({file});
    int count = 0;
    Archive::open_for_reading(scratch.path() / "archive")
        .for_each([&](corpus::ArchivedRevision&& revision) {
            read.boilerplate.clear();
            EXPECT_EQ(revision.entry, read);
            EXPECT_EQ(revision.number, 1U);
            EXPECT_EQ(to_string(revision.seen), "2024-03-06T00:00:00Z");
            EXPECT_EQ(revision.capture.size(), 64U);
            ++count;
        });
    EXPECT_EQ(count, 1);
}

TEST(Archive, KeepsTheRawCaptureUnlessToldNotTo) {
    const ScratchFolder scratch;
    const auto file = scratch.write("live.jsonl", line(1, "one"));
    corpus::ImportOptions options;
    options.keep_captures = false;
    Archive::open_for_import(scratch.path() / "bare").import({file}, options);
    Archive::open_for_import(scratch.path() / "whole").import({file});
    EXPECT_FALSE(std::filesystem::exists(scratch.path() / "bare" / "captures"));
    const auto sha256 =
        corpus::read_capture(file, {}, [](schema::Entry&&, schema::Instant) {}).sha256;
    EXPECT_TRUE(std::filesystem::exists(scratch.path() / "whole" / "captures" /
                                        sha256.substr(0, 2) / (sha256 + ".zst")));
}

TEST(Archive, RebuildsItsCacheFromTheChain) {
    const ScratchFolder scratch;
    const auto folder = scratch.path() / "archive";
    const auto file = scratch.write("live.jsonl", many_lines(3000, "word"));
    Archive::open_for_import(folder).import({file});
    const std::string position = Archive::open_for_reading(folder).position();
    std::ofstream{folder / "known"} << "not what it was";
    auto archive = Archive::open_for_import(folder);
    EXPECT_EQ(archive.position(), position);
    EXPECT_EQ(archive.revision_count(), 3000U);
    EXPECT_EQ(archive.import({file}).captures.unchanged, 1U);
}

TEST(Archive, ReadsOnInAnArchiveOfFormatOne) {
    const ScratchFolder scratch;
    const auto folder = scratch.path() / "archive";
    Archive::open_for_import(folder).import({scratch.write("one.jsonl", line(1, "one"))});
    make_format_3(folder);
    std::filesystem::remove(folder / "FORMAT");
    std::ifstream in{folder / "COMMITTED"};
    std::string committed{std::istreambuf_iterator<char>{in}, {}};
    committed = committed.substr(0, committed.find(",\"last_block_bytes\"")) + "}";
    std::ofstream{folder / "COMMITTED"} << committed;
    EXPECT_EQ(revisions_of(folder), "1 one\n");
    Archive::open_for_import(folder).import({scratch.write("two.jsonl", line(2, "two"))});
    EXPECT_EQ(revisions_of(folder), "1 one\n1 two\n");
    EXPECT_TRUE(std::filesystem::exists(folder / "FORMAT"));
}

TEST(Archive, LeavesAnArchiveOfALaterFormatAlone) {
    const ScratchFolder scratch;
    const auto folder = scratch.path() / "archive";
    Archive::open_for_import(folder).import({scratch.write("one.jsonl", line(1, "one"))});
    std::ofstream{folder / "FORMAT"} << "onrecord-archive 99\n";
    EXPECT_THROW(Archive::open_for_import(folder), schema::Failure);
    EXPECT_THROW(Archive::open_for_reading(folder), schema::Failure);
    EXPECT_THROW(corpus::repair_archive(folder), schema::Failure);
}

/// Runs `import` in another process that may die on the way; gives how it ended.
int status_of_import(const std::function<void()>& import) {
    const pid_t child = ::fork();
    if (child == 0) {
        import();
        ::_exit(0);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    return status;
}

TEST(Archive, LosesNothingCommittedWhenAnImportIsKilledAfterACapture) {
    const ScratchFolder scratch;
    const auto folder = scratch.path() / "archive";
    std::vector<std::filesystem::path> captures;
    std::string expected;
    for (int id = 1; id <= 5; ++id) {
        captures.push_back(scratch.write(std::to_string(id) + ".jsonl", line(id, "words")));
        const int status = status_of_import([&] {
            corpus::ImportOptions options;
            options.group.captures = 1;
            options.progress = [&](std::uint64_t, std::uint64_t entries) {
                if (entries > 0) ::kill(::getpid(), SIGKILL);
            };
            const auto more = scratch.write("more.jsonl", line(id + 1, "more"));
            captures.push_back(more);
            Archive::open_for_import(folder).import(captures, options);
        });
        ASSERT_EQ(WTERMSIG(status), SIGKILL);
        expected += "1 words\n";
        EXPECT_EQ(revisions_of(folder), expected);
    }
}

// The kernel ends a process that writes past its limit, wherever that write is: in a block, in
// the raw Capture, in the cache.
TEST(Archive, LosesNothingCommittedWhenAnImportDiesWhileWriting) {
    const ScratchFolder scratch;
    const auto folder = scratch.path() / "archive";
    const auto first = scratch.write("first.jsonl", line(1, "one"));
    const auto second = scratch.write("second.jsonl", many_lines(20'000, "two"));
    Archive::open_for_import(folder).import({first});
    for (rlim_t kilobytes = 1; kilobytes < 700; kilobytes = kilobytes * 2 + 1) {
        SCOPED_TRACE(kilobytes);
        const int status = status_of_import([&] {
            const rlim_t bytes = kilobytes << 10U;
            const rlimit limit{bytes, bytes};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            Archive::open_for_import(folder).import({second});
        });
        ASSERT_EQ(WTERMSIG(status), SIGXFSZ);
        EXPECT_EQ(revisions_of(folder), "1 one\n");
    }
    EXPECT_EQ(Archive::open_for_import(folder).import({first, second}).entries.added, 19'999U);
    EXPECT_EQ(Archive::open_for_reading(folder).revision_count(), 20'001U);
}

TEST(Archive, TellsOfACaptureOnlyOnceItIsSafe) {
    const ScratchFolder scratch;
    std::vector<std::filesystem::path> captures;
    for (int id = 1; id <= 7; ++id) {
        captures.push_back(scratch.write(std::to_string(id) + ".jsonl", line(id, "words")));
    }
    for (int killed_at = 1; killed_at <= 7; ++killed_at) {
        SCOPED_TRACE(killed_at);
        const auto folder = scratch.path() / ("archive" + std::to_string(killed_at));
        const int status = status_of_import([&] {
            corpus::ImportOptions options;
            options.group.captures = 3;
            int told = 0;
            options.captured = [&](const corpus::CaptureReport&, const corpus::ImportCounts&) {
                if (++told == killed_at) ::kill(::getpid(), SIGKILL);
            };
            Archive::open_for_import(folder).import(captures, options);
        });
        ASSERT_EQ(WTERMSIG(status), SIGKILL);
        EXPECT_GE(Archive::open_for_reading(folder).revision_count(),
                  static_cast<std::uint64_t>(killed_at));
        Archive::open_for_import(folder).import(captures);
        EXPECT_EQ(Archive::open_for_reading(folder).revision_count(), 7U);
    }
}

TEST(Archive, GoesOnAfterACaptureThatCannotBeRead) {
    const ScratchFolder scratch;
    const auto folder = scratch.path() / "archive";
    const auto pipe = scratch.path() / "pipe.jsonl";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    const auto report =
        Archive::open_for_import(folder).import({scratch.write("1.jsonl", line(1, "one")),
                                                 pipe,
                                                 "/dev/zero",
                                                 scratch.path(),
                                                 scratch.write("2.jsonl", line(2, "two"))});
    EXPECT_EQ(report.captures.rejected, 3U);
    ASSERT_EQ(report.problems.size(), 3U);
    EXPECT_THAT(report.problems[0].problems[0].reason, HasSubstr("pipe.jsonl' is no file"));
    EXPECT_EQ(revisions_of(folder), "1 one\n1 two\n");
}

TEST(Archive, TakesBackWhatAChangingCaptureHadBrought) {
    const ScratchFolder scratch;
    const auto folder = scratch.path() / "archive";
    const auto changing = scratch.write("changing.jsonl", many_lines(3000, "two"));
    corpus::ImportOptions options;
    const auto one = scratch.write("one.jsonl", line(1, "one"));
    const auto last = scratch.write("last.jsonl", line(9, "nine"));
    auto archive = Archive::open_for_import(folder);
    options.progress = [&, is_changed = false](std::uint64_t, std::uint64_t entries) mutable {
        if (entries < 100 || is_changed) return;
        is_changed = true;
        std::ofstream{changing, std::ios::app} << line(4000, "grown");
        std::filesystem::resize_file(changing, 1000);
    };
    const auto report = archive.import({one, changing, last}, options);
    EXPECT_EQ(report.captures.rejected, 1U);
    EXPECT_EQ(revisions_of(folder), "1 one\n1 nine\n");
    EXPECT_EQ(archive.import({scratch.write("again.jsonl", line(9, "nine again"))}).entries.revised,
              1U);
}

TEST(Archive, ProvesAKeptCaptureHoweverWellItWasPacked) {
    const ScratchFolder scratch;
    const auto folder = scratch.path() / "archive";
    std::string blank(70U << 20U, ' ');
    for (std::size_t at = 4095; at < blank.size(); at += 4096) {
        blank[at] = '\n';
    }
    const auto file = scratch.write("blank.jsonl", line(1, "one") + blank);
    Archive::open_for_import(folder).import({file});
    EXPECT_TRUE(corpus::prove_archive(folder).findings.empty());
}

TEST(Archive, DoesNotTrustAKeptCaptureUnread) {
    const ScratchFolder scratch;
    const auto folder = scratch.path() / "archive";
    const auto file = scratch.write("one.jsonl", line(1, "one"));
    Archive::open_for_import(folder).import({file});
    for (const auto& kept : std::filesystem::recursive_directory_iterator{folder / "captures"}) {
        // Of the same length: what a look at it cannot tell.
        if (!kept.is_regular_file()) continue;
        const std::string other(kept.file_size(), 'x');
        std::ofstream{kept.path()} << other;
    }
    corpus::ImportOptions options;
    options.hints.lang = "en";  // Other hints: imported again, kept under the same name.
    Archive::open_for_import(folder).import({file}, options);
    EXPECT_TRUE(corpus::prove_archive(folder).findings.empty());
    EXPECT_FALSE(std::filesystem::is_empty(folder / "aside"));
}

TEST(Archive, TellsHowFarItIsWithinACapture) {
    const ScratchFolder scratch;
    const auto file = scratch.write("live.jsonl", many_lines(5000, "word"));
    std::vector<std::uint64_t> bytes;
    corpus::ImportOptions options;
    options.progress = [&](std::uint64_t done, std::uint64_t) { bytes.push_back(done); };
    Archive::open_for_import(scratch.path() / "archive").import({file}, options);
    EXPECT_GT(bytes.size(), 4U);
    EXPECT_TRUE(std::is_sorted(bytes.begin(), bytes.end()));
    EXPECT_EQ(bytes.back(), std::filesystem::file_size(file));
}

TEST(Archive, SetsAsideWhatAKilledImportLeftBehindTheCommittedEnd) {
    const ScratchFolder scratch;
    const auto folder = scratch.path() / "archive";
    const auto first = scratch.write("first.jsonl", line(1, "one"));
    const auto second = scratch.write("second.jsonl", many_lines(5000, "two"));
    Archive::open_for_import(folder).import({first});
    const auto segment = folder / "segments" / "000001.jsonl.zst";
    std::ifstream committed{folder / "COMMITTED"};
    const std::string position{std::istreambuf_iterator<char>{committed}, {}};
    Archive::open_for_import(folder).import({second});
    const auto whole = std::filesystem::file_size(segment);

    for (const std::uintmax_t size : {whole - 1, whole / 2, whole / 3}) {
        SCOPED_TRACE(size);
        // As the disk stands when the process dies before COMMITTED is replaced.
        std::filesystem::resize_file(segment, size);
        std::filesystem::remove(folder / "known");
        std::ofstream{folder / "COMMITTED"} << position;
        EXPECT_EQ(revisions_of(folder), "1 one\n");
        const auto report = Archive::open_for_import(folder).import({second});
        EXPECT_EQ(report.entries.added, 4999U);
        ASSERT_EQ(report.set_aside.size(), 1U);
        EXPECT_GT(std::filesystem::file_size(report.set_aside.front()), 0U);
        EXPECT_EQ(std::filesystem::file_size(segment), whole);
        EXPECT_EQ(Archive::open_for_reading(folder).revision_count(), 5001U);
    }
}

TEST(Archive, RollsForwardOverClosedCapturesBehindAnOlderCommitted) {
    const ScratchFolder scratch;
    const auto folder = scratch.path() / "archive";
    Archive::open_for_import(folder).import({scratch.write("one.jsonl", line(1, "one"))});
    std::filesystem::copy(folder / "COMMITTED", scratch.path() / "older");
    Archive::open_for_import(folder).import({scratch.write("two.jsonl", line(2, "two"))});
    std::filesystem::copy(scratch.path() / "older",
                          folder / "COMMITTED",
                          std::filesystem::copy_options::overwrite_existing);
    EXPECT_EQ(revisions_of(folder), "1 one\n1 two\n");
    const auto three = scratch.write("three.jsonl", line(3, "three"));
    EXPECT_TRUE(Archive::open_for_import(folder).import({three}).set_aside.empty());
    EXPECT_EQ(revisions_of(folder), "1 one\n1 two\n1 three\n");
}

TEST(Archive, NamesTheBlockThatWasChanged) {
    const ScratchFolder scratch;
    const auto folder = scratch.path() / "archive";
    Archive::open_for_import(folder).import(
        {scratch.write("live.jsonl", many_lines(3000, "word"))});
    const auto segment = folder / "segments" / "000001.jsonl.zst";
    std::fstream file{segment, std::ios::in | std::ios::out | std::ios::binary};
    const auto middle = static_cast<std::streamoff>(std::filesystem::file_size(segment) / 2);
    file.seekg(middle);
    const char flipped = static_cast<char>(file.get() ^ 4);
    file.seekp(middle);
    file.put(flipped);
    file.close();
    try {
        revisions_of(folder);
        FAIL() << "read a damaged Archive";
    } catch (const schema::Failure& failure) {
        EXPECT_EQ(failure.status(), schema::ExitStatus::BadData);
        EXPECT_THAT(failure.what(), HasSubstr("000001.jsonl.zst', block "));
    }
}

TEST(Archive, TakesOneWriterAtATimeAndNamesIt) {
    const ScratchFolder scratch;
    const auto archive = Archive::open_for_import(scratch.path() / "archive");
    try {
        Archive::open_for_import(scratch.path() / "archive");
        FAIL() << "two writers";
    } catch (const schema::Failure& failure) {
        EXPECT_EQ(failure.status(), schema::ExitStatus::Locked);
        EXPECT_THAT(failure.what(), HasSubstr("process " + std::to_string(::getpid())));
    }
}

TEST(Archive, RefusesAMissingCaptureBeforeItImportsAny) {
    const ScratchFolder scratch;
    const auto file = scratch.write("live.jsonl", line(1, "one"));
    auto archive = Archive::open_for_import(scratch.path() / "archive");
    EXPECT_THROW(archive.import({file, scratch.path() / "absent.jsonl"}), schema::Failure);
    EXPECT_EQ(archive.revision_count(), 0U);
}

TEST(Archive, IsNotThereUntilSomethingWasImported) {
    const ScratchFolder scratch;
    EXPECT_THROW(Archive::open_for_reading(scratch.path() / "archive"), schema::Failure);
}

}  // namespace
}  // namespace onrecord::tests
