// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/narration/clauses.hpp"

#include <algorithm>

namespace onrecord::corpus::annotation {
namespace {

constexpr std::uint32_t longest_lead = 14;

bool is_phrase_word(const Narration& told, std::uint32_t at) {
    return told.is_word(at) || told.is(at, TokenKind::Number);
}

/// "In Paris,", "Asked about it,", "Filling in for Jones,", "Eight years ago,".
bool leads_in(const Narration& told, std::uint32_t at, std::uint32_t end) {
    const WordClasses leads = WordClass::Preposition | WordClass::Conjunction | WordClass::Adverb |
                              WordClass::Time | WordClass::Saying | WordClass::Said;
    if (told.is(at, leads)) return true;
    const std::uint32_t reach = std::min(end, at + longest_lead);
    std::uint32_t comma = at;
    while (comma < reach && is_phrase_word(told, comma)) {
        ++comma;
    }
    if (comma == at || comma >= reach || !told.is(comma, TokenKind::Comma)) return false;
    const bool is_gerund =
        told.is_word(at) && !told.is(at, WordClass::Place | WordClass::NotName) && comma > at + 1 &&
        !told.token(at + 1).is_capital && told.reading->word(told.items[at].token).ends_with("ing");
    return is_gerund || told.is(comma - 1, WordClass::Time);
}

/// Behind `1609, JGF: `: a time and who blogs.
std::uint32_t label_end(const Narration& told, ItemRange clause) {
    constexpr std::uint32_t longest_label = 4;
    std::uint32_t at = clause.begin;
    if (at >= clause.end || !told.is(at, TokenKind::Number)) return clause.begin;
    for (; at < clause.end && at < clause.begin + longest_label; ++at) {
        if (told.is(at, TokenKind::Colon)) return at + 1;
        const bool is_part = told.is(at, TokenKind::Number) || told.is(at, TokenKind::Comma) ||
                             (told.is_word(at) && told.token(at).is_upper);
        if (!is_part) break;
    }
    return clause.begin;
}

/// Behind `LARKHAVEN, Jan 14 (Wire) - `.
std::uint32_t dateline_end(const Narration& told, ItemRange clause) {
    constexpr std::uint32_t longest_dateline = 12;
    if (const std::uint32_t at = label_end(told, clause); at > clause.begin) return at;
    if (clause.begin >= clause.end || !told.is_word(clause.begin) ||
        !told.token(clause.begin).is_upper) {
        return clause.begin;
    }
    const std::uint32_t end = std::min(clause.end, clause.begin + longest_dateline);
    for (std::uint32_t at = clause.begin + 1; at < end; ++at) {
        if (told.is(at, TokenKind::Dash)) return at + 1;
        if (told.is_quote(at) || told.is(at, TokenKind::Colon)) break;
    }
    return clause.begin;
}

}  // namespace

namespace {

// "Strong message here: Smith said ...": a label of some words, the first alone with a capital.
std::uint32_t words_label_end(const Narration& told, ItemRange clause) {
    constexpr std::uint32_t longest = 6;
    for (std::uint32_t at = clause.begin; at < clause.end && at <= clause.begin + longest; ++at) {
        if (told.is(at, TokenKind::Colon)) {
            const bool goes_on = at > clause.begin + 1 && at + 1 < clause.end &&
                                 told.is_word(at + 1) && told.token(at + 1).is_capital;
            return goes_on ? at + 1 : clause.begin;
        }
        const bool is_plain =
            told.is_word(at) && (at == clause.begin || !told.token(at).is_capital);
        if (!is_plain || told.is(at, WordClass::Said)) return clause.begin;
    }
    return clause.begin;
}

}  // namespace

std::uint32_t lead_end(const Narration& told, ItemRange clause) {
    std::uint32_t at = words_label_end(told, {dateline_end(told, clause), clause.end});
    while (at < clause.end && !is_phrase_word(told, at) && !told.is_quote(at)) {
        ++at;
    }
    if (at >= clause.end || !leads_in(told, at, clause.end)) return at;
    for (std::uint32_t comma = at; comma < clause.end; ++comma) {
        if (told.is_quote(comma)) break;
        if (told.is(comma, TokenKind::Comma) && comma + 1 < clause.end &&
            is_phrase_word(told, comma + 1) &&
            !told.is(comma + 1, WordClass::Preposition | WordClass::Who)) {
            return comma + 1;
        }
    }
    while (at < clause.end && told.is(at, WordClass::Conjunction | WordClass::Adverb)) {
        ++at;
    }
    return at;
}

}  // namespace onrecord::corpus::annotation
