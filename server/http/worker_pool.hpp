// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/bounded_queue.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <thread>
#include <vector>

namespace onrecord::server::http {

/// Threads that compute answers, separate from the network threads. Tasks must not throw.
class WorkerPool {
public:
    WorkerPool(unsigned workers, std::size_t queue_capacity);
    /// Finishes all accepted tasks.
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;
    WorkerPool(WorkerPool&&) = delete;
    WorkerPool& operator=(WorkerPool&&) = delete;

    /// Any thread. False, at once, when the queue is full.
    bool try_submit(std::function<void()> task) { return queue_.try_push(std::move(task)); }
    /// Number of waiting tasks.
    std::size_t waiting() const { return queue_.size(); }
    /// Number of workers whose current task started at least so long ago. Any thread.
    std::size_t busy_for(std::chrono::milliseconds time) const;
    std::size_t size() const { return threads_.size(); }

private:
    /// Start of a worker's current task in milliseconds; 0: idle.
    using Begin = std::atomic<std::int64_t>;
    void work(Begin& begin);

    BoundedQueue<std::function<void()>> queue_;
    std::deque<Begin> begins_;  // Each written by its worker, read by whoever asks.
    std::vector<std::thread> threads_;
};

}  // namespace onrecord::server::http
