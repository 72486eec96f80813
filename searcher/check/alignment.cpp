// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/alignment.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace onrecord::searcher::check {

namespace {

// All edits cost about the same, so that the fewest edits win. An unmatched pasted word costs
// slightly more than an unmatched printed one, and a replacement slightly more again, so that of
// two alignments with equally many edits the one with more equal words wins. Replacing a word by
// another inflection of it costs less, so that `invades` is aligned with `invade` and not with a
// neighbour. Skipping an optional word has a small cost, so that it is matched where possible.
constexpr std::uint32_t cost_of_change = 22;
constexpr std::uint32_t cost_of_pasted = 21;
constexpr std::uint32_t cost_of_printed_word = 20;
constexpr std::uint32_t cheap_printed_word = 4;
constexpr std::uint32_t cost_of_shape = 15;
constexpr std::uint32_t cost_of_optional = 1;
constexpr std::uint32_t cost_of_pasted_optional = 2;
// A paste starts and ends with words of the statement, so leaving its first or last word unmatched
// costs twice as much. `We know` is then aligned with the whole of `We do not know` and not only
// with its last word.
constexpr std::uint32_t cost_of_lost_end = 21;

// Bound for texts that repeat themselves.
constexpr std::size_t most_traced = 8;

// One byte each. The longest paste with most_printed_words needs less.
constexpr std::size_t most_cells = std::size_t{16} << 20U;

enum class Move : std::uint8_t {
    Begin,
    Both,
    Pasted,
    Printed,
    PastedPair,   ///< Two pasted words that are one in print.
    PrintedPair,  ///< Two printed words that are one in the paste.
};

bool has_joined(std::span<const AlignWord> words) {
    return std::ranges::any_of(words, [](const AlignWord& word) { return word.joined != 0; });
}

/// The table of costs, one row for each pasted word, of which two rows are kept, and the table of
/// moves.
class Table {
public:
    Table(std::span<const AlignWord> pasted, std::span<const AlignWord> printed, Skipping skipping)
        : pasted_{pasted},
          printed_{printed},
          skip_cost_{skipping == Skipping::Cheap ? cheap_printed_word : cost_of_printed_word},
          width_{printed.size() + 1},
          has_pairs_{has_joined(pasted) || has_joined(printed)},
          costs_(width_, 0),
          moves_((pasted.size() + 1) * width_, Move::Begin) {
        for (std::size_t row = 1; row <= pasted.size(); ++row) {
            if (has_pairs_) {
                two_back_ = std::move(one_back_);
                one_back_ = costs_;
            }
            fill(row);
            if (has_pairs_) take_pairs(row);
        }
    }

    /// Of the cheapest alignments the earliest that covers a whole part, otherwise the earliest.
    Alignment best() const {
        const std::uint32_t least = *std::min_element(costs_.begin(), costs_.end());
        std::optional<Alignment> first;
        std::size_t traced = 0;
        for (std::size_t end = 0; end < costs_.size() && traced < most_traced; ++end) {
            if (costs_[end] != least) continue;
            ++traced;
            Alignment alignment = trace(end);
            if (is_whole_part(alignment, end)) return alignment;
            if (!first) first = std::move(alignment);
        }
        return std::move(*first);
    }

private:
    bool is_whole_part(const Alignment& alignment, std::size_t end) const {
        const bool ends_part = end == printed_.size() || printed_[end].begins_part;
        return ends_part && !alignment.steps.empty() && alignment.steps.front().printed &&
               printed_[*alignment.steps.front().printed].begins_part;
    }

    std::uint32_t cost_of_both(const AlignWord& pasted, const AlignWord& printed) const {
        if (pasted.form == printed.form) return 0;
        return pasted.stem == printed.stem ? cost_of_shape : cost_of_change;
    }

    /// The cost of skipping a printed word after `row` pasted words.
    std::uint32_t cost_of_printed(std::size_t row, const AlignWord& printed) const {
        if (row == pasted_.size()) return skip_cost_;
        if (pasted_[row].follows_gap) return 0;
        return printed.is_optional ? cost_of_optional : skip_cost_;
    }

