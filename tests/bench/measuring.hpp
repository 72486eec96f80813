// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace onrecord::bench {

/// What a piece of work cost, its child processes too.
struct Cost {
    double seconds = 0;      ///< By the clock.
    double cpu_seconds = 0;  ///< Of all threads.
    double peak_mb = 0;      ///< Most memory at one time (resident), of one process.
};

/// Runs `work` in a child process, so that nothing it leaves in memory changes what is measured
/// next. Throws std::runtime_error when it fails.
Cost in_child(const std::function<void()>& work);

/// Milliseconds of CPU time of this thread that `work` takes: the median of `runs`, after one to
/// warm up. CPU time, because others may use the machine too.
double median_milliseconds(int runs, const std::function<void()>& work);

double median(std::vector<double> numbers);

}  // namespace onrecord::bench
