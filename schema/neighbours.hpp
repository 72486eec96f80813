// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/posting_column.hpp"
#include "schema/token_column.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

// Which texts have two frequent words next to one another: lists of the posting column that the
// database has not. Where both words of a pair stand in many documents, their lists leave as many
// to be read for a phrase; a pair that stands often has a list of its own, which decides, and all
// others share a list with what their hash falls together with. Pairs of two words that
// are on the list of common ones (schema/common_pairs.hpp) are left out: they are terms. Titles are
// short and have none.
namespace onrecord::schema {

/// What a Shard's column says of its pairs. Pairs are of its token column's words.
struct Neighbours {
    std::uint32_t words = 0;    ///< Words with smaller ids are frequent.
    std::uint32_t buckets = 0;  ///< Lists that pairs share.

    bool has(WordId first, WordId second) const {
        return buckets > 0 && first < words && second < words;
    }
};

/// The names of a pair's lists. No term of the database begins alike.
std::string own_pair_term(WordId first, WordId second);
std::string shared_pair_term(const Neighbours& neighbours, WordId first, WordId second);

/// Chosen by how often words stand and how many documents there are.
Neighbours choose_neighbours(const TokenColumn& tokens);

/// Gives every list. A few bytes a pair and document are held.
void for_each_pair_list(
    const TokenColumn& tokens,
    const Neighbours& neighbours,
    const std::function<void(const std::string&, std::span<const Posting>)>& visit);

}  // namespace onrecord::schema
