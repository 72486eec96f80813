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

/// A word that a Shard does not have, as a number that no word of a text has.
inline constexpr schema::WordId unknown_word = 0xFFFFFFFE;

/// The numbers that the words of one check have in each Shard, each looked up once: a look-up is a
/// search in the Shard's vocabulary, half a microsecond and more. The readings and Shards outlive
/// it.
class WordIds {
public:
    WordIds(const std::vector<ShardHandle>& shards, const std::vector<WordReading>& readings);

    /// The distinct words of all readings, in byte order, and the number that each has.
    const std::vector<std::string_view>& forms() const { return forms_; }
    const std::vector<schema::WordId>& of_forms(std::size_t shard) const { return by_form_[shard]; }
    /// Of a reading, a number each word.
    const std::vector<schema::WordId>& of(std::size_t shard, std::size_t reading) const {
        return by_reading_[shard][reading];
    }

private:
    std::vector<std::string_view> forms_;
    std::vector<std::vector<schema::WordId>> by_form_;
    std::vector<std::vector<std::vector<schema::WordId>>> by_reading_;
};

/// Those of `forms` that a Shard has.
std::vector<schema::WordId> known_in(const schema::TokenColumn& tokens,
                                     const std::vector<std::string>& forms);

}  // namespace onrecord::searcher::check
