// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher_pool.hpp"

#include "schema/failure.hpp"
#include "schema/file_marks.hpp"
#include "schema/verified_files.hpp"

#include <chrono>
#include <deque>
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

using Time = std::chrono::steady_clock::time_point;

/// Until a Generation that was refused is looked at again. Verifying reads every byte of it.
constexpr std::chrono::seconds until_next_try{30};

/// A Generation with the Searchers of it that nobody has.
struct Served {
    /// Never lent: its siblings are, so that what is worked out of a Generation is worked out
    /// once. Who copied the pointer keeps it alive.
    std::shared_ptr<const Searcher> first;
    std::shared_ptr<const schema::Generation> generation;
    std::vector<std::unique_ptr<Searcher>> idle;
    std::shared_ptr<const schema::FileMarks> marks;
};

}  // namespace

struct SearcherPool::State {
    fs::path index;
    schema::Verify verify;
    std::size_t ready = 0;
    /// One thread at a time looks for another Generation: refresh(), or who finds damage.
    std::mutex looking;
    /// What was opened or refused last: it is not read again at once, which for a damaged
    /// Generation would be gigabytes each second. Guarded by `looking`.
    std::optional<Sighting> seen;
    std::optional<Time> next_try;
    /// A publish leaves most files as they were. Guarded by `looking`.
    schema::VerifiedFiles verified;

    /// Guards what follows it. Nobody searches, opens a Shard or reads a disk while holding it.
    mutable std::mutex mutex;
    std::deque<Served> served;  ///< The present one, then those before it.
    std::string refusal;
    bool is_damaged = false;

    void give_back(std::unique_ptr<Searcher> searcher);
    void serve(const schema::OpenedGeneration& opened);
    bool is_served(const schema::Manifest& manifest) const;
    void refuse(std::string reason);
    bool is_news(const Sighting& sighting);
    fs::path changed_file() const;
    void give_up(const std::string& reason);
    void drop_changed();
    SearcherPool::Lease lend(SearcherPool& pool, Served& from, std::unique_lock<std::mutex> lock);
};

void SearcherPool::State::give_back(std::unique_ptr<Searcher> searcher) {
    const std::lock_guard lock{mutex};
    for (Served& each : served) {
        if (&searcher->generation() != each.generation.get()) continue;
        // Of an earlier Generation one is enough: each holds every file of it open.
        if (&each == &served.front() || each.idle.empty()) each.idle.push_back(std::move(searcher));
        return;
    }
}

void SearcherPool::State::serve(const schema::OpenedGeneration& opened) {
    const schema::Manifest& manifest = opened.generation->manifest();
    Served next{std::make_shared<const Searcher>(opened.generation), opened.generation, {}, {}};
    next.marks = std::make_shared<const schema::FileMarks>(
        schema::generation_folder(index, manifest.number), manifest);
    for (std::size_t i = 0; i < ready; ++i) {
        next.idle.push_back(std::make_unique<Searcher>(next.first->sibling()));
    }
    std::vector<std::unique_ptr<Searcher>> let_go;  // Closed when nobody waits for the lock.
    std::optional<Served> oldest;
    const std::lock_guard lock{mutex};
    refusal = opened.refusal;
    is_damaged = false;
    if (!served.empty()) let_go = std::exchange(served.front().idle, {});
    served.push_front(std::move(next));
    if (served.size() <= 1 + generations_kept) return;
    oldest = std::move(served.back());
    served.pop_back();
}

