// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/log_writer.hpp"

#include "tests/support/scratch_folder.hpp"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <unistd.h>

namespace onrecord::server {
namespace {

std::string content(const std::filesystem::path& file) {
    std::ifstream stream{file};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

TEST(LogWriter, WritesEveryLineInOrder) {
    const tests::ScratchFolder folder;
    const auto file = folder.path() / "log";
    std::string expected;
    {
        LogWriter writer{file};
        for (int i = 0; i < 1000; ++i) {
            const std::string line = std::to_string(i) + ' ' + std::string(100, 'x') + '\n';
            expected += line;
            writer.write(line);
        }
    }
    EXPECT_EQ(content(file), expected);
}

TEST(LogWriter, NeverWaitsForAReaderThatHasStalled) {
    std::array<int, 2> pipe{};
    ASSERT_EQ(::pipe(pipe.data()), 0);
    std::optional<LogWriter> writer{std::in_place, pipe[1]};
    const auto begin = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < 2 * LogWriter::most_waiting; ++i) {
        writer->write(std::string(200, 'x') + '\n');
    }
    EXPECT_GT(writer->dropped(), LogWriter::most_waiting / 2);
    writer.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds{5});
    ::close(pipe[0]);
    ::close(pipe[1]);
}

TEST(LogWriter, CountsWhatAFullDiskLoses) {
    const std::filesystem::path full = "/dev/full";
    if (!std::filesystem::exists(full)) GTEST_SKIP() << "there is no /dev/full here";
    LogWriter writer{full};
    writer.write("lost\n");
    while (writer.dropped() == 0) {
    }
    EXPECT_EQ(writer.dropped(), 1U);
}

TEST(LogWriter, OpensItsFileAnewWhereItWasMovedAway) {
    const tests::ScratchFolder folder;
    const auto file = folder.path() / "log";
    {
        LogWriter writer{file};
        std::filesystem::rename(file, folder.path() / "log.1");
        writer.reopen();
        writer.write("after\n");
    }
    EXPECT_EQ(content(file), "after\n");
}

TEST(LogWriter, RefusesAFileThatCannotBeMade) {
    EXPECT_ANY_THROW(LogWriter{std::filesystem::path{"/nonexistent/log"}});
}

}  // namespace
}  // namespace onrecord::server
