// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/ordered_fit.hpp"

#include <algorithm>
#include <utility>

namespace onrecord::searcher::check {
namespace {

// Larger than any cost, and far from overflow.
constexpr std::uint32_t unreached = 1U << 30U;

// The states 0 to size(), one bit each, must fit into 64 bits.
constexpr std::size_t most_bits = 63;

}  // namespace

OrderedFit::Cell OrderedFit::cell_of(std::uint32_t cost) {
    Cell cell;
    cell.paid.fill(cost);
    cell.run.fill(unreached);
    return cell;
}

OrderedFit::OrderedFit(std::vector<OrderedWord> pasted, std::vector<std::uint32_t> denials)
    : pasted_{std::move(pasted)},
      denials_{std::move(denials)},
      absences_(pasted_.size()),
      cells_(pasted_.size() + 1) {
    std::ranges::sort(denials_);
    for (const OrderedWord& word : pasted_) {
        others_.insert(others_.end(), word.others.begin(), word.others.end());
    }
    std::ranges::sort(others_);
    if (pasted_.size() > most_bits) return;
    for (std::size_t i = 0; i < pasted_.size(); ++i) {
        const Places place = Places{1} << i;
        if (i > 0 && pasted_[i].follows_gap) ellipses_ |= place;
        const auto known =
            std::ranges::find(masks_, pasted_[i].id, &std::pair<std::uint32_t, Places>::first);
        if (known == masks_.end()) {
            masks_.emplace_back(pasted_[i].id, place);
        } else {
            known->second |= place;
        }
    }
    std::ranges::sort(masks_);
}

void OrderedFit::find_others(std::span<const std::uint32_t> text) {
    for (std::size_t i = 0; i < pasted_.size(); ++i) {
        absences_[i] = pasted_[i].may_vary ? 0 : 1;
    }
    if (others_.empty()) return;
    for (const std::uint32_t word : text) {
        if (!std::ranges::binary_search(others_, word)) continue;
        for (std::size_t i = 0; i < pasted_.size(); ++i) {
            if (std::ranges::find(pasted_[i].others, word) != pasted_[i].others.end()) {
                absences_[i] = 0;
            }
        }
    }
}

// Sellers' dynamic programming (J. Algorithms 1, 1980): the match may start and end anywhere in the
// text. One layer for each number of runs skipped at no cost.
std::uint32_t OrderedFit::edits_by_table(std::span<const std::uint32_t> text) {
    find_others(text);
    std::uint32_t absent = 0;
    cells_.front() = cell_of(0);
    for (std::size_t row = 1; row < cells_.size(); ++row) {
        absent += absences_[row - 1];
        cells_[row] = cell_of(absent);
    }
    std::uint32_t best = absent;
    for (const std::uint32_t word : text) {
        read(word);
        best = std::min(best, cells_.back().paid.back());
    }
    return best;
}

void OrderedFit::read(std::uint32_t word) {
    const bool is_denial = std::ranges::binary_search(denials_, word);
    Cell before = cells_.front();  // The cell a row up and a word back.
    for (std::size_t row = 1; row < cells_.size(); ++row) {
        const Cell old = cells_[row];
        const Cell& above = cells_[row - 1];
        const std::uint32_t absence = absences_[row - 1];
        const bool is_free = row < pasted_.size() && pasted_[row].follows_gap;
        const std::uint32_t change = is_denial || pasted_[row - 1].id == word ? 0 : absence;
        const std::uint32_t passing = is_free || is_denial ? 0 : 1;
        Cell& now = cells_[row];
        for (std::size_t layer = 0; layer <= free_runs; ++layer) {
            const std::uint32_t least = std::min(before.paid[layer], before.run[layer]);
            now.paid[layer] =
                std::min({least + change, above.paid[layer] + absence, old.paid[layer] + passing});
            const std::uint32_t opened = layer == 0 ? unreached : old.paid[layer - 1];
            now.run[layer] = std::min(opened, old.run[layer]);
        }
        before = old;
    }
}

std::uint32_t OrderedFit::edits(std::span<const std::uint32_t> text, std::uint32_t most) {
    return pasted_.size() > most_bits ? edits_by_table(text) : edits_by_bits(text, most);
}

OrderedFit::Places OrderedFit::matching(std::uint32_t word) const {
    const auto known =
        std::ranges::lower_bound(masks_, word, {}, &std::pair<std::uint32_t, Places>::first);
    return known != masks_.end() && known->first == word ? known->second : 0;
}

/// Epsilon transitions over words that may be absent: the carry of an addition runs through the
/// ones of the mask.
OrderedFit::Places OrderedFit::with_varying(Places places) const {
    return places | (((places & varying_) + varying_) ^ varying_);
}

void OrderedFit::begin_bits(std::uint32_t most) {
    const std::size_t rows = most + 1;
    paid_.assign((free_runs + 1) * rows, 0);
    runs_.assign((free_runs + 1) * rows, 0);
    for (std::size_t layer = 0; layer <= free_runs; ++layer) {
        Places places = with_varying(1);
        for (std::size_t edits = 0; edits < rows; ++edits) {
            paid_[layer * rows + edits] = places;
            places = with_varying(places | places << 1U);
        }
    }
}

void OrderedFit::read_bits(Places matching, Places free_passing, std::uint32_t most) {
    const std::size_t rows = most + 1;
    for (std::size_t layer = free_runs + 1; layer-- > 0;) {
        Places* paid = &paid_[layer * rows];
        Places* runs = &runs_[layer * rows];
        Places fewer = 0;       // Of one edit fewer, before the word,
        Places fewer_both = 0;  // there and within a run,
        Places fewer_now = 0;   // and behind the word.
        for (std::size_t edits = 0; edits < rows; ++edits) {
            const Places old = paid[edits];
            const Places both = old | runs[edits];
            const Places now = ((both & (matching | varying_)) << 1U) | (old & free_passing) |
                               fewer | fewer_both << 1U | fewer_now << 1U | 1U;
            if (layer > 0) runs[edits] |= paid_[(layer - 1) * rows + edits];
            paid[edits] = fewer_now = with_varying(now);
            fewer = old;
            fewer_both = both;
        }
    }
}

// The automaton of Wu and Manber (Comm. ACM 35, 1992), in layers by the number of runs skipped.
std::uint32_t OrderedFit::edits_by_bits(std::span<const std::uint32_t> text, std::uint32_t most) {
    find_others(text);
    varying_ = 0;
    for (std::size_t i = 0; i < absences_.size(); ++i) {
        varying_ |= absences_[i] == 0 ? Places{1} << i : 0;
    }
    begin_bits(most);
    const Places all = Places{1} << pasted_.size();
    const std::size_t last = free_runs * (most + 1);
    std::uint32_t best = most + 1;
    const auto lower_best = [&] {
        while (best > 0 && (paid_[last + best - 1] & all) != 0) {
            --best;
        }
    };
    lower_best();
    std::uint32_t unknown = 0;
    for (const std::uint32_t word : text) {
        const bool is_denial = std::ranges::binary_search(denials_, word);
        const Places places = is_denial ? ~Places{0} : matching(word);
        // After so many words without a match the states no longer change: each is in a run or
        // lost.
        unknown = places == 0 ? unknown + 1 : 0;
        if (unknown > most + 1 + free_runs) continue;
        read_bits(places, is_denial ? ~Places{0} : ellipses_, most);
        lower_best();
    }
    return best;
}

}  // namespace onrecord::searcher::check
