// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/statements/distinct_statements.hpp"

#include "schema/failure.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace onrecord::indexer {
namespace {

using schema::Statement;
using schema::TokenColumn;
using schema::Where;
using schema::WordId;

constexpr std::uint32_t vacant = UINT32_MAX;

std::uint64_t hash_of(std::span<const std::uint32_t> words) {
    std::uint64_t hash = words.size();
    for (const std::uint32_t word : words) {
        hash = (hash ^ word) * 0x9E3779B97F4A7C15U + (hash >> 29U);
    }
    return hash ^ (hash >> 32U);
}

/// Numbers words consistently over all Shards. Holds views into the columns.
class WordNumbers {
public:
    /// By word id.
    std::vector<std::uint32_t> of(const TokenColumn& tokens) {
        std::vector<std::uint32_t> numbers(tokens.vocabulary_size());
        for (WordId word = 0; word < numbers.size(); ++word) {
            const std::string_view form = schema::compared_form(tokens.form(word));
            const auto next = static_cast<std::uint32_t>(numbers_.size());
            const auto [known, is_new] = numbers_.try_emplace(form, next);
            numbers[word] = known->second;
            if (is_new) digests_.push_back(digest_of(form));
        }
        return numbers;
    }
    std::vector<std::uint32_t> take_digests() { return std::move(digests_); }

private:
    /// FNV-1a, 64 bits, the halves together.
    static std::uint32_t digest_of(std::string_view form) {
        std::uint64_t hash = 0xCBF29CE484222325U;
        for (const char letter : form) {
            hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001B3U;
        }
        return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
    }

    std::unordered_map<std::string_view, std::uint32_t> numbers_;
    std::vector<std::uint32_t> digests_;
};

/// A document's words, decoded at first use.
class DocumentWords {
public:
    DocumentWords(const TokenColumn& tokens, const std::vector<std::uint32_t>& numbers)
        : tokens_{tokens},
          numbers_{numbers} {}

    void go_to(schema::DocId document) {
        document_ = document;
        title_.clear();
        body_.clear();
    }

    std::span<const std::uint32_t> words(const Statement& statement) {
        auto& words = statement.where == Where::Title ? title_ : body_;
        if (words.empty()) {
            tokens_.read(document_, statement.where, words);
            for (std::uint32_t& word : words) {
                word = numbers_[word];
            }
        }
        if (statement.first_word > words.size() ||
            statement.words > words.size() - statement.first_word) {
            throw schema::Failure{schema::ExitStatus::BadData,
                                  "a Statement has words that its document has not; build the "
                                  "index again with --force"};
        }
        return std::span{words}.subspan(statement.first_word, statement.words);
    }

private:
    const TokenColumn& tokens_;
    const std::vector<std::uint32_t>& numbers_;
    schema::DocId document_ = 0;
    std::vector<std::uint32_t> title_;
    std::vector<std::uint32_t> body_;
};

}  // namespace

DistinctStatements::DistinctStatements(const std::vector<StatementSource>& shards) {
    WordNumbers words;
    for (const StatementSource& shard : shards) {
        const std::vector<std::uint32_t> numbers = words.of(*shard.tokens);
        DocumentWords document{*shard.tokens, numbers};
        for (schema::DocId id = 1; id <= shard.statements->size(); ++id) {
            document.go_to(id);
            const auto [begin, end] = shard.statements->of(id);
            for (std::uint32_t i = begin; i < end; ++i) {
                add(document.words((*shard.statements)[i]));
            }
        }
        shard_starts_.push_back(wording_of_.size());
    }
    table_ = {};
    word_digests_ = words.take_digests();
    if (wording_of_.size() < UINT32_MAX) return;
    throw schema::Failure{schema::ExitStatus::CannotWrite,
                          "the index has more than 4,294,967,294 Statements"};
}

std::uint64_t DistinctStatements::digest(std::uint32_t wording) const {
    std::uint64_t hash = words(wording).size();
    for (const std::uint32_t word : words(wording)) {
        hash = (hash ^ word_digests_[word]) * 0x9E3779B97F4A7C15U + (hash >> 29U);
    }
    return hash ^ (hash >> 32U);
}

void DistinctStatements::add(std::span<const std::uint32_t> words) {
    const bool is_telling = words.size() >= schema::least_telling_words;
    wording_of_.push_back(is_telling ? wording(words) : append(words));
}

std::uint32_t DistinctStatements::wording(std::span<const std::uint32_t> words) {
    if (2 * known_ >= table_.size()) make_room();
    std::size_t at = hash_of(words) & (table_.size() - 1);
    for (; table_[at] != vacant; at = (at + 1) & (table_.size() - 1)) {
        if (std::ranges::equal(this->words(table_[at]), words)) return table_[at];
    }
    ++known_;
    return table_[at] = append(words);
}

std::uint32_t DistinctStatements::append(std::span<const std::uint32_t> words) {
    words_.insert(words_.end(), words.begin(), words.end());
    starts_.push_back(words_.size());
    return static_cast<std::uint32_t>(starts_.size() - 2);
}

void DistinctStatements::make_room() {
    constexpr std::size_t least = 1024;
    std::vector<std::uint32_t> old(std::max(least, 2 * table_.size()), vacant);
    old.swap(table_);
    for (const std::uint32_t wording : old) {
        if (wording == vacant) continue;
        std::size_t at = hash_of(words(wording)) & (table_.size() - 1);
        while (table_[at] != vacant) {
            at = (at + 1) & (table_.size() - 1);
        }
        table_[at] = wording;
    }
}

}  // namespace onrecord::indexer
