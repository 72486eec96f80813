// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/ordered_fit.hpp"

#include <algorithm>
#include <utility>

namespace onrecord::searcher::check {
namespace {

// Larger than any cost, and far from overflow.
constexpr std::uint32_t unreached = 1U << 30U;

// The states 0 to size(), one bit each, must fit into 64 bits.
static_assert(OrderedFit::most_bits < 64);

constexpr std::uint32_t vacant = UINT32_MAX;
constexpr std::size_t least_slots = 16;

std::size_t slot_of(std::uint32_t word, std::size_t slots) {
    return (word * 0x9E3779B1U >> 7U) & (slots - 1);
}

__extension__ using Wide = unsigned __int128;  // Two registers.

constexpr std::size_t layer_count = OrderedFit::free_runs + 1;

/// The states of all layers side by side in one number, so that one operation advances all of them.
/// A bit shifted out of a layer becomes state 0 of the next one, which is always set.
template <class Number>
class PackedLayers {
public:
    static constexpr std::size_t most_words = 8 * sizeof(Number) / layer_count - 1;

    struct Set {
        Number bits = 0;
        Set operator|(Set other) const { return {bits | other.bits}; }
        Set operator&(Set other) const { return {bits & other.bits}; }
    };

    explicit PackedLayers(std::size_t words) : width_{words + 1} {}

    Set all(std::uint64_t places) const {
        Number bits = places;
        for (std::size_t layer = 1; layer < layer_count; ++layer) {
            bits = bits << width_ | places;
        }
        return {bits};
    }
    static Set next(Set set) { return {set.bits << 1U}; }
    /// The states of each layer, moved to the next one.
    Set above(Set set) const { return {set.bits << width_}; }
    /// Adds to each state those after it that are reached through words of `over`: the carry of the
    /// addition runs through the ones of the mask.
    static Set through(Set set, Set over) {
        return {set.bits | (((set.bits & over.bits) + over.bits) ^ over.bits)};
    }
    bool reaches_end(Set set) const { return (set.bits >> (layer_count * width_ - 1) & 1U) != 0; }

private:
    std::size_t width_;
};

/// The same with one number for each layer.
class PartedLayers {
public:
    struct Set {
        std::array<std::uint64_t, layer_count> layers{};
        Set operator|(const Set& other) const {
            return each([&](std::size_t i) { return layers[i] | other.layers[i]; });
        }
        Set operator&(const Set& other) const {
            return each([&](std::size_t i) { return layers[i] & other.layers[i]; });
        }
        template <class Make>
        static Set each(Make make) {
            Set set;
            for (std::size_t i = 0; i < layer_count; ++i) {
                set.layers[i] = make(i);
            }
            return set;
        }
    };

    explicit PartedLayers(std::size_t words) : words_{words} {}

    static Set all(std::uint64_t places) {
        return Set::each([&](std::size_t) { return places; });
    }
    static Set next(const Set& set) {
        return Set::each([&](std::size_t i) { return set.layers[i] << 1U; });
    }
    static Set above(const Set& set) {
        return Set::each([&](std::size_t i) { return i == 0 ? 0 : set.layers[i - 1]; });
    }
    static Set through(const Set& set, const Set& over) {
        return Set::each([&](std::size_t i) {
            const std::uint64_t mask = over.layers[i];
            return set.layers[i] | (((set.layers[i] & mask) + mask) ^ mask);
        });
    }
    bool reaches_end(const Set& set) const { return (set.layers.back() >> words_ & 1U) != 0; }

private:
    std::size_t words_;
};

/// The automaton of Wu and Manber with one layer for each number of skipped runs.
template <class Layers>
class Automaton {
public:
    Automaton(std::size_t words, std::uint64_t varying, std::uint64_t ellipses, std::uint32_t most)
        : layers_{words},
          begin_{layers_.all(1)},
          varying_{layers_.all(varying)},
          ellipses_{layers_.all(ellipses)},
          everywhere_{layers_.all((std::uint64_t{1} << words) - 1)},
          rows_(most + 1) {
        Set places = layers_.through(begin_, varying_);
        for (Row& row : rows_) {
            row.paid = places;
            places = layers_.through(places | layers_.next(places), varying_);
        }
    }

    /// Advances by a text word; `places`: the pasted words that it is.
    void read(std::uint64_t places) {
        step(places == 0 ? varying_ : layers_.all(places) | varying_, ellipses_);
    }
    void read_denial() { step(everywhere_, everywhere_ | layers_.next(everywhere_)); }

    /// The fewest edits with which all words are matched so far, or `most` if that is less.
    std::uint32_t fewest(std::uint32_t most) const {
        while (most > 0 && layers_.reaches_end(rows_[most - 1].paid)) {
            --most;
        }
        return most;
    }

private:
    using Set = typename Layers::Set;
    /// For a number of edits: the states after the runs, and within one of them.
    struct Row {
        Set paid;
        Set run;
    };

    void step(const Set& matching, const Set& passing) {
        Set fewer{};       // With one edit fewer: before the word,
        Set fewer_both{};  // before it or within a run,
        Set fewer_now{};   // and after the word.
        for (Row& row : rows_) {
            const Set old = row.paid;
            const Set both = old | row.run;
            const Set moved = layers_.next((both & matching) | fewer_both | fewer_now);
            row.run = row.run | layers_.above(old);
            row.paid = fewer_now =
                layers_.through(moved | (old & passing) | fewer | begin_, varying_);
            fewer = old;
            fewer_both = both;
        }
    }

