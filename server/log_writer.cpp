// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/log_writer.hpp"

#include "schema/failure.hpp"

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <deque>
#include <fcntl.h>
#include <mutex>
#include <poll.h>
#include <string_view>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>

namespace onrecord::server {
namespace {

using Clock = std::chrono::steady_clock;

/// A descriptor that is closed with the last who uses it; one that is not ours is never closed.
using Output = std::shared_ptr<const int>;

Output borrowed(int descriptor) { return std::make_shared<const int>(descriptor); }

Output open_log(const std::filesystem::path& file) {
    constexpr int mode = 0640;  // Queries stand in it.
    // A FIFO that nobody reads is refused, not waited for.
    const int descriptor = ::open(
        file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, mode);
    if (descriptor < 0) {
        throw schema::Failure{schema::ExitStatus::CannotCreate,
                              "Cannot open the access log " + file.string() + ": " +
                                  std::generic_category().message(errno) + "."};
    }
    const auto close = [](const int* number) {
        ::close(*number);
        delete number;  // NOLINT(cppcoreguidelines-owning-memory): as shared_ptr would.
    };
    return {new int{descriptor}, close};  // NOLINT(cppcoreguidelines-owning-memory)
}

}  // namespace

/// Shared with the thread, which outlives the LogWriter where its reader has stalled for good.
struct LogWriter::State {
    mutable std::mutex mutex;  // guards what follows it
    std::condition_variable changed;
    std::deque<std::string> lines;
    Output output;
    std::uint64_t dropped = 0;
    bool is_closing = false;
    bool is_done = false;
    Clock::time_point last_moment;  ///< When closing: until then lines are still written.

    void run();
    bool is_given_up() const;
    bool write(int descriptor, std::string_view line) const;
};

void LogWriter::State::run() {
    std::unique_lock lock{mutex};
    while (true) {
        changed.wait(lock, [this] { return is_closing || !lines.empty(); });
        if (lines.empty()) break;
        const std::string line = std::move(lines.front());
        lines.pop_front();
        const Output to = output;
        lock.unlock();
        const bool is_written = write(*to, line);
        lock.lock();
        if (!is_written) ++dropped;
        if (is_closing && Clock::now() >= last_moment) break;
    }
    is_done = true;
    changed.notify_all();
}

bool LogWriter::State::is_given_up() const {
    const std::lock_guard lock{mutex};
    return is_closing && Clock::now() >= last_moment;
}

/// A pipe that poll() calls writable takes PIPE_BUF bytes without waiting, so this waits in poll()
/// alone, where it can be told to stop.
bool LogWriter::State::write(int descriptor, std::string_view line) const {
    constexpr std::size_t most_at_once = 4096;  // PIPE_BUF
    constexpr int look_again_milliseconds = 50;
    while (!line.empty()) {
        pollfd ready{descriptor, POLLOUT, 0};
        const int count = ::poll(&ready, 1, look_again_milliseconds);
        if (count == 0 || (count < 0 && errno == EINTR)) {
            if (is_given_up()) return false;
            continue;
        }
        const auto written = ::write(descriptor, line.data(), std::min(line.size(), most_at_once));
        if (written < 0 && (errno == EAGAIN || errno == EINTR)) continue;
        if (written <= 0) return false;  // A full disk, a reader that has gone: the next may do.
        line.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

LogWriter::LogWriter(int descriptor) : state_{std::make_shared<State>()} {
    state_->output = borrowed(descriptor);
    std::thread{[state = state_] { state->run(); }}.detach();
}

LogWriter::LogWriter(const std::filesystem::path& file)
    : file_{file},
      state_{std::make_shared<State>()} {
    state_->output = open_log(file);
    std::thread{[state = state_] { state->run(); }}.detach();
}

LogWriter::~LogWriter() {
    std::unique_lock lock{state_->mutex};
    state_->is_closing = true;
    state_->last_moment = Clock::now() + patience;
    state_->changed.notify_all();
    state_->changed.wait_for(lock, patience + patience / 2, [this] { return state_->is_done; });
}

void LogWriter::write(std::string line) noexcept {
    const std::lock_guard lock{state_->mutex};
    if (state_->lines.size() >= most_waiting) {
        ++state_->dropped;
        return;
    }
    try {
        state_->lines.push_back(std::move(line));
    } catch (...) {  // Out of memory: the answer has been sent.
        ++state_->dropped;
    }
    state_->changed.notify_all();
}

void LogWriter::reopen() {
    if (file_.empty()) return;
    Output next = open_log(file_);
    const std::lock_guard lock{state_->mutex};
    state_->output.swap(next);
}

std::uint64_t LogWriter::dropped() const {
    const std::lock_guard lock{state_->mutex};
    return state_->dropped;
}

}  // namespace onrecord::server
