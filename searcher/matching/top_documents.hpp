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

/// A document that was found.
struct FoundDocument {
    Points points = 0;
    std::uint32_t shard = 0;
    schema::DocId document = 0;
    schema::Place place = 0;  ///< In the order of time.
};

/// Keeps the best `wanted` documents, in whatever order they are offered.
class TopDocuments {
public:
    /// Only of those that come behind `after`; of that the points and the place are read.
    TopDocuments(Sort sort, std::size_t wanted, const std::optional<FoundDocument>& after = {});

    /// `points` by place in the window; read for Sort::Relevance only.
    void offer(const schema::OpenShard& shard,
               const Window& window,
               const Bits& found,
               std::span<const Points> points);
    std::size_t wanted() const { return wanted_; }
    bool is_full() const { return documents_.size() == wanted_; }
    /// Of Sort::Relevance, when it is full and any are wanted: a document must have more points to
    /// come in, or as many and be newer.
    Points least() const { return documents_.front().points; }
    /// Whether it is full of newer ones than stand at `place` and behind it.
    bool is_full_before(schema::Place place) const {
        return is_full() && (wanted_ == 0 || documents_.front().place < place);
    }
    /// Best first.
    std::vector<FoundDocument> take();

private:
    bool is_better(const FoundDocument& one, const FoundDocument& other) const;
    void offer(const FoundDocument& document);

    Sort sort_;
    std::size_t wanted_;
    std::optional<FoundDocument> after_;
    std::vector<FoundDocument> documents_;  ///< A heap, the worst in front.
};

}  // namespace onrecord::searcher
