// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/statements/shared_pairs.hpp"

#include "schema/statement.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <tuple>
#include <utility>

namespace onrecord::indexer {
namespace {

constexpr std::uint16_t most_wordings_of_pair = 2000;
constexpr std::size_t most_gathered = 4096;
constexpr std::size_t most_shared =
    3;  // Required of a candidate; a higher number would exclude few more.
constexpr std::size_t most_counters = std::size_t{1} << 24U;

std::uint32_t pair_of(std::uint32_t first, std::uint32_t second) {
    const std::uint64_t both = (std::uint64_t{first} << 32U) | second;
    return static_cast<std::uint32_t>((both * 0x9E3779B97F4A7C15U) >> 32U);
}

}  // namespace

std::size_t SharedPairs::places_for(std::size_t words) {
    return std::bit_ceil(std::clamp<std::size_t>(2 * words, 1024, most_counters));
}

SharedPairs::SharedPairs(const DistinctStatements& statements, const std::vector<bool>& is_present)
    : statements_{statements},
      is_present_{is_present},
      shared_(statements.wordings(), 0) {
    std::size_t words = 0;
    for (std::uint32_t i = 0; i < statements.wordings(); ++i) {
        if (is_present[i]) words += statements.words(i).size();
    }
    counts_.resize(places_for(words), 0);
    count();
}

/// The wording's pairs, sorted, without duplicates.
void SharedPairs::read_pairs(std::uint32_t wording, std::vector<std::uint32_t>& pairs) const {
    const auto words = statements_.words(wording);
    pairs.clear();
    for (std::size_t i = 1; i < words.size(); ++i) {
        pairs.push_back(pair_of(statements_.digest_of_word(words[i - 1]),
                                statements_.digest_of_word(words[i])));
    }
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
}

bool SharedPairs::mark(std::uint32_t wording, std::vector<bool>& places) const {
    std::vector<std::uint32_t> pairs;
    read_pairs(wording, pairs);
    bool is_new = false;
    for (const std::uint32_t pair : pairs) {
        is_new = is_new || !places[slot(pair)];
        places[slot(pair)] = true;
    }
    return is_new;
}

bool SharedPairs::is_marked(std::uint32_t wording, const std::vector<bool>& places) const {
    const auto words = statements_.words(wording);
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::uint32_t pair =
            pair_of(statements_.digest_of_word(words[i - 1]), statements_.digest_of_word(words[i]));
        if (places[slot(pair)]) return true;
    }
    return false;
}

void SharedPairs::count() {
    std::vector<std::uint32_t> pairs;
    for (std::uint32_t i = 0; i < statements_.wordings(); ++i) {
        if (!is_present_[i]) continue;
        read_pairs(i, pairs);
        for (const std::uint32_t pair : pairs) {
            std::uint16_t& count = counts_[slot(pair)];
            if (count < UINT16_MAX) ++count;
        }
    }
}

/// Chooses the pairs to look up for a wording: those of its rarest that other wordings may have.
void SharedPairs::choose(std::uint32_t wording) {
    const auto words = statements_.words(wording);
    auto& pairs = lookup_.pairs;
    read_pairs(wording, pairs);
    const auto rank = [this](std::uint32_t pair) { return std::pair{counts_[slot(pair)], pair}; };
    const std::size_t spoiled = 2 * schema::edits_of_same_statement(words.size());
    const std::size_t left = pairs.size() > spoiled ? pairs.size() - spoiled : 1;
    std::size_t shared = std::min(left, most_shared);
    if (pairs.size() > spoiled + shared) {
        const auto end = pairs.begin() + static_cast<std::ptrdiff_t>(spoiled + shared);
        std::ranges::nth_element(pairs, end, {}, rank);
        pairs.erase(end, pairs.end());
    }
    std::erase_if(pairs, [this](std::uint32_t pair) { return counts_[slot(pair)] < 2; });
    const auto common = std::erase_if(
        pairs, [this](std::uint32_t pair) { return counts_[slot(pair)] > most_wordings_of_pair; });
    shared -= std::min(shared - 1, common);  // Pairs not looked up may be shared too.
    lookup_.least_shared = static_cast<std::uint8_t>(shared);
    if (pairs.size() < shared) pairs.clear();
    std::ranges::sort(pairs, {}, rank);
}

void SharedPairs::collect(const std::vector<bool>& is_asked) {
    is_offered_.assign(statements_.wordings(), false);
    postings_.clear();
    std::vector<bool> is_looked_up(counts_.size(), false);
    for (std::uint32_t i = 0; i < statements_.wordings(); ++i) {
        if (!is_asked[i]) continue;
        choose(i);
        for (const std::uint32_t pair : lookup_.pairs) {
            is_looked_up[slot(pair)] = true;
        }
    }
    std::vector<std::uint32_t> pairs;
    for (std::uint32_t i = 0; i < statements_.wordings(); ++i) {
        if (!is_present_[i] || !is_marked(i, is_looked_up)) continue;
        read_pairs(i, pairs);
        for (const std::uint32_t pair : pairs) {
            if (is_looked_up[slot(pair)]) postings_.push_back({pair, i});
        }
    }
    std::ranges::sort(postings_);
    const auto bits = static_cast<unsigned>(std::bit_width(postings_.size() | 1U));
    shift_ = 32 - std::min(bits, 31U);
    starts_.assign((std::size_t{1} << (32 - shift_)) + 1, 0);
    for (const Posting& posting : postings_) {
        ++starts_[(posting.pair >> shift_) + 1];
    }
    for (std::size_t i = 1; i < starts_.size(); ++i) {
        starts_[i] += starts_[i - 1];
    }
}

std::span<const SharedPairs::Posting> SharedPairs::postings(std::uint32_t pair) const {
    const std::size_t block = pair >> shift_;
    const std::span all{postings_.data() + starts_[block], postings_.data() + starts_[block + 1]};
    return {std::ranges::lower_bound(all, pair, {}, &Posting::pair),
            std::ranges::upper_bound(all, pair, {}, &Posting::pair)};
}

void SharedPairs::find(std::uint32_t wording,
                       std::size_t limit,
                       std::vector<std::uint32_t>& found) {
    found.clear();
    choose(wording);
    for (const std::uint32_t pair : lookup_.pairs) {
        if (found.size() > most_gathered) break;
        for (const Posting& posting : postings(pair)) {
            if (!is_offered_[posting.wording]) continue;
            if (shared_[posting.wording]++ == 0) found.push_back(posting.wording);
        }
    }
    std::vector<std::tuple<std::uint8_t, std::uint64_t, std::uint32_t>> enough;
    for (const std::uint32_t other : found) {
        if (shared_[other] >= lookup_.least_shared) {
            enough.emplace_back(shared_[other], statements_.digest(other), other);
        }
        shared_[other] = 0;
    }
    std::ranges::sort(enough, std::greater{});
    if (enough.size() > limit) enough.resize(limit);
    found.clear();
    for (const auto& [shared, digest, other] : enough) {
        found.push_back(other);
    }
}

}  // namespace onrecord::indexer
