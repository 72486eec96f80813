// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/worker_pool.hpp"

#include <algorithm>

namespace onrecord::server::http {
namespace {

std::int64_t now() {
    const auto time = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
}

}  // namespace

WorkerPool::WorkerPool(unsigned workers, std::size_t queue_capacity) : queue_{queue_capacity} {
    threads_.reserve(workers);
    for (unsigned i = 0; i < workers; ++i) {
        Begin& begin = begins_.emplace_back(0);
        threads_.emplace_back([this, &begin] { work(begin); });
    }
}

WorkerPool::~WorkerPool() {
    queue_.close();
    for (std::thread& thread : threads_) {
        thread.join();
    }
}

std::size_t WorkerPool::busy_for(std::chrono::milliseconds time) const {
    const std::int64_t latest = now() - time.count();
    return static_cast<std::size_t>(std::ranges::count_if(begins_, [&](const Begin& begin) {
        const std::int64_t since = begin;
        return since != 0 && since <= latest;
    }));
}

void WorkerPool::work(Begin& begin) {
    while (auto task = queue_.pop()) {
        begin = now();
        (*task)();
        begin = 0;
    }
}

}  // namespace onrecord::server::http
