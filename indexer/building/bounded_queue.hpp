// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace onrecord::indexer {

/// A blocking FIFO queue between threads with at most `capacity` items. The only mutex of the
/// indexer: `mutex_` guards the two members declared after it.
template <class Item>
class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t capacity) : capacity_{capacity} {}

    /// Blocks until there is room. An item pushed after close() is dropped.
    void push(Item item) {
        std::unique_lock lock{mutex_};
        has_room_.wait(lock, [this] { return is_closed_ || items_.size() < capacity_; });
        if (is_closed_) return;
        items_.push_back(std::move(item));
        has_items_.notify_one();
    }

    /// Blocks until there is an item; empty once the queue is closed.
    std::optional<Item> pop() {
        std::unique_lock lock{mutex_};
        has_items_.wait(lock, [this] { return is_closed_ || !items_.empty(); });
        if (is_closed_) return std::nullopt;
        std::optional<Item> item{std::move(items_.front())};
        items_.pop_front();
        has_room_.notify_one();
        return item;
    }

    /// Drops all items and wakes all blocked threads.
    void close() {
        std::deque<Item> dropped;
        {
            const std::lock_guard lock{mutex_};
            is_closed_ = true;
            dropped.swap(items_);
        }
        has_items_.notify_all();
        has_room_.notify_all();
    }

private:
    const std::size_t capacity_;
    std::condition_variable has_room_;
    std::condition_variable has_items_;
    std::mutex mutex_;
    std::deque<Item> items_;
    bool is_closed_ = false;
};

}  // namespace onrecord::indexer
