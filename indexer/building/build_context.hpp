// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/building/workers.hpp"
#include "indexer/indexer.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <future>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace onrecord::indexer {

/// Data shared by all stages of one build. Owned by build(). The stages run on its thread and
/// submit their expensive work to Workers, which may read this.
struct BuildContext {
    const BuildOptions& options;
    std::filesystem::path scratch;  ///< Removed when the build ends, successfully or not.
    std::filesystem::path staging;  ///< The folder that becomes the Generation.

    void report(std::string_view stage, std::uint64_t done, std::uint64_t total) const {
        if (options.progress) options.progress({std::string{stage}, done, total});
    }
};

inline unsigned worker_count(const BuildOptions& options) {
    if (options.workers > 0) return options.workers;
    return std::max(std::thread::hardware_concurrency(), 1U);
}

/// Buffer size per spill file, so that all buffers together take about 64 MiB.
inline std::size_t spill_buffer_bytes(std::size_t files) {
    constexpr std::size_t all = 64U << 20U;
    return std::clamp<std::size_t>(all / std::max<std::size_t>(files, 1), 32U << 10U, 256U << 10U);
}

/// Consumes results in the order in which their tasks were submitted. At most one task more than
/// there are workers is in progress, which bounds the memory of results.
template <class Value>
class InOrder {
public:
    InOrder(const Workers& workers, std::function<void(Value)> use)
        : limit_{workers.count() + 1},
          use_{std::move(use)} {}

    void add(std::future<Value> future) {
        futures_.push_back(std::move(future));
        if (futures_.size() >= limit_) use_first();
    }
    void finish() {
        while (!futures_.empty()) {
            use_first();
        }
    }

private:
    void use_first() {
        Value value = futures_.front().get();
        futures_.pop_front();
        use_(std::move(value));
    }

    std::size_t limit_;
    std::function<void(Value)> use_;
    std::deque<std::future<Value>> futures_;
};

}  // namespace onrecord::indexer