    void fill(std::size_t row) {
        const AlignWord& word = pasted_[row - 1];
        const bool is_end = row == 1 || row == pasted_.size();
        const std::uint32_t at_end = is_end && !word.is_optional ? cost_of_lost_end : 0;
        const std::uint32_t alone =
            (word.is_optional ? cost_of_pasted_optional : cost_of_pasted) + at_end;
        Move* moves = &moves_[row * width_];
        std::uint32_t diagonal = costs_[0];
        costs_[0] += alone;
        moves[0] = Move::Pasted;
        for (std::size_t column = 1; column < width_; ++column) {
            const AlignWord& other = printed_[column - 1];
            const std::uint32_t both = cost_of_both(word, other);
            std::uint32_t cost = diagonal + both + (both == 0 ? 0 : at_end);
            Move move = Move::Both;
            if (const auto up = costs_[column] + alone; up < cost) cost = up, move = Move::Pasted;
            if (const auto left = costs_[column - 1] + cost_of_printed(row, other); left < cost) {
                cost = left, move = Move::Printed;
            }
            diagonal = costs_[column];
            costs_[column] = cost;
            moves[column] = move;
        }
    }

    /// Two words that are one on the other side match at no cost. A cell that becomes cheaper may
    /// make the following cells cheaper too.
    void take_pairs(std::size_t row) {
        Move* moves = &moves_[row * width_];
        const AlignWord& word = pasted_[row - 1];
        for (std::size_t column = 1; column < width_; ++column) {
            const AlignWord& other = printed_[column - 1];
            if (row >= 2 && pasted_[row - 2].joined != 0 && pasted_[row - 2].joined == other.form &&
                two_back_[column - 1] < costs_[column]) {
                costs_[column] = two_back_[column - 1];
                moves[column] = Move::PastedPair;
            }
            if (column >= 2 && printed_[column - 2].joined != 0 &&
                printed_[column - 2].joined == word.form &&
                one_back_[column - 2] < costs_[column]) {
                costs_[column] = one_back_[column - 2];
                moves[column] = Move::PrintedPair;
            }
            const auto left = costs_[column - 1] + cost_of_printed(row, other);
            if (left < costs_[column]) costs_[column] = left, moves[column] = Move::Printed;
        }
    }

    static AlignStep step_of(std::size_t row, std::size_t column) {
        return {static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column), true};
    }

    /// The steps of a pair, last first.
    static void add_pair(Move move, std::size_t& row, std::size_t& column, Alignment& alignment) {
        alignment.steps.push_back(step_of(row - 1, column - 1));
        if (move == Move::PastedPair) alignment.steps.push_back(step_of(row - 2, column - 1));
        if (move == Move::PrintedPair) alignment.steps.push_back(step_of(row - 1, column - 2));
        row -= move == Move::PastedPair ? 2 : 1;
        column -= move == Move::PrintedPair ? 2 : 1;
    }

    Alignment trace(std::size_t column) const {
        Alignment alignment;
        std::size_t row = pasted_.size();
        while (row > 0) {
            const Move move = moves_[row * width_ + column];
            if (move == Move::PastedPair || move == Move::PrintedPair) {
                add_pair(move, row, column, alignment);
                continue;
            }
            AlignStep step;
            if (move != Move::Printed) step.pasted = static_cast<std::uint32_t>(--row);
            if (move != Move::Pasted) step.printed = static_cast<std::uint32_t>(--column);
            step.is_same = move == Move::Both && pasted_[row].form == printed_[column].form;
            alignment.steps.push_back(step);
        }
        std::reverse(alignment.steps.begin(), alignment.steps.end());
        return alignment;
    }

    std::span<const AlignWord> pasted_;
    std::span<const AlignWord> printed_;
    std::uint32_t skip_cost_;
    std::size_t width_;
    bool has_pairs_;
    std::vector<std::uint32_t> costs_;
    std::vector<std::uint32_t> one_back_;  ///< The previous row; used if there are pairs.
    std::vector<std::uint32_t> two_back_;
    std::vector<Move> moves_;
};

/// A hesitation that print does not have stands for no word of print.
bool is_added(const AlignStep& step, std::span<const AlignWord> pasted) {
    return step.pasted && !step.printed && !pasted[*step.pasted].is_free;
}

