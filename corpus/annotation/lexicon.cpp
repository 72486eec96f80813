// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/lexicon.hpp"

#include "corpus/annotation/letters.hpp"
#include "corpus/annotation/table.hpp"
#include "corpus/annotation/topics/stem.hpp"
#include "corpus/annotation/vocabulary.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <map>

namespace onrecord::corpus::annotation {
namespace {

/// The row of a table that has this name: a word of languages/ that no table has is our mistake.
template <typename Row, std::size_t count>
const Row& named(const Row (&table)[count], std::string_view name) {
    const auto* found = std::find_if(
        std::begin(table), std::end(table), [&](const Row& row) { return row.name == name; });
    assert(found != std::end(table) && "languages/ names a class, role or trait that is not there");
    return *found;
}

}  // namespace

Lexicon::Lexicon(std::string_view lang) : lang_{lang} {
    for_each_row(vocabulary::words, [&](const auto& columns, int) {
        if (columns.size() < 3 || (columns[0] != lang && columns[0] != "*")) return;
        for (const auto word : split(columns[2], ' ')) {
            add(word, named(named_classes, columns[1]).word_class);
        }
    });
    read_grammar();
    read_roles();
    read_traits();
    read_places(vocabulary::countries);
    read_places(vocabulary::places);
    if (lang == "en") read_topics();
    for (const auto table :
         {vocabulary::forenames, vocabulary::world_forenames, vocabulary::forenames_by_hand}) {
        for_each_row(table, [&](const auto& columns, int) {
            for (const auto word : split(columns[1], ' ')) {
                add(word, named(named_classes, columns[0]).word_class);
            }
        });
    }
    for_each_row(vocabulary::common_words, [&](const auto& columns, int) {
        if (columns[0] != lang) return;
        for (const auto word : split(columns[1], ' ')) {
            add(word, WordClass::Common);
        }
    });
    make_table();
}

// The topic classifier finds its words by the numbers of their stems here: one look for both.
void Lexicon::read_topics() {
    for_each_row(vocabulary::narrow_topics, [&](const auto& columns, int) {
        for (const auto word : split(columns[1], ' ')) {
            add_topic_word(word);
        }
    });
    for_each_row(vocabulary::topics, [&](const auto& columns, int) { add_topic_word(columns[0]); });
}

void Lexicon::add_topic_word(std::string_view stem) {
    stems_.add(stem);
    add(stem, {});
    add(std::string{stem} + "s", {});
    if (stem.ends_with('y')) add(std::string{stem.substr(0, stem.size() - 1)} + "ies", {});
}

void Lexicon::read_grammar() {
    std::map<std::string_view, GrammarClasses> classes;
    for_each_row(vocabulary::grammar, [&](const auto& columns, int) {
        if (columns.size() < 3 || columns[0] != lang_) return;
        for (const auto word : split(columns[2], ' ')) {
            classes[word].add(named(named_grammar_classes, columns[1]).grammar_class);
        }
    });
    grammar_ = HashTable<GrammarClasses>{classes.size()};
    for (const auto& [word, found] : classes) {
        grammar_.add(wide_hash(static_cast<std::uint32_t>(hash_of(word) >> 32U)), found);
    }
}

void Lexicon::read_roles() {
    std::map<std::string_view, WordRoles> roles;
    for_each_row(vocabulary::roles, [&](const auto& columns, int) {
        if (columns[0] != lang_ && columns[0] != "*") return;
        for (const auto word : split(columns[2], ' ')) {
            roles[word].add(named(named_roles, columns[1]).role);
        }
    });
    roles_ = HashTable<WordRoles>{roles.size()};
    for (const auto& [word, found] : roles) {
        roles_.add(wide_hash(static_cast<std::uint32_t>(hash_of(word) >> 32U)), found);
    }
}

void Lexicon::read_traits() {
    for_each_row(vocabulary::traits, [&](const auto& columns, int) {
        if (columns[0] != lang_) return;
        traits_ |= static_cast<std::uint8_t>(named(named_traits, columns[1]).trait);
    });
}

// A country's name or people is no surname: "top U.S. officials", "Ukrainian President". A
// capital may be one (Jack London) and is nobody alone: "Moscow said".
void Lexicon::read_places(std::string_view table) {
    std::string folded;
    for_each_row(table, [&](const auto& columns, int) {
        if (columns[1] == "nothing" && lang_ != "de")
            return;  // Harris, Police: towns that are no towns here
        const bool is_country = columns[1] == "name" || columns[1] == "demonym";
        const WordClasses classes = is_country ? WordClass::NotName : WordClass::Place;
        for (const auto name : split(columns[2], '|')) {
            folded.clear();
            append_lowered(name, folded);
            if (folded.find(' ') == std::string::npos) add(folded, classes);
        }
    });
}

void Lexicon::add(std::string_view word, WordClasses classes) {
    if (word.empty()) return;
    const auto number = words_.add(word);
    if (number == classes_.size()) classes_.emplace_back();
    classes_[number].add(classes);
}

void Lexicon::make_table() {
    known_ = HashTable<KnownWord>{words_.size()};
    for (std::uint32_t number = 0; number < words_.size(); ++number) {
        std::string stem = words_.key(number);
        const std::uint64_t hash = hash_of(stem);
        stem_topic_word(stem);
        known_.add(hash, {classes_[number], stems_.find(stem)});
    }
}

Lexicons::Lexicons() {
    for (const auto lang : split(vocabulary::languages, ' ')) {
        lexicons_.emplace_back(lang);
    }
}

const Lexicon& Lexicons::of(std::string_view lang) const {
    constexpr std::string_view fallback = "en";
    const Lexicon* english = &lexicons_.front();
    for (const Lexicon& lexicon : lexicons_) {
        if (lexicon.lang() == lang) return lexicon;
        if (lexicon.lang() == fallback) english = &lexicon;
    }
    return *english;
}

}  // namespace onrecord::corpus::annotation
