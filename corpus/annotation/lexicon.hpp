// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/grammar_class.hpp"
#include "corpus/annotation/hash_table.hpp"
#include "corpus/annotation/string_index.hpp"
#include "corpus/annotation/word_class.hpp"
#include "corpus/annotation/word_role.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace onrecord::corpus::annotation {

/// The Lexicon's data about a word.
struct KnownWord {
    static constexpr std::uint32_t no_stem = UINT32_MAX;

    WordClasses classes;
    std::uint32_t stem =
        no_stem;  ///< Number of its stem among the features of the topic classifier.
};

/// The vocabulary of one language with classes. Immutable. It is the hottest spot of the annotator,
/// so a word's data is in the slot addressed by its hash.
class Lexicon {
public:
    /// Reads the rows of `lang` and of `every` in languages/, and the forenames.
    explicit Lexicon(std::string_view lang);

    /// The data of a word in lower case, by its hash_of(); empty for most names.
    KnownWord find(std::uint64_t hash) const {
        const KnownWord* known = known_.find(hash);
        return known != nullptr ? *known : KnownWord{};
    }
    /// Prefetches what find() will read.
    void prefetch(std::uint64_t hash) const { known_.prefetch(hash); }

    /// The number of a stem, below stem_count(); empty when it is not a feature of the topic
    /// classifier.
    std::uint32_t stem(std::string_view stem) const { return stems_.find(stem); }
    std::size_t stem_count() const { return stems_.size(); }
    /// By Token::hash.
    WordRoles roles_of(std::uint32_t token_hash) const {
        const WordRoles* roles = roles_.find(wide_hash(token_hash));
        return roles != nullptr ? *roles : WordRoles{};
    }
    bool has(Trait trait) const { return (traits_ & static_cast<std::uint8_t>(trait)) != 0; }
    /// By Token::hash; nothing for words of languages without rows in grammar.tsv.
    GrammarClasses grammar_of(std::uint32_t token_hash) const {
        const GrammarClasses* classes = grammar_.find(wide_hash(token_hash));
        return classes != nullptr ? *classes : GrammarClasses{};
    }
    std::string_view lang() const { return lang_; }

private:
    /// A HashTable's key of the half of a hash that a Token keeps.
    static std::uint64_t wide_hash(std::uint32_t token_hash) {
        return (std::uint64_t{token_hash} << 32U) | token_hash | 1U;
    }
    void read_places(std::string_view table);
    void read_topics();
    void add(std::string_view word, WordClasses classes);
    void add_topic_word(std::string_view stem);
    void make_table();
    void read_grammar();
    void read_roles();
    void read_traits();

    std::string_view lang_;
    StringIndex words_;
    std::vector<WordClasses> classes_;
    StringIndex stems_;
    HashTable<KnownWord> known_;
    HashTable<GrammarClasses> grammar_;
    HashTable<WordRoles> roles_;
    std::uint8_t traits_ = 0;
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
