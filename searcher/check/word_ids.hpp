// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/token_column.hpp"
#include "searcher/shards/shard_handle.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::searcher::check {

/// One way to read the words: as the index holds them in a language, or as they are compared.
using WordReading = std::vector<schema::Word>;

/// The id of a word that is not in a Shard's vocabulary. No text contains it.
inline constexpr schema::WordId unknown_word = 0xFFFFFFFE;

/// The ids of the words of one check in each Shard. Each word is looked up once for each Shard: a
/// look-up is a binary search in the vocabulary, half a microsecond or more. The readings and the
/// Shards must outlive it.
class WordIds {
public:
    WordIds(const std::vector<ShardHandle>& shards, const std::vector<WordReading>& readings);

    /// The distinct words of all readings, in byte order, and their ids (parallel).
    const std::vector<std::string_view>& forms() const { return forms_; }
    const std::vector<schema::WordId>& of_forms(std::size_t shard) const { return by_form_[shard]; }
    /// Parallel to the words of a reading.
    const std::vector<schema::WordId>& of(std::size_t shard, std::size_t reading) const {
        return by_reading_[shard][reading];
    }

private:
    std::vector<std::string_view> forms_;
    std::vector<std::vector<schema::WordId>> by_form_;
    std::vector<std::vector<std::vector<schema::WordId>>> by_reading_;
};

/// The ids of those `forms` that are in the vocabulary.
std::vector<schema::WordId> known_in(const schema::TokenColumn& tokens,
                                     const std::vector<std::string>& forms);

}  // namespace onrecord::searcher::check
