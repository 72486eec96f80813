// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/best_scorer.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace onrecord::searcher {
namespace {

/// Asking which of so many parts a document has takes less than scoring it.
constexpr std::size_t most_parts_asked = 5;

template <class Visit>
void for_each_bit(std::uint64_t word, Visit visit) {
    for (; word != 0; word &= word - 1) {
        visit(static_cast<std::size_t>(std::countr_zero(word)));
    }
}

}  // namespace

BestScorer::BestScorer(Node& root, const PreparedShard& shard) : root_{root}, shard_{shard} {
    std::vector<Node>* children = nullptr;
    if (auto* const both = std::get_if<AndNode>(&root.state)) children = &both->children;
    if (auto* const either = std::get_if<OrNode>(&root.state)) {
        children = &either->children;
        is_or_ = true;
    }
    if (children == nullptr) {
        all_.push_back({&root, {}, 0, {}});
    } else {
        for (Node& child : *children) {
            all_.push_back({&child, {}, 0, {}});
        }
    }
    for (Part& part : all_) {
        parts_.push_back(&part);
    }
}

void BestScorer::begin(const Window& window) {
    window_ = window;
    for (Part& part : all_) {
        part.bounds = {};
        add_bounds(*part.node, window, shard_, part.bounds);
        part.largest = *std::ranges::max_element(part.bounds);
    }
    // Few, and mostly in order since the window before.
    for (std::size_t i = 1; i < parts_.size(); ++i) {
        for (std::size_t at = i; at > 0 && parts_[at - 1]->largest < parts_[at]->largest; --at) {
            std::swap(parts_[at - 1], parts_[at]);
        }
    }
    const Bounds* weaker = nullptr;
    for (std::size_t i = parts_.size(); i-- > 0;) {
        Part& part = *parts_[i];
        for (std::size_t group = 0; group < part.rest.size(); ++group) {
            part.rest[group] = part.bounds[group] + (weaker != nullptr ? (*weaker)[group] : 0);
        }
        weaker = &part.rest;
    }
}

std::uint64_t BestScorer::groups_above(Points least, std::uint64_t groups) const {
    // Points are 2^46 at most, of which a float keeps 24 bits: the slack of bound_scale() is
    // larger.
    const auto most = static_cast<float>(least);
    std::uint64_t above = 0;
    for_each_bit(groups, [&](std::size_t group) {
        const bool is_above = !parts_.empty() && parts_.front()->rest[group] > most;
        above |= std::uint64_t{is_above} << group;
    });
    return above;
}

std::uint64_t BestScorer::best_groups(std::uint64_t groups, int most) const {
    std::uint64_t best = 0;
    for (; most > 0 && groups != 0; --most) {
        auto strongest = static_cast<std::size_t>(std::countr_zero(groups));
        for_each_bit(groups, [&](std::size_t group) {
            const Bounds& all = parts_.front()->rest;
            if (all[group] > all[strongest]) strongest = group;
        });
        best |= std::uint64_t{1} << strongest;
        groups &= ~best;
    }
    return best;
}

void BestScorer::match(const Bits& candidates, Points least) {
    if (!is_or_) return searcher::match(root_, window_, candidates);
    const auto most = static_cast<float>(least);
    Bits found;
    std::vector<bool> is_whole(parts_.size());
    for (std::size_t i = parts_.size(); i-- > 0;) {
        // In the other groups this part and all weaker ones together are not enough.
        std::uint64_t groups = 0;
        for_each_bit(candidates.groups(), [&](std::size_t group) {
            groups |= std::uint64_t{parts_[i]->rest[group] > most} << group;
        });
        Bits asked = candidates;
        asked.keep_groups(groups);
        is_whole[i] = asked.groups() == candidates.groups();
        searcher::match(*parts_[i]->node, window_, asked);
        found |= parts_[i]->node->found;
    }
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (!is_whole[i]) searcher::match(*parts_[i]->node, window_, found);
    }
    root_.found = found;
}

/// Goes through the sets of parts that are enough, each one part more than a set before it.
std::uint64_t BestScorer::reaching(std::size_t group, float need) const {
    std::array<std::uint64_t, std::size_t{1} << most_parts_asked> with;
    std::array<float, std::size_t{1} << most_parts_asked> bound;
    with[0] = ~std::uint64_t{0};
    bound[0] = 0;
    std::uint64_t found = 0;
    for (std::size_t i = 0, sets = 1; i < parts_.size(); ++i, sets *= 2) {
        const std::uint64_t word = parts_[i]->node->found.word(group);
        for (std::size_t set = 0; set < sets; ++set) {
            with[sets + set] = with[set] & word;
            bound[sets + set] = bound[set] + parts_[i]->bounds[group];
            if (bound[sets + set] > need) found |= with[sets + set];
        }
    }
    return found;
}

void BestScorer::leave_those_that_have_too_few_parts(Bits& found, Points least) const {
    const auto need = static_cast<float>(least);
    found.for_each_group(
        [&](std::size_t group) { found.put(group, found.word(group) & reaching(group, need)); });
}

Bits BestScorer::score(const Bits& found, std::optional<Points> least, Score& score) {
    Bits left = found;
    if (least) {
        left.keep_groups(groups_above(*least, left.groups()));
        if (is_or_ && parts_.size() > 1 && parts_.size() <= most_parts_asked) {
            leave_those_that_have_too_few_parts(left, *least);
        }
    }
    left.for_each([&](std::uint32_t offset) { score.points[offset] = 0; });
    for (std::size_t i = 0; i < parts_.size() && !left.is_empty(); ++i) {
        searcher::score(*parts_[i]->node, window_, left, shard_, score);
        if (!least || i + 1 == parts_.size()) continue;
        const auto needed = static_cast<double>(*least);
        left.for_each_group([&](std::size_t group) {
            const double rest = static_cast<double>(parts_[i + 1]->rest[group]);
            std::uint64_t kept = 0;
            for_each_bit(left.word(group), [&](std::size_t bit) {
                const auto points = static_cast<double>(score.points[group * 64 + bit]);
                kept |= std::uint64_t{points + rest >= needed} << bit;
            });
            left.put(group, kept);
        });
    }
    return left;
}

void BestScorer::score_all(const Window& window, const Bits& found, Score& score) {
    found.for_each([&](std::uint32_t offset) { score.points[offset] = 0; });
    for (const Part& part : all_) {
        searcher::score(*part.node, window, found, shard_, score);
    }
}

schema::DocId BestScorer::next_above(schema::DocId from, Points least) {
    auto* const word = std::get_if<WordNode>(&root_.state);
    if (word == nullptr || !word->documents.is_single()) return next_document(root_, from);
    return word->documents.next_above(
        from, static_cast<float>(least) / bound_factor(word->weight, shard_));
}

}  // namespace onrecord::searcher
