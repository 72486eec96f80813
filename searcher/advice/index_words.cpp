// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/advice/index_words.hpp"

#include "schema/suggestion.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

namespace onrecord::searcher::advice {
namespace {

using schema::TokenColumn;
using schema::WordId;

constexpr std::size_t longest_near_bytes = 120;  // Of a word that is compared.

/// By form, so that the Shards' counts add up.
using Found = std::map<std::string, KnownWord, std::less<>>;

void add(Found& found, std::string_view form, std::uint64_t frequency, std::size_t distance) {
    if (frequency == 0) return;  // In hidden documents only.
    const auto [place, is_new] = found.try_emplace(std::string{form});
    if (is_new) place->second = {std::string{form}, 0, distance};
    place->second.frequency += frequency;
}

std::vector<KnownWord> best_of(Found found, std::size_t most) {
    std::vector<KnownWord> words;
    for (auto& [form, word] : found) {
        words.push_back(std::move(word));
    }
    std::ranges::stable_sort(words, [](const KnownWord& one, const KnownWord& other) {
        return std::pair{one.distance, other.frequency} < std::pair{other.distance, one.frequency};
    });
    words.resize(std::min(words.size(), most));
    return words;
}

/// The walk over one Shard's words in byte order.
class Walk {
public:
    Walk(const ShardWords& shard, std::string_view wanted, std::size_t edits, Found& found)
        : shard_{shard},
          column_{*shard.column},
          words_{column_.with_prefix({})},
          wanted_{wanted},
          rows_{schema::characters(wanted)},
          edits_{edits},
          found_{found} {}

    void run() {
        while (at_ < words_.size()) {
            step();
        }
    }

private:
    std::string_view form(std::size_t place) const { return column_.form(words_[place]); }

    void step() {
        const std::string_view now = form(at_);
        keep_common(now);
        const std::u32string letters =
            schema::characters(now.substr(bytes_.empty() ? 0 : bytes_.back()));
        for (const char32_t letter : letters) {
            rows_.push(letter);
            bytes_.push_back((bytes_.empty() ? 0 : bytes_.back()) + length_of(letter));
            if (rows_.least() > edits_) return pass_over(now.substr(0, bytes_.back()));
        }
        if (rows_.distance() <= edits_ && now != wanted_) {
            add(found_, now, shard_.frequency(words_[at_]), rows_.distance());
        }
        last_ = now;
        ++at_;
    }

    /// Cuts the rows to what `now` has in common with the word before it.
    void keep_common(std::string_view now) {
        const auto [mine, other] = std::ranges::mismatch(last_, now);
        const auto common = static_cast<std::size_t>(mine - last_.begin());
        while (!bytes_.empty() && bytes_.back() > common) {
            bytes_.pop_back();
        }
        rows_.cut(bytes_.size());
    }

    /// To the first word that does not begin with `prefix`: a few steps, then by halves.
    void pass_over(std::string_view prefix) {
        last_ = form(at_);
        std::size_t step = 1;
        std::size_t low = at_;
        while (low + step < words_.size() && form(low + step).starts_with(prefix)) {
            low += step;
            step *= 2;
        }
        std::size_t high = std::min(low + step, words_.size());
        while (low + 1 < high) {
            const std::size_t middle = low + (high - low) / 2;
            (form(middle).starts_with(prefix) ? low : high) = middle;
        }
        at_ = high;
    }

    static std::size_t length_of(char32_t letter) {
        if (letter < 0x80) return 1;
        if (letter < 0x800) return 2;
        return letter < 0x10000 ? 3 : 4;
    }

    const ShardWords& shard_;
    const TokenColumn& column_;
    std::span<const WordId> words_;
    std::string_view wanted_;
    schema::EditRows rows_;
    std::size_t edits_;
    Found& found_;
    std::size_t at_ = 0;
    std::string_view last_;
    std::vector<std::size_t> bytes_;  ///< Where each letter of the rows ends in last_.
};

}  // namespace

std::uint64_t ShardWords::frequency(WordId word) const {
    const std::uint64_t all = column->frequency(word);
    if (hidden == nullptr) return all;
    const auto found = hidden->find(word);
    return found == hidden->end() ? all : all - found->second;
}

IndexWords::IndexWords(std::vector<ShardWords> shards) : shards_{std::move(shards)} {}

std::uint64_t IndexWords::frequency(std::string_view form) const {
    std::uint64_t sum = 0;
    for (const ShardWords& shard : shards_) {
        if (const auto word = shard.column->find(form)) sum += shard.frequency(*word);
    }
    return sum;
}

std::vector<KnownWord> IndexWords::beginning_with(std::string_view prefix, std::size_t most) const {
    Found found;
    for (const ShardWords& shard : shards_) {
        for (const WordId word : shard.column->with_prefix(prefix)) {
            const std::string_view form = shard.column->form(word);
            if (form.size() > prefix.size()) add(found, form, shard.frequency(word), 0);
        }
    }
    return best_of(std::move(found), most);
}

std::vector<KnownWord> IndexWords::near(std::string_view form,
                                        std::size_t edits,
                                        std::size_t most) const {
    Found found;
    if (form.size() > longest_near_bytes) return {};
    for (const ShardWords& shard : shards_) {
        Walk{shard, form, edits, found}.run();
    }
    return best_of(std::move(found), most);
}

}  // namespace onrecord::searcher::advice
