// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher_pool.hpp"

#include "schema/failure.hpp"

#include <mutex>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

namespace onrecord::searcher {
namespace {

namespace fs = std::filesystem;

/// What CURRENT names, and which writing of it: an index that was deleted and built anew begins
/// with the same numbers again.
struct Sighting {
    std::uint64_t number = 0;
    fs::file_time_type written;
    bool operator==(const Sighting&) const = default;
};

std::optional<Sighting> look(const fs::path& index) {
    const std::optional<std::uint64_t> number = schema::current_number(index);
    if (!number) return std::nullopt;
    std::error_code missing;  // Then it is seen again once it is there.
    const fs::path manifest = schema::generation_folder(index, *number) / schema::manifest_file;
    return Sighting{*number, fs::last_write_time(manifest, missing)};
}

}  // namespace

struct SearcherPool::State {
    fs::path index;
    schema::Verify verify;
    /// What was opened or refused last: it is not read again, which for a damaged Generation would
    /// be gigabytes each second. Only refresh() touches it.
    std::optional<Sighting> seen;

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
    bool is_served(const schema::Manifest& manifest) const;
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

bool SearcherPool::State::is_served(const schema::Manifest& manifest) const {
    const std::lock_guard lock{mutex};
    return generation->manifest() == manifest;
}

void SearcherPool::State::refuse(std::string reason) {
    const std::lock_guard lock{mutex};
    refusal = std::move(reason);
}

SearcherPool::SearcherPool(std::filesystem::path index, schema::Verify verify)
    : state_{std::make_unique<State>()} {
    state_->index = std::move(index);
    state_->verify = verify;
    state_->seen = look(state_->index);
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
    const std::optional<Sighting> sighting = look(state_->index);
    if (!sighting || sighting == state_->seen) return false;
    const schema::OpenedGeneration opened = schema::open_current(state_->index, state_->verify);
    state_->seen = sighting;
    if (state_->is_served(opened.generation->manifest())) {
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
