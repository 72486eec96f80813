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

/// Tools owned by each worker thread.
struct WorkerTools {
    schema::Analyzer analyzer;
};

/// A thread pool that starts tasks in the order of submission. A task's value or exception is
/// returned through its future. The caller reads the futures in order, so results are used in a
/// fixed order although the threads finish in any (builds are deterministic). The destructor drops
/// tasks that have not started and waits for the others, so declare it after everything that tasks
/// refer to.
class Workers {
public:
    explicit Workers(unsigned count);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;
    Workers(Workers&&) = delete;
    Workers& operator=(Workers&&) = delete;

    std::size_t count() const { return threads_.size(); }

    /// `task` is called with WorkerTools&. Blocks while the queue is full.
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
