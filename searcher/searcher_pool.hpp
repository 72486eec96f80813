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

// Searchers for many threads over one index to which new Generations are published. A lent Searcher
// keeps its Generation, so no request fails because of a publish.
namespace onrecord::searcher {

/// How many previously served Generations stay available to lend(number).
inline constexpr std::size_t generations_kept = 2;

class SearcherPool {
public:
    /// Opens the served Generation. Throws Failure (no input, bad data). Of each Generation,
    /// `ready` Searchers are opened before it is served, so that a lack of file descriptors shows
    /// then and not during a request.
    explicit SearcherPool(std::filesystem::path index,
                          schema::Verify verify = schema::Verify::Digests,
                          std::size_t ready = 0);
    /// All Leases must have been destroyed.
    ~SearcherPool();
    SearcherPool(const SearcherPool&) = delete;
    SearcherPool& operator=(const SearcherPool&) = delete;
    SearcherPool(SearcherPool&&) = delete;
    SearcherPool& operator=(SearcherPool&&) = delete;

    /// A Searcher lent to one thread; the destructor returns it to the pool.
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

    /// A Searcher of the served Generation. Any thread; never waits for a search or a publish.
    /// Throws Failure when a Shard cannot be opened.
    Lease lend();
    /// The same for the Generation with that number: the served one or one of the last
    /// generations_kept, which are kept for clients that page through results. Empty when it is
    /// none of these or has been removed.
    std::optional<Lease> lend(std::uint64_t number);

    /// Reads CURRENT and opens the Generation it names, while searches continue; idle Searchers of
    /// other Generations are closed. Returns true when a different Generation is served from now
    /// on. A Generation that does not verify is refused: see refusal(). It is tried again later,
    /// because the cause may be a temporary shortage. One thread at a time; does not throw.
    bool refresh();

    /// True when the files of the served Generation are unmodified since it was opened. Otherwise
    /// the answer just computed must be discarded, and the last good Generation is served from now
    /// on; see refusal(). Any thread; blocks only when it finds damage. Does not throw.
    bool hold_good();
    /// True when the served Generation is damaged and no other is good, so that no request can be
    /// answered. Any thread.
    bool is_damaged() const;

    /// The served Generation. Any thread.
    std::shared_ptr<const schema::Generation> generation() const;
    /// Why the served Generation is not the one that CURRENT names; empty when it is. Any thread.
    std::string refusal() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::searcher