/// Unmatched pasted words at the end replace the printed words that follow within the same part:
/// `in terms of money` for `in terms of trade` changes a word and does not add one.
void pair_at_end(Alignment& alignment,
                 std::span<const AlignWord> pasted,
                 std::span<const AlignWord> printed) {
    auto& steps = alignment.steps;
    std::size_t first = steps.size();
    while (first > 0 && is_added(steps[first - 1], pasted)) {
        --first;
    }
    if (first == 0 || !steps[first - 1].printed) return;
    for (std::uint32_t next = *steps[first - 1].printed + 1; first < steps.size();
         ++first, ++next) {
        if (next >= printed.size() || printed[next].begins_part) return;
        steps[first].printed = next;
    }
}

/// The same at the beginning.
void pair_at_beginning(Alignment& alignment,
                       std::span<const AlignWord> pasted,
                       std::span<const AlignWord> printed) {
    auto& steps = alignment.steps;
    std::size_t count = 0;
    while (count < steps.size() && is_added(steps[count], pasted)) {
        ++count;
    }
    if (count == steps.size() || !steps[count].printed) return;
    for (std::uint32_t next = *steps[count].printed; count > 0; --count, --next) {
        if (next == 0 || printed[next].begins_part) return;
        steps[count - 1].printed = next - 1;
    }
}

/// Whether a printed word lies in a gap: between pasted words separated by an ellipsis.
bool is_in_gap(const Alignment& alignment, std::size_t at, std::span<const AlignWord> pasted) {
    for (std::size_t i = at; i < alignment.steps.size(); ++i) {
        if (alignment.steps[i].pasted) return pasted[*alignment.steps[i].pasted].follows_gap;
    }
    return false;
}

/// The words of one side that lie in a run of optional words of which some are matched. Omitting a
/// whole insert is free; omitting a part of it is an edit.
std::vector<bool> partly_matched(std::span<const AlignWord> words,
                                 const std::vector<bool>& is_matched) {
    std::vector<bool> partly(words.size(), false);
    for (std::size_t begin = 0; begin < words.size(); ++begin) {
        if (!words[begin].is_optional || words[begin].is_free) continue;
        std::size_t end = begin;
        bool has_match = false;
        for (; end < words.size() && words[end].is_optional; ++end) {
            has_match = has_match || (is_matched[end] && !words[end].is_free);
        }
        for (std::size_t i = begin; i < end; ++i)
            partly[i] = has_match && !words[i].is_free;
        begin = end;
    }
    return partly;
}

}  // namespace

std::uint32_t count_edits(const Alignment& alignment,
                          std::span<const AlignWord> pasted,
                          std::span<const AlignWord> printed) {
    std::vector<bool> pasted_matched(pasted.size(), false);
    std::vector<bool> printed_matched(printed.size(), false);
    for (const AlignStep& step : alignment.steps) {
        if (!step.pasted || !step.printed) continue;
        pasted_matched[*step.pasted] = true;
        printed_matched[*step.printed] = true;
    }
    const std::vector<bool> pasted_partly = partly_matched(pasted, pasted_matched);
    const std::vector<bool> printed_partly = partly_matched(printed, printed_matched);
    std::uint32_t edits = 0;
    for (std::size_t i = 0; i < alignment.steps.size(); ++i) {
        const AlignStep& step = alignment.steps[i];
        if (step.is_same) continue;
        bool is_free = false;
        if (!step.printed) {
            is_free = pasted[*step.pasted].is_optional && !pasted_partly[*step.pasted];
        } else if (!step.pasted) {
            is_free = (printed[*step.printed].is_optional && !printed_partly[*step.printed]) ||
                      is_in_gap(alignment, i, pasted);
        }
        if (!is_free) ++edits;
    }
    return edits;
}

Alignment align(std::span<const AlignWord> pasted,
                std::span<const AlignWord> printed,
                Skipping skipping) {
    if (pasted.empty()) return {};
    printed = printed.first(std::min(printed.size(), most_cells / pasted.size()));
    Alignment alignment = Table{pasted, printed, skipping}.best();
    pair_at_end(alignment, pasted, printed);
    pair_at_beginning(alignment, pasted, printed);
    alignment.edits = count_edits(alignment, pasted, printed);
    return alignment;
}

}  // namespace onrecord::searcher::check
