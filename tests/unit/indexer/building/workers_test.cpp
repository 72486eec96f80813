// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/workers.hpp"

#include "indexer/building/build_context.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

namespace onrecord::indexer {
namespace {

TEST(Workers, ResultsAreUsedInTheOrderOfTheirTasks) {
    std::vector<int> used;
    Workers workers{4};
    InOrder<int> results{workers, [&](int value) { used.push_back(value); }};
    for (int i = 0; i < 1000; ++i) {
        results.add(workers.submit([i](WorkerTools&) { return i; }));
    }
    results.finish();
    ASSERT_EQ(used.size(), 1000U);
    for (int i = 0; i < 1000; ++i) {
        EXPECT_EQ(used.at(static_cast<std::size_t>(i)), i);
    }
}

TEST(Workers, WhatATaskThrowsComesBackByItsFuture) {
    Workers workers{2};
    auto bad = workers.submit([](WorkerTools&) -> int { throw std::runtime_error{"no disk"}; });
    auto good = workers.submit([](WorkerTools&) { return 7; });
    EXPECT_THROW(bad.get(), std::runtime_error);
    EXPECT_EQ(good.get(), 7);
}

TEST(Workers, EndWithTasksStillWaiting) {
    std::vector<std::future<int>> futures;
    Workers workers{1};
    for (int i = 0; i < 4; ++i) {
        futures.push_back(workers.submit([i](WorkerTools&) { return i; }));
    }
}

TEST(Workers, OwnTheirAnalyzers) {
    Workers workers{2};
    std::vector<std::future<std::string>> stems;
    for (int i = 0; i < 100; ++i) {
        stems.push_back(workers.submit([](const WorkerTools& tools) {
            return std::string{tools.analyzer.stem("ministers", "en")};
        }));
    }
    for (auto& stem : stems) {
        EXPECT_EQ(stem.get(), "minist");
    }
}

}  // namespace
}  // namespace onrecord::indexer
