// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/measuring.hpp"

#include "schema/failure.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <iostream>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace onrecord::bench {
namespace {

double in_seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

double thread_milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

[[noreturn]] void run_and_exit(const std::function<void()>& work) {
    try {
        work();
    } catch (...) {
        std::cerr << schema::describe_current_exception().message << '\n';
        ::_exit(1);
    }
    ::_exit(0);
}

}  // namespace

Cost in_child(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    std::cout.flush();
    const pid_t child = ::fork();
    if (child == 0) run_and_exit(work);
    int status = 0;
    rusage usage{};
    if (child < 0 || ::wait4(child, &status, 0, &usage) != child || status != 0) {
        throw std::runtime_error{"a measured piece of work failed"};
    }
    const auto taken = std::chrono::steady_clock::now() - begin;
    return {std::chrono::duration<double>(taken).count(),
            in_seconds(usage.ru_utime) + in_seconds(usage.ru_stime),
            static_cast<double>(usage.ru_maxrss) / 1e3};
}

double median(std::vector<double> numbers) {
    const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
    std::nth_element(numbers.begin(), middle, numbers.end());
    return *middle;
}

double median_milliseconds(int runs, const std::function<void()>& work) {
    work();
    std::vector<double> taken;
    for (int i = 0; i < runs; ++i) {
        const double begin = thread_milliseconds();
        work();
        taken.push_back(thread_milliseconds() - begin);
    }
    return median(taken);
}

}  // namespace onrecord::bench
