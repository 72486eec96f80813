// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace onrecord::searcher {

/// What one request may cost: time, and characters of foreign text. Every loop over posting lists,
/// records and texts takes what it reads from here before it reads it, so that nobody's page can
/// hold a worker. Remembers whether anything was refused. One thread.
class WorkBudget {
public:
    /// Reading a character (a posting, a cell of an alignment) costs 1 to 100 ns, so this much is
    /// seconds. It makes the end the same on a slow machine, where the time alone would decide.
    static constexpr std::uint64_t most_characters = 4'000'000'000;

    explicit WorkBudget(std::chrono::milliseconds time, std::uint64_t characters = most_characters)
        : end_{Clock::now() + time},
          left_{characters} {}

    /// Takes so many characters. False when they are not there or the time is over: then stop.
    bool take(std::uint64_t characters) {
        if (characters > left_) left_ = 0, is_spent_ = true;
        if (is_spent_) return false;
        left_ -= characters;
        unseen_ += characters;
        return unseen_ < characters_a_look || !is_over();
    }

    /// Whether the time is over or the characters are taken. Looks at the clock: some 30 ns.
    bool is_over() {
        unseen_ = 0;
        is_spent_ = is_spent_ || Clock::now() >= end_;
        return is_spent_;
    }

    bool was_spent() const { return is_spent_; }

private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::uint64_t characters_a_look = 4096;

    Clock::time_point end_;
    std::uint64_t left_;
    std::uint64_t unseen_ = 0;  ///< Taken since the clock was looked at.
    bool is_spent_ = false;
};

}  // namespace onrecord::searcher
