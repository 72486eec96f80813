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

// Data computed once per Generation and then shared, read-only, by the Searchers of all threads.
namespace onrecord::searcher {

/// Data of one Shard: about 20 bytes per document.
struct PreparedShard {
    schema::FacetRows rows;
    std::vector<float, schema::LargePages<float>> norms;  ///< BM25; see schema/ranking.hpp.
    std::vector<Bits> current;                            ///< By window: shown current documents.
    std::vector<Bits> earlier;  ///< By window: shown superseded documents.
    /// By window: hidden documents, and those of them that are included in stored counts. Empty
    /// when nothing is hidden.
    std::vector<Bits> hidden;
    std::vector<Bits> hidden_current;
    /// How often words occur in hidden documents.
    std::unordered_map<schema::WordId, std::uint64_t> hidden_words;
    std::uint64_t current_count = 0;
    std::uint64_t earlier_count = 0;
    double bound_scale = 1;  ///< Factor for the posting lists' bounds; see schema/ranking.hpp.

    std::uint64_t hidden_frequency(schema::WordId word) const {
        const auto found = hidden_words.find(word);
        return found == hidden_words.end() ? 0 : found->second;
    }
};

/// Immutable; many threads may read.
struct PreparedGeneration {
    /// Reads every Shard's columns once: about 50 ms for a million documents. Throws Failure (bad
    /// data) when a Shard's documents are not in the order of time.
    static std::shared_ptr<const PreparedGeneration> make(
        std::shared_ptr<const schema::Generation> generation);

    std::shared_ptr<const schema::Generation> generation;
    std::vector<PreparedShard> shards;
    std::vector<std::string> languages;  ///< Of the documents; "" for documents without a language.
    FacetDictionary facets;
    CompletionIndex completions;
    std::uint64_t documents = 0;
    std::uint64_t current = 0;
};

}  // namespace onrecord::searcher
