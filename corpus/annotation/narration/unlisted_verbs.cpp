// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/narration/unlisted_verbs.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace onrecord::corpus::annotation {
namespace {

constexpr std::uint32_t longest_name = 6;
constexpr std::uint32_t longest_plain = 3;

constexpr WordClasses no_verb = WordClass::Preposition | WordClass::Conjunction |
                                WordClass::Determiner | WordClass::Auxiliary | WordClass::Adverb |
                                WordClass::Negation | WordClass::Time | WordClass::Office |
                                WordClass::Body | WordClass::Who;

bool is_unlisted_verb(const Narration& told, std::uint32_t at) {
    const WordClasses others = WordClass::Preposition | WordClass::Conjunction |
                               WordClass::Determiner | WordClass::Auxiliary | WordClass::Adverb |
                               WordClass::Negation | WordClass::Time | WordClass::Office |
                               WordClass::Body | WordClass::Who;
    if (!told.is_word(at) || told.token(at).is_capital || told.is(at, others)) return false;
    if (told.token(at).is_joined) return false;
    const auto word = told.reading->word(told.items[at].token);
    if (word.size() > 3 && word.ends_with("ed")) return true;
    // "shot back", "hit out": what else would stand between a speaker and the sentence's end?
    static constexpr std::array<std::string_view, 6> particles = {
        "back", "in", "out", "on", "up", "away"};
    if (at + 1 >= told.items.size() || !told.is_word(at + 1)) return false;
    const auto particle = told.reading->word(told.items[at + 1].token);
    return std::find(particles.begin(), particles.end(), particle) != particles.end() &&
           (at + 2 >= told.items.size() || !told.is_word(at + 2));
}

/// The end of a pronoun, a name, or "the old senator"; `begin` when it is none.
std::uint32_t person_end(const Narration& told, std::uint32_t begin, std::uint32_t end) {
    const WordClasses pronouns = WordClass::He | WordClass::She | WordClass::They | WordClass::I;
    if (told.is(begin, pronouns) && !told.is(begin, WordClass::Determiner)) return begin + 1;
    const bool has_article = told.is(begin, WordClass::Determiner);
    std::uint32_t at = begin + (has_article ? 1 : 0);
    std::uint32_t last = begin;
    for (const std::uint32_t reach = std::min(end, at + longest_name); at < reach; ++at) {
        if (!told.is_word(at)) break;
        const bool is_named = told.token(at).is_capital || told.is(at, WordClass::Particle);
        if (is_named || told.is(at, WordClass::Office | WordClass::Honorific)) {
            last = at + 1;
        } else if (has_article && is_unlisted_verb(told, at)) {
            // the audience screamed
            const bool is_end = at + 1 >= told.items.size() || !told.is_word(at + 1);
            return at - begin <= longest_plain && is_end ? at : last;
        } else if (!has_article) {
            break;
        }
    }
    return last;
}

std::uint32_t aside_end(const Narration& told, std::uint32_t at, std::uint32_t end) {
    constexpr std::uint32_t longest_aside = 8;
    for (const std::uint32_t reach = std::min(end, at + longest_aside); at < reach; ++at) {
        if (!told.is_word(at)) break;
    }
    return at;
}

}  // namespace

std::optional<Source> unlisted_speaker(const Narration& told,
                                       std::uint32_t begin,
                                       std::uint32_t end) {
    if (begin >= end || !told.is_word(begin)) return std::nullopt;
    const bool is_present = !told.token(begin).is_capital && !told.is(begin, no_verb) &&
                            told.reading->word(told.items[begin].token).ends_with('s');
    if ((is_present || is_unlisted_verb(told, begin)) && begin + 1 < end &&
        told.is_word(begin + 1)) {
        const std::uint32_t last = person_end(told, begin + 1, end);
        if (last > begin + 1) return Source{{begin + 1, last}, {}, begin};
        return std::nullopt;
    }
    const std::uint32_t last = person_end(told, begin, end);
    if (last == begin || last >= end) return std::nullopt;
    Source source{{begin, last}, {}, {}};
    std::uint32_t verb = last;
    if (told.is(verb, TokenKind::Comma)) {
        source.apposition = {verb + 1, aside_end(told, verb + 1, end)};
        verb = source.apposition.end + 1;
    }
    while (verb < end && told.is(verb, WordClass::Adverb)) {
        ++verb;
    }
    if (verb >= end || !is_unlisted_verb(told, verb)) return std::nullopt;
    if (told.plays(verb, WordRole::Quoting)) return std::nullopt;
    source.cue = verb;
    return source;
}

}  // namespace onrecord::corpus::annotation
