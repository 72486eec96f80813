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

    /// The classes of a word in lower case; none when it is not known.
    WordClasses classes(std::string_view word) const {
        const auto number = words_.find(word);
        return number == StringIndex::absent ? WordClasses{} : classes_[number];
    }
    /// Number of a word in lower case, or StringIndex::absent. For the rules' own lists.
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
