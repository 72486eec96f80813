// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/narration/german/subjects.hpp"

#include "corpus/annotation/letters.hpp"
#include "corpus/annotation/narration/german/words.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace onrecord::corpus::annotation::german {
namespace {

constexpr std::uint32_t longest_way = 30;  ///< Items between a verb and its subject behind it.

// What may stand between a verb and its subject behind it; the item behind it, or `at`.
std::uint32_t skip_before_subject(const Narration& told, std::uint32_t at, std::uint32_t end) {
    if (told.is(at, WordClass::Preposition | WordClass::According)) {
        const auto phrase = noun_phrase(told, at + 1, end);
        return phrase ? phrase->words.end : at + 1;
    }
    if (has(told, at, GrammarClass::Object)) return at + 1;
    if (is_lower(told, at) && !has(told, at, determiners | pronouns)) {
        return at + 1;
    }
    return at;
}

// "Ergänzend fügte Schmidt hinzu"
bool is_adverb_like(const Narration& told, std::uint32_t at) {
    static constexpr std::string_view ends[] = {
        "end", "ig", "lich", "isch", "weise", "los", "sam", "bar", "ell", "voll"};
    if (!told.is_word(at) || told.is(at, WordClass::Office | WordClass::Honorific)) {
        return false;
    }
    const auto word = word_at(told, at);
    return std::any_of(std::begin(ends), std::end(ends), [&](std::string_view end) {
        return word.ends_with(end);
    });
}

bool has_any(const Narration& told, ItemRange items, WordClasses any) {
    for (std::uint32_t at = items.begin; at < items.end; ++at) {
        if (told.is(at, any)) return true;
    }
    return false;
}

// What is done or said, not a body that speaks: "Verschiebung", not "Landesregierung".
bool is_deed(std::string_view noun) {
    static constexpr std::string_view deeds[] = {
        "ung", "ungen", "heit", "heiten", "keit", "keiten", "tion", "tionen"};
    static constexpr std::string_view bodies[] = {"regierung",
                                                  "zeitung",
                                                  "leitung",
                                                  "verwaltung",
                                                  "führung",
                                                  "einigung",
                                                  "stiftung",
                                                  "tretung",
                                                  "abteilung",
                                                  "sammlung",
                                                  "bewegung",
                                                  "fraktion",
                                                  "union",
                                                  "redaktion",
                                                  "position",
                                                  "organisation",
                                                  "institution"};
    const std::string word = lowered(noun);
    const auto ends = [&](std::string_view end) { return word.ends_with(end); };
    return std::any_of(std::begin(deeds), std::end(deeds), ends) &&
           std::none_of(std::begin(bodies), std::end(bodies), ends);
}

// "Jede Schuld wies Minister Schmidt von sich": a thing before the verb, a person behind it.
bool is_name_behind(const Narration& told,
                    const Phrase& before,
                    std::uint32_t verb,
                    std::uint32_t end) {
    constexpr WordClasses who = WordClass::Office | WordClass::Honorific | WordClass::Woman |
                                WordClass::Man | WordClass::Male | WordClass::Female;
    if (told.is(verb, WordClass::Auxiliary) || is_plural_verb(told, verb)) return false;
    std::uint32_t noun = before.words.begin + 1;
    while (noun + 1 < before.words.end && !is_noun(told, noun)) {
        ++noun;
    }
    const bool is_thing = has(told, before.words.begin, GrammarClass::OpenDeterminer) &&
                          !has(told, noun, GrammarClass::Feminine) &&
                          !told.is(noun, who | WordClass::Body);
    if (!is_thing || !is_noun(told, verb + 1)) return false;
    const auto behind = noun_phrase(told, verb + 1, end);
    if (!behind) return false;
    const bool is_bare = behind->words.end == verb + 2 && !told.is(verb + 1, WordClass::Body);
    return has_any(told, behind->words, who) || (is_bare && is_deed(word_at(told, noun)));
}

// "Die Lage nannte er ernst", "Die Lage nannte der Minister ernst"
bool is_surely_behind(const Narration& told,
                      const Phrase& before,
                      std::uint32_t verb,
                      std::uint32_t end) {
    if (is_name_behind(told, before, verb, end)) return true;
    if (before.role != Role::Either) return false;
    if (has(told, verb + 1, GrammarClass::Subject)) return true;
    const auto behind = noun_phrase(told, verb + 1, end);
    const bool is_person =
        told.is(before.words.begin + 1,
                WordClass::Office | WordClass::Honorific | WordClass::Man | WordClass::Woman);
    return behind && behind->role == Role::Subject && !is_person &&
           has(told, before.words.begin, GrammarClass::OpenDeterminer);
}

// "Von der Au betonte, ...": a name, where no subject stands behind the verb.
bool is_particle_name(const Narration& told, ItemRange front) {
    constexpr std::uint32_t longest_name = 4;
    const std::uint32_t count = front.end - front.begin;
    if (count < 2 || count > longest_name) return false;
    if (!told.is(front.begin, WordClass::Particle) || !told.token(front.begin).is_capital) {
        return false;
    }
    for (std::uint32_t at = front.begin + 1; at + 1 < front.end; ++at) {
        if (!told.is(at, WordClass::Particle)) return false;
    }
    return is_noun(told, front.end - 1);
}

}  // namespace

