// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/neighbours.hpp"

#include "schema/common_pairs.hpp"

#include <algorithm>
#include <bit>
#include <cstdio>

namespace onrecord::schema {
namespace {

/// A word is frequent when it occurs, on average, more than once in so many documents. At most
/// most_words words are.
constexpr std::uint64_t frequent_share = 64;
constexpr std::uint32_t most_words = 2048;
/// A pair has its own list when it occurs, on average, more than once in so many documents, and at
/// least own_least times.
constexpr std::uint64_t own_share = 256;
constexpr std::uint64_t own_least = 16;
/// Documents per shared list, and the largest number of shared lists.
constexpr std::uint32_t documents_a_bucket = 16;
constexpr std::uint32_t most_buckets = 32768;

std::uint32_t bucket_of(const Neighbours& neighbours, WordId first, WordId second) {
    const std::uint64_t key = std::uint64_t{first} << 32U | second;
    // Fibonacci hashing (Knuth 6.4): the upper bits of the product are mixed best.
    return static_cast<std::uint32_t>((key * 0x9E3779B97F4A7C15U) >> 40U) &
           (neighbours.buckets - 1);
}

std::string numbered(const char* prefix, std::uint64_t number) {
    char name[32];
    const int length =
        std::snprintf(name, sizeof name, "%s%llx", prefix, static_cast<unsigned long long>(number));
    return {name, static_cast<std::size_t>(length)};
}

/// Calls `visit` with the document and each pair of its body that has a list.
template <class Visit>
void for_each_pair(const TokenColumn& tokens, const Neighbours& neighbours, Visit visit) {
    std::vector<bool> is_common;
    for (WordId word = 0; word < neighbours.words; ++word) {
        is_common.push_back(is_common_word(tokens.form(word)));
    }
    std::vector<WordId> words;
    for (DocId document = 1; document <= tokens.size(); ++document) {
        tokens.read(document, Where::Body, words);
        for (std::size_t i = 1; i < words.size(); ++i) {
            if (!neighbours.has(words[i - 1], words[i])) continue;
            if (is_common[words[i - 1]] && is_common[words[i]]) continue;
            visit(document, words[i - 1], words[i]);
        }
    }
}

/// How often each pair occurs, indexed by first * words + second.
std::vector<std::uint32_t> count_pairs(const TokenColumn& tokens, const Neighbours& neighbours) {
    std::vector<std::uint32_t> counts(std::size_t{neighbours.words} * neighbours.words);
    for_each_pair(tokens, neighbours, [&](DocId, WordId first, WordId second) {
        ++counts[std::size_t{first} * neighbours.words + second];
    });
    return counts;
}

void add(std::vector<DocId>& list, DocId document) {
    if (list.empty() || list.back() != document) list.push_back(document);
}

}  // namespace

std::string own_pair_term(WordId first, WordId second) {
    return numbered("XN:=", std::uint64_t{first} << 32U | second);
}

std::string shared_pair_term(const Neighbours& neighbours, WordId first, WordId second) {
    return numbered("XN:", bucket_of(neighbours, first, second));
}

Neighbours choose_neighbours(const TokenColumn& tokens) {
    Neighbours chosen;
    // Words are numbered by how often they stand.
    const std::uint32_t most = std::min(tokens.vocabulary_size(), most_words);
    while (chosen.words < most && tokens.frequency(chosen.words) * frequent_share > tokens.size()) {
        ++chosen.words;
    }
    chosen.buckets = std::min(std::bit_ceil(tokens.size() / documents_a_bucket + 1), most_buckets);
    return chosen;
}

void for_each_pair_list(
    const TokenColumn& tokens,
    const Neighbours& neighbours,
    const std::function<void(const std::string&, std::span<const Posting>)>& visit) {
    std::vector<std::uint32_t> numbers = count_pairs(tokens, neighbours);
    // Replace each pair's count by the number of its list. Own lists are numbered after the shared
    // ones.
    std::vector<std::string> names;
    for (std::uint32_t bucket = 0; bucket < neighbours.buckets; ++bucket) {
        names.push_back(numbered("XN:", bucket));
    }
    for (std::size_t pair = 0; pair < numbers.size(); ++pair) {
        const auto first = static_cast<WordId>(pair / neighbours.words);
        const auto second = static_cast<WordId>(pair % neighbours.words);
        const bool is_own = numbers[pair] >= own_least && numbers[pair] * own_share > tokens.size();
        numbers[pair] = is_own ? static_cast<std::uint32_t>(names.size())
                               : bucket_of(neighbours, first, second);
        if (is_own) names.push_back(own_pair_term(first, second));
    }
    std::vector<std::vector<DocId>> lists(names.size());
    for_each_pair(tokens, neighbours, [&](DocId document, WordId first, WordId second) {
        add(lists[numbers[std::size_t{first} * neighbours.words + second]], document);
    });
    std::vector<Posting> postings;
    for (std::size_t i = 0; i < lists.size(); ++i) {
        if (lists[i].empty()) continue;
        postings.clear();
        for (const DocId document : lists[i]) {
            postings.push_back({document, 1});
        }
        std::vector<DocId>{}.swap(lists[i]);
        visit(names[i], postings);
    }
}

}  // namespace onrecord::schema
