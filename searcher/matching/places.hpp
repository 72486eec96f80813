// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/token_column.hpp"
#include "searcher/matching/plan.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

// Positions of words, phrases and wildcards in a document, from the token column. They decide NEAR.
namespace onrecord::searcher {

/// A range of words, by their numbers in the text, both inclusive.
struct Place {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    bool operator==(const Place&) const = default;
};

/// A text's words, and its language.
struct TokenText {
    std::vector<schema::WordId> words;
    std::uint32_t lang = 0;  ///< Ordinal in the Shard's column; value_count for none.
    schema::Where where = schema::Where::Body;
};

/// Finds the positions of one Word, Phrase, Wildcard, or Or of these, in texts of one Shard.
class PlaceFinder {
public:
    PlaceFinder(const Plan& plan, const ShardHandle& shard, const schema::Analyzer& analyzer);

    /// The positions in `text`, sorted by `first`, then `last`. `places` is overwritten.
    void find(const TokenText& text, std::vector<Place>& places);

private:
    /// By WordId, for one language: the words whose stem there is one of the plan's.
    const std::vector<bool>& words_in(std::uint32_t lang);
    static void find_words(const TokenText& text,
                           const std::vector<bool>& is_wanted,
                           std::vector<Place>& places);
    void find_phrase(const TokenText& text, std::vector<Place>& places) const;

    const Plan* plan_;
    const schema::OpenShard* shard_;
    const schema::Analyzer* analyzer_;
    std::vector<schema::WordId> phrase_;  ///< Empty when a word is not in the Shard.
    std::vector<bool> wildcard_;          ///< By WordId.
    std::vector<schema::WordId> words_;   ///< Those with one of the plan's stems in any language.
    std::map<std::uint32_t, std::vector<bool>> words_in_;  ///< By language.
    std::vector<PlaceFinder> children_;
};

/// The ids of a Phrase's words; empty when one of them is not in the Shard.
std::vector<schema::WordId> phrase_ids(const Plan& phrase, const schema::TokenColumn& tokens);
/// By WordId: whether the Wildcard matches the word.
std::vector<bool> wildcard_ids(const Plan& wildcard, const schema::TokenColumn& tokens);

/// True when one place can be chosen from each list such that the last start is at most `distance`
/// words after the first end.
bool are_near(const std::vector<std::vector<Place>>& lists, std::uint32_t distance);

}  // namespace onrecord::searcher
