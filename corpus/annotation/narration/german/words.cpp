// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/narration/german/words.hpp"

namespace onrecord::corpus::annotation::german {
namespace {

constexpr WordClasses function_words =
    WordClass::Adverb | WordClass::Preposition | WordClass::Conjunction | WordClass::Auxiliary |
    WordClass::Determiner | WordClass::Negation | WordClass::According;

bool begins_sentence(const Narration& told, std::uint32_t at) {
    if (at == 0 || told.is_quote(at - 1)) return true;
    const TokenKind before = told.token(at - 1).kind;
    return before != TokenKind::Word && before != TokenKind::Number && before != TokenKind::Comma &&
           before != TokenKind::Other;
}

}  // namespace

bool has(const Narration& told, std::uint32_t at, GrammarClasses any) {
    return told.is_word(at) && told.reading->lexicon->grammar_of(told.token(at).hash).has(any);
}

std::string_view word_at(const Narration& told, std::uint32_t at) {
    return told.reading->word(told.items[at].token);
}

bool is_lower(const Narration& told, std::uint32_t at) {
    return told.is_word(at) && !told.token(at).is_capital;
}
bool is_noun(const Narration& told, std::uint32_t at) {
    if (!told.is_word(at) || !told.token(at).is_capital) return false;
    if (!begins_sentence(told, at)) return true;
    return !told.is(at, function_words) &&
           !has(told,
                at,
                pronouns | determiners | GrammarClass::Link | GrammarClass::Adjective |
                    GrammarClass::Focus | GrammarClass::Subordinator);
}

bool is_plural_verb(const Narration& told, std::uint32_t at) {
    const std::string_view word = word_at(told, at);
    return is_finite(told, at) && (word.ends_with('n') || word == "sind");
}

bool is_speech(const Narration& told, std::uint32_t at) {
    return is_lower(told, at) && told.is(at, WordClass::Said | WordClass::Held | WordClass::Saying);
}

bool is_finite(const Narration& told, std::uint32_t at) {
    if (!is_lower(told, at) || told.token(at).is_joined) return false;
    const bool is_infinitive = at > 0 && told.is_word(at - 1) && word_at(told, at - 1) == "zu" &&
                               word_at(told, at).ends_with('n');
    if (is_infinitive) return false;
    if (has(told, at, GrammarClass::Finite | GrammarClass::Subjunctive | GrammarClass::Light)) {
        return true;
    }
    if (told.is(at, WordClass::Said | WordClass::Held | WordClass::Auxiliary)) return true;
    if (told.is(at,
                WordClass::Preposition | WordClass::Determiner | WordClass::Adverb |
                    WordClass::Conjunction | WordClass::Negation | WordClass::Time)) {
        return false;
    }
    if (has(told,
            at,
            determiners | pronouns | GrammarClass::Link | GrammarClass::Adjective |
                GrammarClass::Focus | GrammarClass::Subordinator)) {
        return false;
    }
    const std::string_view word = word_at(told, at);
    if (word.size() < 4 || word.starts_with("ge") || word.starts_with("zu")) return false;
    return word.ends_with("te") || word.ends_with("ten") ||
           (word.ends_with('t') && !word.ends_with("haft"));
}

}  // namespace onrecord::corpus::annotation::german
