// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

namespace onrecord::indexer::program {

/// How progress is shown: a bar on a terminal, a line every ten seconds elsewhere (a log, a pipe),
/// nothing with --quiet.
enum class ProgressStyle : std::uint8_t { Bar, Lines, Silent };

/// The style that fits stderr.
ProgressStyle style_for_stderr(bool is_quiet);

/// Shows how far long work has come, with the rate and the time left, each stage separately. Cheap
/// to call often. Use from one thread.
class Progress {
public:
    using Clock = std::chrono::steady_clock;

    Progress(ProgressStyle style, std::ostream& out, Clock::time_point start = Clock::now());
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    Progress(Progress&&) = delete;
    Progress& operator=(Progress&&) = delete;

    /// `total` 0: not known.
    void show(std::string_view stage,
              std::uint64_t done,
              std::uint64_t total,
              Clock::time_point now = Clock::now());
    /// Clears the bar, so that something else can be printed.
    void clear();

private:
    void begin(std::string_view stage, std::uint64_t done, Clock::time_point now);
    std::string line(std::uint64_t done, std::uint64_t total, Clock::time_point now) const;

    ProgressStyle style_;
    std::ostream& out_;
    std::string stage_;
    std::uint64_t done_at_begin_ = 0;
    Clock::time_point stage_began_;
    Clock::time_point shown_;
    std::size_t width_ = 0;  ///< Of the bar's line now on the terminal.
};

}  // namespace onrecord::indexer::program
