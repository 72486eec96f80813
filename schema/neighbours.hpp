// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/posting_column.hpp"
#include "schema/token_column.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

// Posting lists for bigrams of frequent words. When both words of a phrase occur in many documents,
// intersecting their lists leaves many candidates whose words must be read to confirm the phrase.
// These additional lists of the posting column (the Xapian database does not have them) say which
// bodies contain the two words next to each other. A frequent bigram has a list of its own, which
// is exact. The others share lists by hash, which gives a superset. Bigrams of two words of the
// common list (schema/common_pairs.hpp) are excluded, because they are terms already; so are
// titles, which are short. What counts as frequent: the constants in neighbours.cpp.
namespace onrecord::schema {

/// Which pairs of a Shard have lists. Words are numbered as in its token column.
struct Neighbours {
    std::uint32_t words = 0;    ///< Words with ids below this are frequent.
    std::uint32_t buckets = 0;  ///< Number of shared lists, a power of two.

    bool has(WordId first, WordId second) const {
        return buckets > 0 && first < words && second < words;
    }
};

/// The names of a pair's lists. No term of the database has this prefix.
std::string own_pair_term(WordId first, WordId second);
std::string shared_pair_term(const Neighbours& neighbours, WordId first, WordId second);

/// Chooses both numbers from the frequencies of words and the number of documents.
Neighbours choose_neighbours(const TokenColumn& tokens);

/// Calls `visit` with every list that is not empty, with its name. Reads the token column twice;
/// memory: 4 bytes for each pair of frequent words and each posting.
void for_each_pair_list(
    const TokenColumn& tokens,
    const Neighbours& neighbours,
    const std::function<void(const std::string&, std::span<const Posting>)>& visit);

}  // namespace onrecord::schema
