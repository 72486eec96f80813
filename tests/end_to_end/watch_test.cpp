// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/program_run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <functional>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

// A folder that is watched: what arrives is imported and published, once, and whole.
namespace onrecord::tests {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

std::string entry(int id) {
    return R"({"outlet":"The Lantern","liveblog":"Harbour","lang":"en","id":")" +
           std::to_string(id) + R"(","text":"Ship )" + std::to_string(id) + " left.\"}\n";
}

std::string bytes_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// A running watch; ended with this object.
class Watching {
public:
    Watching(const std::vector<std::string>& arguments, fs::path log) : log_{std::move(log)} {
        const std::string program = program_file("onrecord-index").string();
        std::vector<char*> raw{const_cast<char*>(program.c_str())};
        for (const std::string& argument : arguments) {
            raw.push_back(const_cast<char*>(argument.c_str()));
        }
        raw.push_back(nullptr);
        child_ = ::fork();
        if (child_ == 0) {
            const int log_file = ::open(log_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
            ::dup2(log_file, STDOUT_FILENO);
            ::dup2(log_file, STDERR_FILENO);
            ::execv(program.c_str(), raw.data());
            ::_exit(127);
        }
    }
    ~Watching() {
        if (child_ > 0) stop(SIGKILL);
    }
    Watching(const Watching&) = delete;
    Watching& operator=(const Watching&) = delete;
    Watching(Watching&&) = delete;
    Watching& operator=(Watching&&) = delete;

    /// Looks until the log says it, for a minute at most.
    bool says(const std::string& words) const {
        const auto end = std::chrono::steady_clock::now() + std::chrono::minutes{1};
        while (std::chrono::steady_clock::now() < end) {
            if (bytes_of(log_).find(words) != std::string::npos) return true;
            std::this_thread::yield();
        }
        return false;
    }
    std::string log() const { return bytes_of(log_); }
    int stop(int signal) {
        int status = 0;
        ::kill(child_, signal);
        ::waitpid(child_, &status, 0);
        child_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }

private:
    fs::path log_;
    pid_t child_ = -1;
};

class Watch : public testing::Test {
protected:
    fs::path path(const std::string& name) const { return scratch_.path() / name; }
    std::vector<std::string> arguments() const {
        return {"watch",
                "--archive",
                path("archive"),
                "--index",
                path("index"),
                "--workers",
                "1",
                path("in")};
    }
    ScratchFolder scratch_;
};

TEST_F(Watch, PublishesWhatArrivesAndSetsAsideWhatCannotBeRead) {
    scratch_.write("in/there.jsonl", entry(0));
    Watching watch{arguments(), path("log")};
    ASSERT_TRUE(watch.says("Generation 1 is served: 1 Entry")) << watch.log();
    scratch_.write("in/bad.html", "<html><p>Nothing here.</p>");
    scratch_.write("in/deep/new.jsonl", entry(1));
    scratch_.write("elsewhere.jsonl", entry(2));
    fs::rename(path("elsewhere.jsonl"), path("in/moved.jsonl"));
    ASSERT_TRUE(watch.says("is served: 3 Entries")) << watch.log();
    ASSERT_TRUE(watch.says("bad.html: ")) << watch.log();
    EXPECT_EQ(watch.stop(SIGTERM), 0);
    EXPECT_THAT(watch.log(), HasSubstr("stopped\n"));
    const auto found =
        run_program("onrecord-search", {"--index", path("index").string(), "--json", "ship"});
    EXPECT_THAT(found.out, HasSubstr(R"("total":3)"));
}

TEST_F(Watch, TakesNoFileBeforeItIsWhole) {
    fs::create_directories(path("in"));
    // Not to be inherited by the watch, which would be a writer itself then.
    const int slow = ::open(path("in/slow.jsonl").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    const auto write = [&](const std::string& bytes) {
        ASSERT_EQ(::write(slow, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
    };
    write(entry(1));
    Watching watch{arguments(), path("log")};
    scratch_.write("in/quick.jsonl", entry(5));
    // The quick one is served in spite of the slow one, which is open for writing all the while.
    ASSERT_TRUE(watch.says("is served: 1 Entry")) << watch.log();
    EXPECT_THAT(watch.log(), Not(HasSubstr("slow.jsonl")));
    write(entry(2));
    ::close(slow);
    ASSERT_TRUE(watch.says("is served: 3 Entries")) << watch.log();
    EXPECT_THAT(watch.log(), HasSubstr("slow.jsonl: read as json-lines: 2 Entries"));
}

TEST_F(Watch, GoesOnAfterAKillAndImportsNothingTwice) {
    scratch_.write("in/1.jsonl", entry(1));
    {
        Watching watch{arguments(), path("log")};
        ASSERT_TRUE(watch.says("is served: 1 Entry")) << watch.log();
        watch.stop(SIGKILL);
    }
    scratch_.write("in/2.jsonl", entry(2));
    Watching watch{arguments(), path("log")};
    ASSERT_TRUE(watch.says("2 Captures (1 new, 1 unchanged)")) << watch.log();
    ASSERT_TRUE(watch.says("is served: 2 Entries")) << watch.log();
}

}  // namespace
}  // namespace onrecord::tests
