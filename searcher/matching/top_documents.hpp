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

/// A found document with its score.
struct FoundDocument {
    Points points = 0;
    std::uint32_t shard = 0;
    schema::DocId document = 0;
    schema::Place place = 0;  ///< In the order of time.
};

/// A bounded heap of the best `wanted` documents. The result does not depend on the order of
/// offers.
class TopDocuments {
public:
    /// Considers only documents that come after `after`, of which points and place are used.
    TopDocuments(Sort sort, std::size_t wanted, const std::optional<FoundDocument>& after = {});

    /// `points` is indexed by offset in the window and used for Sort::Relevance only.
    void offer(const schema::OpenShard& shard,
               const Window& window,
               const Bits& found,
               std::span<const Points> points);
    std::size_t wanted() const { return wanted_; }
    bool is_full() const { return documents_.size() == wanted_; }
    /// For Sort::Relevance, when it is full and `wanted` is not 0: a document enters only with more
    /// points, or with as many if it is newer.
    Points least() const { return documents_.front().points; }
    /// Whether it is full and all its documents are newer than those at `place` and later.
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
