// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher_pool.hpp"

#include "schema/failure.hpp"

#include <mutex>
#include <utility>
#include <vector>

namespace onrecord::searcher {

struct SearcherPool::State {
    std::filesystem::path index;
    schema::Verify verify;

    /// Guards what follows it. Nobody searches, opens a Shard or reads a disk while holding it.
    mutable std::mutex mutex;
    /// Never lent: its siblings are, so that what is worked out of a Generation is worked out
    /// once. Replaced whole; who copied the pointer keeps it alive.
    std::shared_ptr<const Searcher> first;
    std::shared_ptr<const schema::Generation> generation;
    std::vector<std::unique_ptr<Searcher>> idle;
    std::string refusal;

    void give_back(std::unique_ptr<Searcher> searcher);
    void serve(const schema::OpenedGeneration& opened);
    bool is_served(std::uint64_t number) const;
    void refuse(std::string reason);
};

void SearcherPool::State::give_back(std::unique_ptr<Searcher> searcher) {
    const std::lock_guard lock{mutex};
    if (&searcher->generation() == generation.get()) idle.push_back(std::move(searcher));
}

void SearcherPool::State::serve(const schema::OpenedGeneration& opened) {
    auto next = std::make_shared<const Searcher>(opened.generation);
    std::vector<std::unique_ptr<Searcher>> let_go;
    const std::lock_guard lock{mutex};
    first.swap(next);
    generation = opened.generation;
    refusal = opened.refusal;
    idle.swap(let_go);
}

bool SearcherPool::State::is_served(std::uint64_t number) const {
    const std::lock_guard lock{mutex};
    return generation->manifest().number == number;
}

void SearcherPool::State::refuse(std::string reason) {
    const std::lock_guard lock{mutex};
    refusal = std::move(reason);
}

SearcherPool::SearcherPool(std::filesystem::path index, schema::Verify verify)
    : state_{std::make_unique<State>()} {
    state_->index = std::move(index);
    state_->verify = verify;
    state_->serve(schema::open_current(state_->index, verify));
}

SearcherPool::~SearcherPool() = default;

SearcherPool::Lease::Lease(SearcherPool& pool, std::unique_ptr<Searcher> searcher)
    : pool_{&pool},
      searcher_{std::move(searcher)} {}

SearcherPool::Lease::~Lease() {
    if (searcher_) pool_->state_->give_back(std::move(searcher_));
}

SearcherPool::Lease SearcherPool::lend() {
    std::shared_ptr<const Searcher> first;
    {
        const std::lock_guard lock{state_->mutex};
        if (!state_->idle.empty()) {
            std::unique_ptr<Searcher> searcher = std::move(state_->idle.back());
            state_->idle.pop_back();
            return {*this, std::move(searcher)};
        }
        first = state_->first;
    }
    return {*this, std::make_unique<Searcher>(first->sibling())};
}

bool SearcherPool::refresh() try {
    const std::optional<std::uint64_t> number = schema::current_number(state_->index);
    if (!number || state_->is_served(*number)) {
        if (number) state_->refuse({});
        return false;
    }
    const schema::OpenedGeneration opened = schema::open_current(state_->index, state_->verify);
    if (state_->is_served(opened.generation->manifest().number)) {
        state_->refuse(opened.refusal);
        return false;
    }
    state_->serve(opened);
    return true;
} catch (...) {
    state_->refuse(schema::describe_current_exception().message);
    return false;
}

std::shared_ptr<const schema::Generation> SearcherPool::generation() const {
    const std::lock_guard lock{state_->mutex};
    return state_->generation;
}

std::string SearcherPool::refusal() const {
    const std::lock_guard lock{state_->mutex};
    return state_->refusal;
}

}  // namespace onrecord::searcher
