// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/ordered_fit.hpp"

#include <algorithm>
#include <utility>

namespace onrecord::searcher::check {
namespace {

// More than any text can cost, and far from overflow.
constexpr std::uint32_t unreached = 1U << 30U;

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
    for (const OrderedWord& word : pasted_)
        others_.insert(others_.end(), word.others.begin(), word.others.end());
    std::ranges::sort(others_);
}

void OrderedFit::find_others(std::span<const std::uint32_t> text) {
    for (std::size_t i = 0; i < pasted_.size(); ++i)
        absences_[i] = pasted_[i].may_vary ? 0 : 1;
    if (others_.empty()) return;
    for (const std::uint32_t word : text) {
        if (!std::ranges::binary_search(others_, word)) continue;
        for (std::size_t i = 0; i < pasted_.size(); ++i) {
            if (std::ranges::find(pasted_[i].others, word) != pasted_[i].others.end())
                absences_[i] = 0;
        }
    }
}

// Sellers' distance (J. Algorithms 1, 1980), begun and ended anywhere in the text, in layers by the
// runs that were passed over for nothing.
std::uint32_t OrderedFit::edits(std::span<const std::uint32_t> text) {
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

}  // namespace onrecord::searcher::check
