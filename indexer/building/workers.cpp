// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/workers.hpp"

#include <csignal>
#include <cstddef>

namespace onrecord::indexer {
namespace {

constexpr std::size_t waiting_tasks_per_worker = 4;

// Signals belong to the main thread, which stops the build in order; a worker that took one could
// interrupt Xapian in the middle of a write.
class SignalsBlocked {
public:
    SignalsBlocked() {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &before_);
    }
    ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    SignalsBlocked(const SignalsBlocked&) = delete;
    SignalsBlocked& operator=(const SignalsBlocked&) = delete;
    SignalsBlocked(SignalsBlocked&&) = delete;
    SignalsBlocked& operator=(SignalsBlocked&&) = delete;

private:
    sigset_t before_{};
};

}  // namespace

Workers::Workers(unsigned count) : tasks_{count * waiting_tasks_per_worker} {
    const SignalsBlocked blocked;
    for (unsigned i = 0; i < count; ++i) {
        threads_.emplace_back([this] { run(); });
    }
}

Workers::~Workers() {
    tasks_.close();
    for (std::thread& thread : threads_) {
        thread.join();
    }
}

void Workers::run() {
    WorkerTools tools;
    while (auto task = tasks_.pop()) {
        (*task)(tools);
    }
}

}  // namespace onrecord::indexer
