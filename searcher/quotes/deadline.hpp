// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace onrecord::searcher::quotes {

/// When a check must end. Remembers whether anyone ended early because of it.
class Deadline {
public:
    explicit Deadline(std::chrono::milliseconds limit) : end_{Clock::now() + limit} {}

    /// True from the end on. Looks at the clock: some 30 ns.
    bool is_over() {
        was_over_ = was_over_ || Clock::now() >= end_;
        return was_over_;
    }
    bool was_over() const { return was_over_; }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point end_;
    bool was_over_ = false;
};

}  // namespace onrecord::searcher::quotes
