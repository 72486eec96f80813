// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/facet_rows.hpp"
#include "schema/generation.hpp"
#include "searcher/completion/completion_index.hpp"
#include "searcher/facets/facet_dictionary.hpp"
#include "searcher/postings/window.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

// What is worked out once of a Generation and then only read, by the Searchers of all threads.
namespace onrecord::searcher {

/// Of one Shard, by document (first is document 1): some 20 bytes each.
struct PreparedShard {
    schema::FacetRows rows;
    std::vector<float> norms;   ///< Of title and text together; see schema/ranking.hpp.
    std::vector<Bits> current;  ///< By window: shown documents that are not superseded.
    std::vector<Bits> earlier;  ///< By window: shown documents that are.
    /// By window: what the Generation hides, and what of that stored counts count. Empty where
    /// nothing is hidden.
    std::vector<Bits> hidden;
    std::vector<Bits> hidden_current;
    /// How often words stand in what is hidden.
    std::unordered_map<schema::WordId, std::uint64_t> hidden_words;
    std::uint64_t current_count = 0;
    std::uint64_t earlier_count = 0;
    double bound_scale = 1;  ///< What makes the posting lists' bounds hold here.

    std::uint64_t hidden_frequency(schema::WordId word) const {
        const auto found = hidden_words.find(word);
        return found == hidden_words.end() ? 0 : found->second;
    }
};

/// Immutable; many threads may read.
struct PreparedGeneration {
    /// Reads every Shard's columns once: some 50 ms a million documents. Throws Failure (bad
    /// data) when a Shard is not in the order of time.
    static std::shared_ptr<const PreparedGeneration> make(
        std::shared_ptr<const schema::Generation> generation);

    std::shared_ptr<const schema::Generation> generation;
    std::vector<PreparedShard> shards;
    std::vector<std::string> languages;  ///< Of the documents; empty for those without.
    FacetDictionary facets;
    CompletionIndex completions;
    std::uint64_t documents = 0;
    std::uint64_t current = 0;
};

}  // namespace onrecord::searcher
