// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace onrecord::searcher::check {

/// A pasted word as the glance at a text has it.
struct OrderedWord {
    std::uint32_t id = 0;  ///< Equal numbers, equal words.
    /// Print may mean it in other words, or leave it out: a number, a denial, an insert. Its
    /// absence then proves nothing.
    bool may_vary = false;
    bool follows_gap = false;  ///< An ellipsis stands before it.
    /// Where one of these stands in a text, the word may vary there: `we've`, of `we` and `have`.
    std::vector<std::uint32_t> others = {};
};

/// The fewest word edits that make a paste out of a piece of a text, where a few runs of print may
/// be passed over for nothing: inserts, and the outlet's own words between two pieces of a speech.
/// It says without reading a record that most candidates which have the words, but scattered, are
/// no printing of them. Made once for a paste, used for many texts. One thread.
class OrderedFit {
public:
    /// `denials`: what denies in print may stand for any one word, for that a denial was put in
    /// must be told and makes no other text of it.
    OrderedFit(std::vector<OrderedWord> pasted, std::vector<std::uint32_t> denials);

    /// Exactly where they are no more than `most`, else more than that. A paste of up to 63 words
    /// costs some 20 ns a word of the text and edit allowed, a longer one the product of both
    /// lengths.
    std::uint32_t edits(std::span<const std::uint32_t> text, std::uint32_t most);
    /// The same by the plain table, for long pastes and for tests.
    std::uint32_t edits_by_table(std::span<const std::uint32_t> text);

    /// How many runs may be passed over for nothing.
    static constexpr std::size_t free_runs = 2;

    std::size_t size() const { return pasted_.size(); }

private:
    using Places = std::uint64_t;  ///< A bit for each number of pasted words laid down.

    void find_others(std::span<const std::uint32_t> text);
    std::uint32_t edits_by_bits(std::span<const std::uint32_t> text, std::uint32_t most);
    void begin_bits(std::uint32_t most);
    void read_bits(Places matching, Places free_passing, std::uint32_t most);
    Places with_varying(Places places) const;
    Places matching(std::uint32_t word) const;
    void read(std::uint32_t word);

    /// What so many pasted words cost, laid against print up to a word, by the runs passed over.
    struct Cell {
        std::array<std::uint32_t, free_runs + 1> paid{};  ///< Behind so many runs.
        std::array<std::uint32_t, free_runs + 1> run{};   ///< Within one of them.
    };
    static Cell cell_of(std::uint32_t cost);
    std::vector<OrderedWord> pasted_;
    std::vector<std::uint32_t> denials_;
    std::vector<std::uint32_t> others_;    ///< Of all words, rising.
    std::vector<std::uint32_t> absences_;  ///< What the absence of each word costs in the text.
    std::vector<Cell> cells_;
    Places varying_ = 0;   ///< Words that may be absent in the text for nothing.
    Places ellipses_ = 0;  ///< Places where print may have anything.
    /// By layer and edits: places behind so many runs, and within one of them.
    std::vector<Places> paid_;
    std::vector<Places> runs_;
    std::vector<std::pair<std::uint32_t, Places>> masks_;  ///< By word, rising.
};

}  // namespace onrecord::searcher::check
