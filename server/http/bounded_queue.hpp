// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace onrecord::server::http {

/// First in, first out, between threads, never longer than its capacity: whoever finds it full
/// is told at once instead of waiting, so that load shows as 503 and not as latency.
template <class Value>
class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t capacity) : capacity_{capacity} {}

    /// False when full or closed; `value` is then untouched.
    bool try_push(Value&& value) {
        {
            const std::lock_guard lock{mutex_};
            if (is_closed_ || values_.size() >= capacity_) return false;
            values_.push_back(std::move(value));
        }
        filled_.notify_one();
        return true;
    }

    /// Waits for a value; nothing once closed and empty.
    std::optional<Value> pop() {
        std::unique_lock lock{mutex_};
        filled_.wait(lock, [this] { return is_closed_ || !values_.empty(); });
        if (values_.empty()) return std::nullopt;
        std::optional<Value> value{std::move(values_.front())};
        values_.pop_front();
        return value;
    }

    /// Nothing more goes in; what is in still comes out.
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
