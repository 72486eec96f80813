// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/string_index.hpp"
#include "corpus/annotation/word_class.hpp"

#include <string_view>
#include <vector>

namespace onrecord::corpus::annotation {

/// The words of one language with their classes. Immutable once made.
class Lexicon {
public:
    /// Reads the rows of `lang` and of `*` from words.tsv and the forenames.
    explicit Lexicon(std::string_view lang);

    /// Number of a word in lower case, or StringIndex::absent.
    std::uint32_t number(std::string_view word) const { return words_.find(word); }
    /// The same by hash_of() of the word.
    std::uint32_t number_of_hash(std::uint64_t hash) const { return words_.find_hash(hash); }
    WordClasses classes_of(std::uint32_t number) const {
        return number == StringIndex::absent ? WordClasses{} : classes_[number];
    }
    std::size_t size() const { return words_.size(); }
    const std::string& word(std::uint32_t number) const { return words_.key(number); }
    std::string_view lang() const { return lang_; }

private:
    void read_places(std::string_view table);
    void add(std::string_view word, WordClasses classes);

    std::string_view lang_;
    StringIndex words_;
    std::vector<WordClasses> classes_;
};

/// One Lexicon for each language that has rules; English where there is none.
class Lexicons {
public:
    Lexicons();
    const Lexicon& of(std::string_view lang) const;

private:
    std::vector<Lexicon> lexicons_;
};

}  // namespace onrecord::corpus::annotation
