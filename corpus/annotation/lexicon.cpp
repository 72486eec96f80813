// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/lexicon.hpp"

#include "corpus/annotation/letters.hpp"
#include "corpus/annotation/table.hpp"
#include "corpus/annotation/vocabulary.hpp"

#include <cassert>

namespace onrecord::corpus::annotation {
namespace {

constexpr std::string_view languages[] = {"en", "de", "es", "fr", "ru", "uk"};

WordClass class_named(std::string_view name) {
    for (const NamedClass& row : named_classes) {
        if (row.name == name) return row.word_class;
    }
    assert(false && "words.tsv names a class that word_class.hpp does not have");
    return WordClass::Common;
}

}  // namespace

Lexicon::Lexicon(std::string_view lang) : lang_{lang} {
    for_each_row(vocabulary::words, [&](const auto& columns, int) {
        if (columns.size() < 3 || (columns[0] != lang && columns[0] != "*")) return;
        for (const auto word : split(columns[2], ' '))
            add(word, class_named(columns[1]));
    });
    read_places(vocabulary::countries);
    read_places(vocabulary::places);
    // The topic classifier finds its words by their numbers here: one look at a word for both.
    if (lang == "en") {
        for_each_row(vocabulary::narrow_topics, [&](const auto& columns, int) {
            const auto label = columns[1].substr(0, columns[1].find(' '));
            add(label, {});
            add(std::string{label} + "s", {});
        });
        for_each_row(vocabulary::topics, [&](const auto& columns, int) {
            add(columns[0], {});
            add(std::string{columns[0]} + "s", {});
            if (columns[0].ends_with('y')) {
                add(std::string{columns[0].substr(0, columns[0].size() - 1)} + "ies", {});
            }
        });
    }
    for_each_row(vocabulary::forenames, [&](const auto& columns, int) {
        for (const auto word : split(columns[1], ' '))
            add(word, class_named(columns[0]));
    });
}

// A country's name or people is no surname: "top U.S. officials", "Ukrainian President". A
// capital may be one (Jack London) and is nobody alone: "Moscow said".
void Lexicon::read_places(std::string_view table) {
    std::string folded;
    for_each_row(table, [&](const auto& columns, int) {
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

Lexicons::Lexicons() {
    for (const auto lang : languages)
        lexicons_.emplace_back(lang);
}

const Lexicon& Lexicons::of(std::string_view lang) const {
    for (const Lexicon& lexicon : lexicons_) {
        if (lexicon.lang() == lang) return lexicon;
    }
    return lexicons_.front();
}

}  // namespace onrecord::corpus::annotation
