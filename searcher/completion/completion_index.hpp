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

// What somebody types, completed from what is indexed: the values of Facets by the beginnings of
// the words of their names. Made once of a Generation, then only read.
namespace onrecord::searcher {

class CompletionIndex {
public:
    CompletionIndex() = default;
    /// Counts every Facet once: some 30 ms a million documents.
    CompletionIndex(const schema::Generation& generation, const FacetDictionary& facets);

    /// The best `most` for `typed`: fewest typos, then most Entries. Every word must begin a word
    /// of the name, in any order. A typo is looked for only where nothing begins as typed: one in
    /// a word of four letters and more, two in one of eight.
    std::vector<Completion> complete(std::string_view typed,
                                     std::span<const schema::FieldId> fields,
                                     std::size_t most) const;

private:
    struct Value {
        schema::FieldId field;
        std::string value;
        std::string label;
        std::string folded;  ///< Its words, each behind a blank.
        std::uint64_t entries;
    };
    /// A word that begins as typed, or nearly.
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
