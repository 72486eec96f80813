// SPDX-License-Identifier: GPL-3.0-or-later
// What matched documents score, and what any of a group can at most.
#include "searcher/matching/node.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace onrecord::searcher {
namespace {

// ---- bounds

struct Bounded {
    const Window& window;
    const PreparedShard& shard;
    Bounds& bounds;
};

void add_bounds_of(std::vector<Node>& nodes, const Bounded& bounded) {
    for (Node& node : nodes) {
        add_bounds(node, bounded.window, bounded.shard, bounded.bounds);
    }
}

void add_bounds_of(AllNode&, const Bounded&) {}
void add_bounds_of(NothingNode&, const Bounded&) {}
void add_bounds_of(ValueNode&, const Bounded&) {}
void add_bounds_of(ColumnNode&, const Bounded&) {}
void add_bounds_of(RangeNode&, const Bounded&) {}
void add_bounds_of(NotNode&, const Bounded&) {}
void add_bounds_of(WordNode& node, const Bounded& bounded) {
    Bounds saturations{};
    node.documents.add_bounds(bounded.window, saturations);
    const float factor = bound_factor(node.weight, bounded.shard);
    for (std::size_t i = 0; i < saturations.size(); ++i) {
        bounded.bounds[i] += saturations[i] * factor;
    }
}
void add_bounds_of(WildcardNode& node, const Bounded& bounded) {
    const float most = bound_factor(node.weight * (bm25_k1 + 1.0), bounded.shard);
    for (float& bound : bounded.bounds) {
        bound += most;
    }
}
void add_bounds_of(AndNode& node, const Bounded& bounded) { add_bounds_of(node.children, bounded); }
void add_bounds_of(OrNode& node, const Bounded& bounded) { add_bounds_of(node.children, bounded); }
void add_bounds_of(NearNode& node, const Bounded& bounded) {
    add_bounds_of(node.children, bounded);
}
void add_bounds_of(PhraseNode& node, const Bounded& bounded) { add_bounds_of(node.words, bounded); }

// ---- scores

struct Scored {
    const Window& window;
    const Bits& matched;
    const PreparedShard& shard;
    Score& score;
};

void add_points(std::span<const std::uint32_t> counts, double weight, const Scored& scored) {
    const float* const norms = scored.shard.norms.data() + (scored.window.first - 1);
    scored.matched.for_each([&](std::uint32_t offset) {
        if (counts[offset] == 0) return;
        scored.score.points[offset] += word_points(weight, counts[offset], norms[offset]);
    });
}

void score_by(WordNode& node, const Scored& scored) {
    auto& counts = scored.score.counts;
    scored.matched.for_each([&](std::uint32_t offset) { counts[offset] = 0; });
    node.documents.add_counts(scored.window, scored.matched, counts);
    add_points(counts, node.weight, scored);
}

void score_all(std::vector<Node>& nodes, const Scored& scored) {
    for (Node& node : nodes) {
        score(node, scored.window, scored.matched, scored.shard, scored.score);
    }
}

void score_by(AllNode&, const Scored&) {}
void score_by(NothingNode&, const Scored&) {}
void score_by(ValueNode&, const Scored&) {}
void score_by(ColumnNode&, const Scored&) {}
void score_by(RangeNode&, const Scored&) {}
void score_by(NotNode&, const Scored&) {}
void score_by(WildcardNode& node, const Scored& scored) {
    add_points(node.counts, node.weight, scored);
}
void score_by(AndNode& node, const Scored& scored) { score_all(node.children, scored); }
void score_by(OrNode& node, const Scored& scored) { score_all(node.children, scored); }
void score_by(NearNode& node, const Scored& scored) { score_all(node.children, scored); }
// A phrase's words are not matched individually: a document with the phrase contains each of them.
void score_by(PhraseNode& node, const Scored& scored) {
    for (Node& word : node.words) {
        score_by(std::get<WordNode>(word.state), scored);
    }
}

}  // namespace

float bound_factor(double weight, const PreparedShard& shard) {
    return static_cast<float>(weight * points_a_unit * shard.bound_scale);
}

void add_bounds(Node& node, const Window& window, const PreparedShard& shard, Bounds& bounds) {
    const Bounded bounded{window, shard, bounds};
    std::visit([&](auto& state) { add_bounds_of(state, bounded); }, node.state);
}

void score(Node& node,
           const Window& window,
           const Bits& matched,
           const PreparedShard& shard,
           Score& score) {
    const Bits mine = matched & node.found;
    if (mine.is_empty()) return;
    const Scored scored{window, mine, shard, score};
    std::visit([&](auto& state) { score_by(state, scored); }, node.state);
}

}  // namespace onrecord::searcher
