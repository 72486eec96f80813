// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/bounded_queue.hpp"

#include <cstddef>
#include <functional>
#include <thread>
#include <vector>

namespace onrecord::server::http {

/// Threads that compute answers, apart from those that read the network. Tasks must not throw.
class WorkerPool {
public:
    WorkerPool(unsigned workers, std::size_t queue_capacity);
    /// Finishes every task that was taken in.
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;
    WorkerPool(WorkerPool&&) = delete;
    WorkerPool& operator=(WorkerPool&&) = delete;

    /// Any thread. False, at once, when the queue is full.
    bool try_submit(std::function<void()> task) { return queue_.try_push(std::move(task)); }
    /// Tasks that wait.
    std::size_t waiting() const { return queue_.size(); }

private:
    void work();

    BoundedQueue<std::function<void()>> queue_;
    std::vector<std::thread> threads_;
};

}  // namespace onrecord::server::http
