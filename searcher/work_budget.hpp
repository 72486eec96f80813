// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace onrecord::searcher {

/// The budget of one request: time, and an amount of work measured in characters read. Every loop
/// over posting lists, records and texts takes its amount from the budget before it reads, so that
/// no input can occupy a worker for long. Records whether it was exhausted. One thread.
class WorkBudget {
public:
    /// One unit (a character, a posting, a cell of an alignment) costs 1 to 100 ns, so the default
    /// allows seconds of work. Unlike the time limit, it stops at the same place on slow and fast
    /// machines.
    static constexpr std::uint64_t most_characters = 4'000'000'000;

    explicit WorkBudget(std::chrono::milliseconds time, std::uint64_t characters = most_characters)
        : end_{Clock::now() + time},
          left_{characters} {}

    /// Takes an amount from the budget. False when it is exhausted or the time is over: then stop.
    bool take(std::uint64_t characters) {
        if (characters > left_) left_ = 0, is_spent_ = true;
        if (is_spent_) return false;
        left_ -= characters;
        unseen_ += characters;
        return unseen_ < characters_a_look || !is_over();
    }

    /// Whether the time is over or the amount is used up. Reads the clock: about 30 ns.
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
    std::uint64_t unseen_ = 0;  ///< Taken since the clock was last read.
    bool is_spent_ = false;
};

}  // namespace onrecord::searcher
