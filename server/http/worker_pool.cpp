// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/worker_pool.hpp"

namespace onrecord::server::http {

WorkerPool::WorkerPool(unsigned workers, std::size_t queue_capacity) : queue_{queue_capacity} {
    threads_.reserve(workers);
    for (unsigned i = 0; i < workers; ++i) {
        threads_.emplace_back([this] { work(); });
    }
}

WorkerPool::~WorkerPool() {
    queue_.close();
    for (std::thread& thread : threads_) {
        thread.join();
    }
}

void WorkerPool::work() {
    while (auto task = queue_.pop()) {
        (*task)();
    }
}

}  // namespace onrecord::server::http