bool is_citing(const Narration& told, std::uint32_t at) {
    return told.is_word(at) && word_at(told, at).starts_with("zitier");
}

std::optional<Source> subject_behind(const Narration& told, std::uint32_t verb, std::uint32_t end) {
    const std::uint32_t last = std::min(end, verb + longest_way);
    std::optional<Phrase> fallback;
    for (std::uint32_t at = verb + 1; at < last;) {
        if (const auto phrase = noun_phrase(told, at, end)) {
            if (phrase->role == Role::Subject) fallback.reset();
            const std::uint32_t next = phrase->words.end;
            if (phrase->is_pronoun && phrase->role == Role::Either && next < last) {
                // "nannte es der Minister"
                const auto other = noun_phrase(told, next, end);
                if (other && other->role != Role::Object) {
                    at = next;
                    continue;
                }
            }
            const bool is_in_marks = fallback && told.is_quote(phrase->words.begin);
            if (phrase->role != Role::Object && !is_in_marks) {
                Source source = source_of(told, *phrase, end);
                source.cue = verb;
                return source;
            }
            if (has(told, phrase->words.begin, GrammarClass::SubjectDeterminer) && !fallback) {
                fallback = phrase;  // "der Richterin": hardly, but better than nobody
            }
            at = next;
            continue;
        }
        const std::uint32_t next = skip_before_subject(told, at, end);
        if (next == at) break;
        at = next;
    }
    if (!fallback) return std::nullopt;
    Source source = source_of(told, *fallback, end);
    source.cue = verb;
    return source;
}

std::optional<Source> subject_before_verb(const Narration& told,
                                          ItemRange clause,
                                          std::uint32_t verb) {
    std::uint32_t first = clause.begin;
    const auto behind = subject_behind(told, verb, clause.end);
    while (first + 1 < verb && has(told, first, GrammarClass::Focus) &&
           noun_phrase(told, first + 1, verb)) {
        ++first;
    }
    if (!behind && is_particle_name(told, {first, verb})) return Source{{first, verb}, {}, verb};
    if (told.is(first, WordClass::Preposition)) return behind;
    const auto phrase = noun_phrase(told, first, verb);
    if (behind && phrase && phrase->is_plural && !is_plural_verb(told, verb)) return behind;
    const bool is_adverb = first + 1 == verb || told.is(first + 1, TokenKind::Comma) ||
                           told.is(first + 1, WordClass::Preposition);
    if (behind && is_adverb && is_adverb_like(told, first)) return behind;
    const bool is_doubtful = phrase && phrase->role == Role::Object && !behind &&
                             has(told, first, GrammarClass::SubjectDeterminer);  // "Der Franzose"
    if (!phrase || (phrase->role == Role::Object && !is_doubtful)) return behind;
    if (behind && is_surely_behind(told, *phrase, verb, clause.end)) return behind;
    const bool is_it = phrase->is_pronoun && phrase->role == Role::Either &&
                       lowered(word_at(told, first)).starts_with("die");  // "Dies sagte sie"
    if (is_it && behind) return behind;
    Source source = source_of(told, *phrase, verb);
    source.cue = verb;
    return source;
}

std::optional<Source> agent_of(const Narration& told, ItemRange items) {
    std::optional<Source> by;
    std::optional<Source> place;
    for (std::uint32_t at = items.begin; at + 1 < items.end; ++at) {
        if (!told.is(at, WordClass::Preposition)) continue;
        const auto phrase = noun_phrase(told, at + 1, items.end);
        if (!phrase) continue;
        const auto word = word_at(told, at);
        const bool is_by = word.size() == 3 && (word.ends_with("on") || word.ends_with("om"));
        if (is_by) by = Source{phrase->words, {}, at};
        const bool is_in = word.size() == 2 && (word.ends_with("n") || word.ends_with("m"));
        const std::uint32_t last = phrase->words.end - 1;
        const bool is_paper =
            told.is_quote(last) || told.is(last, WordClass::Document | WordClass::Body);
        if (is_in && is_paper && !place) place = Source{phrase->words, {}, at};
    }
    return by ? by : place;
}

std::optional<Source> subject_of_speech(const Narration& told,
                                        ItemRange items,
                                        std::uint32_t verb) {
    for (std::uint32_t at = verb + 1; at + 1 < items.end; ++at) {
        if (told.is(at, WordClass::Said) && has(told, at + 1, GrammarClass::Subject)) {
            return subject_behind(told, at, items.end);
        }
    }
    return std::nullopt;
}
}  // namespace onrecord::corpus::annotation::german
