// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/building/bounded_queue.hpp"
#include "schema/analyzer.hpp"

#include <functional>
#include <future>
#include <memory>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace onrecord::indexer {

/// What each worker thread owns and never shares.
struct WorkerTools {
    schema::Analyzer analyzer;
};

/// Threads that run tasks in the order given. A task's value, or what it threw, comes back by its
/// future; the giver takes the futures in order, so what the threads did in any order is used in
/// one. Destroying it drops the tasks that have not begun and waits for the others: make it after
/// everything that tasks refer to.
class Workers {
public:
    explicit Workers(unsigned count);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;
    Workers(Workers&&) = delete;
    Workers& operator=(Workers&&) = delete;

    std::size_t count() const { return threads_.size(); }

    /// `task` takes WorkerTools&. Waits while many tasks are waiting already.
    template <class Task>
    auto submit(Task task) -> std::future<std::invoke_result_t<Task&, WorkerTools&>> {
        using Value = std::invoke_result_t<Task&, WorkerTools&>;
        auto packaged = std::make_shared<std::packaged_task<Value(WorkerTools&)>>(std::move(task));
        auto future = packaged->get_future();
        tasks_.push([packaged](WorkerTools& tools) { (*packaged)(tools); });
        return future;
    }

private:
    void run();

    BoundedQueue<std::function<void(WorkerTools&)>> tasks_;
    std::vector<std::thread> threads_;
};

}  // namespace onrecord::indexer
