// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace onrecord::server::http {

/// A FIFO queue between threads with a fixed capacity. Adding to a full queue fails at once instead
/// of blocking, so that overload gives 503 and not latency.
template <class Value>
class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t capacity) : capacity_{capacity} {}

    /// False when full or closed; `value` is then unchanged.
    bool try_push(Value&& value) {
        {
            const std::lock_guard lock{mutex_};
            if (is_closed_ || values_.size() >= capacity_) return false;
            values_.push_back(std::move(value));
        }
        filled_.notify_one();
        return true;
    }

    /// Blocks until there is a value; empty once closed and drained.
    std::optional<Value> pop() {
        std::unique_lock lock{mutex_};
        filled_.wait(lock, [this] { return is_closed_ || !values_.empty(); });
        if (values_.empty()) return std::nullopt;
        std::optional<Value> value{std::move(values_.front())};
        values_.pop_front();
        return value;
    }

    /// Accepts no more values; the queued ones can still be taken.
    void close() {
        {
            const std::lock_guard lock{mutex_};
            is_closed_ = true;
        }
        filled_.notify_all();
    }

    std::size_t size() const {
        const std::lock_guard lock{mutex_};
        return values_.size();
    }

private:
    const std::size_t capacity_;
    mutable std::mutex mutex_;  // guards values_ and is_closed_
    std::condition_variable filled_;
    std::deque<Value> values_;
    bool is_closed_ = false;
};

}  // namespace onrecord::server::http
