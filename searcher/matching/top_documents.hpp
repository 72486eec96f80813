// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/matching/scoring.hpp"
#include "searcher/postings/window.hpp"
#include "searcher/searcher.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace onrecord::searcher {

/// A document that was found, with its place in the Generation: Shards and their documents are
/// newest first, so that a smaller place is a newer one.
struct FoundDocument {
    Points points = 0;
    std::uint32_t shard = 0;
    schema::DocId document = 0;
};

/// Keeps the best `wanted` documents. They are offered in the order of the Generation; for
/// Sort::Relevance those of one window in any order.
class TopDocuments {
public:
    /// Only of those that come behind `after` in that order.
    TopDocuments(Sort sort, std::size_t wanted, const std::optional<PagePlace>& after = {});

    /// `points` by place in the window; read for Sort::Relevance only.
    void offer(std::uint32_t shard,
               const Window& window,
               const Bits& found,
               std::span<const Points> points);
    std::size_t wanted() const { return wanted_; }
    bool is_full() const { return documents_.size() == wanted_; }
    /// Of Sort::Relevance, when it is full and any are wanted: a document must have more points to
    /// come in, for those offered later are older; within one window as many may do.
    Points least() const { return documents_.front().points; }
    /// Best first.
    std::vector<FoundDocument> take();

private:
    bool is_behind(const FoundDocument& document) const;
    void offer_best(const FoundDocument& document);
    void offer_oldest(const FoundDocument& document);

    Sort sort_;
    std::size_t wanted_;
    std::optional<FoundDocument> after_;
    std::size_t oldest_ = 0;  ///< Where the next one goes once there are enough.
    std::vector<FoundDocument> documents_;
};

}  // namespace onrecord::searcher
