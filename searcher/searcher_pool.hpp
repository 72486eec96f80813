// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/generation.hpp"
#include "searcher/searcher.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

// Searchers for many threads over one index that goes on being published. No request fails
// because of a publish: who holds a Searcher keeps its Generation.
namespace onrecord::searcher {

/// So many Generations that were served before can still be asked.
inline constexpr std::size_t generations_kept = 2;

class SearcherPool {
public:
    /// Opens the served Generation. Throws Failure (no input, bad data).
    /// `ready` Searchers of a Generation are opened before it is served, so that a shortage of
    /// descriptors shows then and not in an answer.
    explicit SearcherPool(std::filesystem::path index,
                          schema::Verify verify = schema::Verify::Digests,
                          std::size_t ready = 0);
    /// Every Lease must be gone.
    ~SearcherPool();
    SearcherPool(const SearcherPool&) = delete;
    SearcherPool& operator=(const SearcherPool&) = delete;
    SearcherPool(SearcherPool&&) = delete;
    SearcherPool& operator=(SearcherPool&&) = delete;

    /// A Searcher lent to one thread. Gives it back when destroyed.
    class Lease {
    public:
        Lease(SearcherPool& pool, std::unique_ptr<Searcher> searcher);
        ~Lease();
        Lease(Lease&&) noexcept = default;
        Lease& operator=(Lease&&) = delete;
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        Searcher& operator*() const { return *searcher_; }
        Searcher* operator->() const { return searcher_.get(); }

    private:
        SearcherPool* pool_;
        std::unique_ptr<Searcher> searcher_;
    };

    /// Any thread; never waits for a search or a publish. Throws Failure when a Shard cannot be
    /// opened.
    Lease lend();
    /// The same of the Generation of that number, which may be one that was served before: the last
    /// generations_kept are kept for those who walk through pages. Nothing when it is none of them
    /// or has been removed.
    std::optional<Lease> lend(std::uint64_t number);

    /// Looks at CURRENT and opens what it names while searches go on; idle Searchers of another
    /// Generation are let go. True when another Generation is served from now on. A Generation
    /// that does not verify is not taken: see refusal(); it is tried again after a while, for what
    /// was wrong may have been a passing shortage. One thread at a time; does not throw.
    bool refresh();

    /// True when the files of what is served are as they were when it was opened. Else what was
    /// just answered from it proves nothing, and from now on the last good Generation is served;
    /// see refusal(). Any thread; waits only where it finds damage. Does not throw.
    bool hold_good();
    /// True when what is served is damaged and there is no good Generation: nothing can be
    /// answered. Any thread.
    bool is_damaged() const;

    /// What is served. Any thread.
    std::shared_ptr<const schema::Generation> generation() const;
    /// Why it is not the one that CURRENT names; empty when it is. Any thread.
    std::string refusal() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::searcher