    Layers layers_;
    Set begin_;
    Set varying_;
    Set ellipses_;
    Set everywhere_;  ///< The states before each word.
    std::vector<Row> rows_;
};

}  // namespace

OrderedFit::Cell OrderedFit::cell_of(std::uint32_t cost) {
    Cell cell;
    cell.paid.fill(cost);
    cell.run.fill(unreached);
    return cell;
}

OrderedFit::OrderedFit(std::vector<OrderedWord> pasted, std::span<const std::uint32_t> denials)
    : pasted_{std::move(pasted)},
      known_(least_slots, Known{vacant, false, false, 0}),
      absences_(pasted_.size()),
      cells_(pasted_.size() + 1) {
    for (const std::uint32_t denial : denials) {
        add_known(denial).is_denial = true;
    }
    for (std::size_t i = 0; i < pasted_.size(); ++i) {
        for (const std::uint32_t other : pasted_[i].others) {
            add_known(other).is_other = has_others_ = true;
        }
        if (i > most_bits) continue;
        add_known(pasted_[i].id).places |= Places{1} << i;
        if (i > 0 && pasted_[i].follows_gap) ellipses_ |= Places{1} << i;
    }
}

OrderedFit::Known& OrderedFit::add_known(std::uint32_t word) {
    if (2 * known_count_ >= known_.size()) {
        std::vector<Known> old(2 * known_.size(), Known{vacant, false, false, 0});
        std::swap(old, known_);
        known_count_ = 0;
        for (const Known& one : old) {
            if (one.word != vacant) add_known(one.word) = one;
        }
    }
    std::size_t at = slot_of(word, known_.size());
    while (known_[at].word != vacant && known_[at].word != word) {
        at = (at + 1) & (known_.size() - 1);
    }
    if (known_[at].word == vacant) ++known_count_;
    known_[at].word = word;
    const std::size_t bit = filter_bit(word);
    filter_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    return known_[at];
}

const OrderedFit::Known* OrderedFit::known(std::uint32_t word) const {
    const std::size_t bit = filter_bit(word);
    if ((filter_[bit / 64] >> (bit % 64) & 1U) == 0) return nullptr;
    std::size_t at = slot_of(word, known_.size());
    while (known_[at].word != vacant && known_[at].word != word) {
        at = (at + 1) & (known_.size() - 1);
    }
    return known_[at].word == word ? &known_[at] : nullptr;
}

void OrderedFit::find_others(std::span<const std::uint32_t> text) {
    for (std::size_t i = 0; i < pasted_.size(); ++i) {
        absences_[i] = pasted_[i].may_vary ? 0 : 1;
    }
    if (!has_others_) return;
    for (const std::uint32_t word : text) {
        const Known* one = known(word);
        if (one == nullptr || !one->is_other) continue;
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
    const Known* one = known(word);
    const bool is_denial = one != nullptr && one->is_denial;
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
    return pasted_.size() > most_bits ? edits_by_table(text)
                                      : edits_by_bits(text, most, Until::End);
}

bool OrderedFit::is_within(std::span<const std::uint32_t> text, std::uint32_t most) {
    const std::uint32_t fewest = pasted_.size() > most_bits
                                     ? edits_by_table(text)
                                     : edits_by_bits(text, most, Until::Within);
    return fewest <= most;
}

std::uint32_t OrderedFit::edits_by_bits(std::span<const std::uint32_t> text,
                                        std::uint32_t most,
                                        Until until) {
    find_others(text);
    varying_ = 0;
    for (std::size_t i = 0; i < absences_.size(); ++i) {
        varying_ |= absences_[i] == 0 ? Places{1} << i : 0;
    }
    using Small = PackedLayers<std::uint64_t>;
    using Large = PackedLayers<Wide>;
    if (pasted_.size() <= Small::most_words) return run<Small>(text, most, until);
    if (pasted_.size() <= Large::most_words) return run<Large>(text, most, until);
    return run<PartedLayers>(text, most, until);
}

template <class Layers>
std::uint32_t OrderedFit::run(std::span<const std::uint32_t> text,
                              std::uint32_t most,
                              Until until) const {
    Automaton<Layers> automaton{pasted_.size(), varying_, ellipses_, most};
    std::uint32_t best = automaton.fewest(most + 1);
    // After so many unmatched words in a row another one changes nothing: each state is in a run,
    // or lost.
    const std::size_t most_unknown = std::max<std::size_t>(most, size() / 2) + 1 + free_runs;
    std::size_t unknown = 0;
    for (const std::uint32_t word : text) {
        if (best == 0 || (until == Until::Within && best <= most)) break;
        const Known* one = known(word);
        const bool is_denial = one != nullptr && one->is_denial;
        const Places places = one == nullptr ? 0 : one->places;
        unknown = is_denial || places != 0 ? 0 : unknown + 1;
        if (unknown > most_unknown) continue;
        is_denial ? automaton.read_denial() : automaton.read(places);
        best = automaton.fewest(best);
    }
    return best;
}

}  // namespace onrecord::searcher::check
