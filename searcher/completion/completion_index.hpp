// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/generation.hpp"
#include "searcher/completions.hpp"
#include "searcher/facets/facet_dictionary.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Autocompletion from indexed values: Facet values by prefixes of the words of their names. Built
// once per Generation, then immutable.
namespace onrecord::searcher {

class CompletionIndex {
public:
    CompletionIndex() = default;
    /// Counts every Facet once: about 30 ms for a million documents.
    CompletionIndex(const schema::Generation& generation, const FacetDictionary& facets);

    /// The best `most` completions of `typed`: fewest typos, then most Entries. Every typed word
    /// must be a prefix of a word of the name, in any order. Typos are only considered when no word
    /// has the prefix: one in a word of at least four letters, two in one of at least eight.
    std::vector<Completion> complete(std::string_view typed,
                                     std::span<const schema::FieldId> fields,
                                     std::size_t most) const;

private:
    struct Value {
        schema::FieldId field;
        std::string value;
        std::string label;
        std::string folded;  ///< Its words, each preceded by a blank.
        std::uint64_t entries;
    };
    /// A word with the typed prefix, or nearly.
    struct NearWord {
        std::size_t word;
        std::uint8_t typos;
    };

    void add(schema::FieldId field,
             const FacetValues& values,
             std::span<const std::uint64_t> counts);
    void gather_words();
    std::vector<NearWord> words_near(const std::u32string& typed) const;
    std::vector<NearWord> words_that_begin(const std::u32string& typed) const;
    std::vector<std::uint8_t> typos_of(const std::vector<std::string>& words) const;

    std::vector<Value> values_;
    std::vector<std::u32string> words_;               ///< Distinct, sorted.
    std::vector<std::vector<std::uint32_t>> having_;  ///< By word: which values have it.
};

}  // namespace onrecord::searcher
