// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/speakers/subjects.hpp"

namespace onrecord::corpus::annotation {
namespace {

// "рассказала глава комитета Елена Маслова": over a title in lower case, in other languages.
bool is_behind_verb(const Reading& reading, std::uint32_t name) {
    if (reading.lexicon->lang() == "en") return false;
    for (std::uint32_t back = 1; back <= 5 && back <= name; ++back) {
        const Token& token = reading.tokens[name - back];
        if (!token.is_word() || token.is(WordClass::Preposition)) return false;
        if (token.is(WordClass::Said)) return true;
    }
    return false;
}

}  // namespace

bool is_subject(const TextReading& text, const NameMention& name) {
    const auto& tokens = text.reading.tokens;
    if (name.is_possessive) return false;
    const std::uint32_t first = name.title.is_empty() ? name.tokens.begin : name.title.begin;
    std::uint32_t before = first;
    while (before > 0 && tokens[before - 1].is(WordClass::Determiner)) {
        --before;
    }
    if (before > 0) {
        const Token& last = tokens[before - 1];
        const bool is_led =
            last.is(WordClass::Preposition) && !last.is(WordClass::Conjunction) && !last.is_capital;
        // "the leader of the Harbour Council Ann Lee"
        const bool is_title = before > 1 && tokens[before - 2].is(WordClass::Office) &&
                              !tokens[before - 2].is_capital;
        if (is_led && !is_title) return false;
    }
    if (name.tokens.end >= tokens.size()) return true;
    const Token& next = tokens[name.tokens.end];
    if (next.kind == TokenKind::Comma || next.kind == TokenKind::Dash ||
        next.kind == TokenKind::Open) {
        const bool is_verb_behind =  // "director of works Ned Smith, has announced"
            next.kind == TokenKind::Comma && name.tokens.end + 1 < tokens.size() &&
            tokens[name.tokens.end + 1].is(WordClass::Said | WordClass::Auxiliary | WordClass::Who);
        return is_verb_behind || before == 0 || tokens[before - 1].kind != TokenKind::Word ||
               tokens[before - 1].is(WordClass::Conjunction | WordClass::Said);
    }
    if (next.is(WordClass::Said | WordClass::Held | WordClass::Auxiliary | WordClass::Adverb |
                WordClass::Who)) {
        return true;
    }
    const bool is_joint = next.is(WordClass::Conjunction) && name.tokens.end + 1 < tokens.size() &&
                          tokens[name.tokens.end + 1].is_capital;
    if (is_joint) return true;
    // "Anna Smith and her husband came"
    const bool has_other = before == 0 && next.is(WordClass::Conjunction) &&
                           name.tokens.end + 1 < tokens.size() &&
                           tokens[name.tokens.end + 1].is(WordClass::Determiner);
    const bool begins = before > 0 && tokens[before - 1].kind == TokenKind::Stop;
    if (has_other ||
        (begins && next.is(WordClass::Conjunction) && name.tokens.end + 1 < tokens.size() &&
         tokens[name.tokens.end + 1].is(WordClass::Determiner))) {
        return true;
    }
    const bool is_object = before > 0 && tokens[before - 1].is_word() &&
                           !tokens[before - 1].is(WordClass::Conjunction | WordClass::Adverb) &&
                           !tokens[before - 1].is_capital;
    if (is_object) {
        return tokens[before - 1].is(WordClass::Said) || is_behind_verb(text.reading, before);
    }
    return next.is_word() && !next.is(WordClass::Preposition | WordClass::Conjunction);
}

}  // namespace onrecord::corpus::annotation