/// Nobody is given a Generation again of which a file has changed.
void SearcherPool::State::drop_changed() {
    std::vector<Served> dropped;
    const std::lock_guard lock{mutex};
    for (std::size_t i = served.size(); i-- > 1;) {
        if (served[i].marks->changed().empty()) continue;
        dropped.push_back(std::move(served[i]));
        served.erase(served.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

bool SearcherPool::State::is_served(const schema::Manifest& manifest) const {
    const std::lock_guard lock{mutex};
    return served.front().generation->manifest() == manifest;
}

void SearcherPool::State::refuse(std::string reason) {
    if (!reason.empty()) next_try = std::chrono::steady_clock::now() + until_next_try;
    const std::lock_guard lock{mutex};
    refusal = std::move(reason);
}

/// Something that was not looked at yet, or was refused a while ago.
bool SearcherPool::State::is_news(const Sighting& sighting) {
    const bool is_due = next_try && std::chrono::steady_clock::now() >= *next_try;
    if (sighting == seen && !is_due) return false;
    seen = sighting;
    next_try.reset();
    return true;
}

SearcherPool::SearcherPool(std::filesystem::path index, schema::Verify verify, std::size_t ready)
    : state_{std::make_unique<State>()} {
    state_->index = std::move(index);
    state_->verify = verify;
    state_->ready = ready;
    state_->seen = look(state_->index);
    state_->serve(schema::open_current(state_->index, verify, &state_->verified));
}

SearcherPool::~SearcherPool() = default;

SearcherPool::Lease::Lease(SearcherPool& pool, std::unique_ptr<Searcher> searcher)
    : pool_{&pool},
      searcher_{std::move(searcher)} {}

SearcherPool::Lease::~Lease() {
    if (searcher_) pool_->state_->give_back(std::move(searcher_));
}

/// An idle Searcher, or a new one, which is opened after the lock is released.
SearcherPool::Lease SearcherPool::State::lend(SearcherPool& pool,
                                              Served& from,
                                              std::unique_lock<std::mutex> lock) {
    if (!from.idle.empty()) {
        std::unique_ptr<Searcher> searcher = std::move(from.idle.back());
        from.idle.pop_back();
        return {pool, std::move(searcher)};
    }
    const std::shared_ptr<const Searcher> first = from.first;
    lock.unlock();
    return {pool, std::make_unique<Searcher>(first->sibling())};
}

SearcherPool::Lease SearcherPool::lend() {
    std::unique_lock lock{state_->mutex};
    return state_->lend(*this, state_->served.front(), std::move(lock));
}

std::optional<SearcherPool::Lease> SearcherPool::lend(std::uint64_t number) {
    std::unique_lock lock{state_->mutex};
    for (Served& each : state_->served) {
        if (each.generation->manifest().number != number) continue;
        std::error_code missing;
        const bool is_openable =
            !each.idle.empty() ||
            fs::exists(schema::generation_folder(state_->index, number) / schema::manifest_file,
                       missing);
        if (!is_openable) return std::nullopt;
        return state_->lend(*this, each, std::move(lock));
    }
    return std::nullopt;
}

bool SearcherPool::refresh() try {
    const std::lock_guard looking{state_->looking};
    const std::optional<Sighting> sighting = look(state_->index);
    if (!sighting || !state_->is_news(*sighting)) return false;
    const schema::OpenedGeneration opened =
        schema::open_current(state_->index, state_->verify, &state_->verified);
    state_->verified.keep_only(opened.generation->manifest());
    if (state_->is_served(opened.generation->manifest())) {
        state_->refuse(opened.refusal);
        return false;
    }
    state_->serve(opened);
    if (!opened.refusal.empty()) state_->refuse(opened.refusal);
    return true;
} catch (...) {
    state_->refuse(schema::describe_current_exception().message);
    return false;
}

std::filesystem::path SearcherPool::State::changed_file() const {
    std::shared_ptr<const schema::FileMarks> marks;
    {
        const std::lock_guard lock{mutex};
        marks = served.front().marks;
    }
    return marks->changed();
}

void SearcherPool::State::give_up(const std::string& reason) {
    refuse(reason);
    const std::lock_guard lock{mutex};
    is_damaged = true;
}

bool SearcherPool::hold_good() {
    if (state_->changed_file().empty()) return !is_damaged();
    const std::lock_guard looking{state_->looking};
    const fs::path file = state_->changed_file();
    if (file.empty()) return false;  // Somebody else was here first.
    const std::string damage = file.string() + " was changed while it was served.";
    try {
        // Regardless of the setting: only digests distinguish a changed time from damage.
        state_->verified = {};
        const auto opened =
            schema::open_current(state_->index, schema::Verify::Digests, &state_->verified);
        state_->serve(opened);
        state_->drop_changed();
        if (!opened.refusal.empty()) state_->refuse(damage + ' ' + opened.refusal);
    } catch (...) {
        state_->give_up(damage + ' ' + schema::describe_current_exception().message);
    }
    return false;
}

bool SearcherPool::is_damaged() const {
    const std::lock_guard lock{state_->mutex};
    return state_->is_damaged;
}

std::shared_ptr<const schema::Generation> SearcherPool::generation() const {
    const std::lock_guard lock{state_->mutex};
    return state_->served.front().generation;
}

std::string SearcherPool::refusal() const {
    const std::lock_guard lock{state_->mutex};
    return state_->refusal;
}

}  // namespace onrecord::searcher
