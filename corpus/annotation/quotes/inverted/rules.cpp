// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/quotes/inverted/rules.hpp"

#include "corpus/annotation/letters.hpp"
#include "corpus/annotation/names/slavic_cases.hpp"
#include "corpus/annotation/table.hpp"
#include "corpus/annotation/vocabulary.hpp"

#include <vector>

namespace onrecord::corpus::annotation::inverted {
namespace {

using schema::Level;

constexpr std::uint32_t verb_reach = 6;  ///< Items between a quote and its verb: `a-t-il ajouté`.
constexpr WordClasses pronouns = WordClass::He | WordClass::She | WordClass::They;

/// A row of cues.tsv.
struct Cue {
    std::string_view lang;
    std::vector<std::string_view> words;
    bool begins_clause = false;  ///< It leads to a name only there.
};

struct Cues {
    std::vector<Cue> leads;
    std::vector<Cue> as;  ///< Before a verb of speech: `як повідомив Іван`.

    Cues() {
        for_each_row(vocabulary::cues, [this](const auto& columns, int) {
            auto& cues = columns[1] == "as" ? as : leads;
            cues.push_back({columns[0], split(columns[2], ' '), columns[1] == "lead-clause"});
        });
    }
    static const Cues& instance() {
        static const Cues cues;
        return cues;
    }
};

bool is_word_of(const Narration& told, std::uint32_t at, std::string_view word) {
    return told.is_word(at) && lowered(told.reading->word(told.items[at].token)) == word;
}

bool is_said(const Narration& told, std::uint32_t at) {
    return told.is(at, WordClass::Said | WordClass::Held) && !told.token(at).is_capital;
}

// Time, adverbs, "en Valdemora", "à Valmont", "у Вальмонті": what may stand before the subject.
std::uint32_t skip_to_subject(const Narration& told, std::uint32_t at, std::uint32_t end) {
    while (at < end && told.is_word(at) && !told.token(at).is_capital) {
        if (told.is(at, WordClass::Preposition) && at + 1 < end && told.is_word(at + 1)) {
            ++at;
            while (at < end && told.is(at, WordClass::Determiner)) {
                ++at;
            }
            const bool is_place = at < end && told.is_word(at) && told.token(at).is_capital;
            if (is_place && at + 1 < end && told.is_word(at + 1)) {
                ++at;
                continue;
            }
            ++at;
        } else if (told.is(at, WordClass::Adverb | WordClass::Time)) {
            ++at;
        } else if (told.is(at, WordClass::Determiner) && at + 1 < end &&
                   told.is(at + 1, WordClass::Time)) {
            at += 2;  // "este lunes"
        } else {
            break;
        }
    }
    return at;
}

// "sostiene la hija de la víctima, Elena Marín": the comma behind the phrase and what hangs on it.
std::uint32_t comma_behind(const Narration& told, std::uint32_t at, std::uint32_t end) {
    constexpr std::uint32_t longest_tail = 5;
    for (const std::uint32_t last = std::min(end, at + longest_tail); at < last; ++at) {
        if (told.is(at, TokenKind::Comma)) return at;
        if (!told.is_word(at) || told.is(at, WordClass::Said | WordClass::Held)) break;
    }
    return end;
}

std::optional<Source> subject_behind(const Narration& told, std::uint32_t verb, std::uint32_t end) {
    const std::uint32_t at = skip_to_subject(told, verb + 1, end);
    if (at >= end || !told.is_word(at)) return std::nullopt;
    const auto phrase = phrase_at(told, at, end);
    if (!phrase) return std::nullopt;
    Source source{*phrase, {}, verb};
    const std::uint32_t comma = comma_behind(told, phrase->end, end);
    if (comma < end) {
        if (const auto aside = phrase_at(told, comma + 1, end)) source.apposition = *aside;
    }
    return source;
}

// "...", ha dicho Ana Robles; "...", a-t-elle ajouté
std::optional<Attribution> quote_said_speaker(const Place& place) {
    const Narration& told = place.told;
    std::uint32_t at = place.item + 1;
    const std::uint32_t end = place.sentence.end;
    while (at < end && (told.is(at, TokenKind::Comma) || told.is(at, TokenKind::Dash))) {
        ++at;
    }
    const std::uint32_t last = std::min(end, at + verb_reach);
    std::optional<std::uint32_t> pronoun;
    for (; at < last && told.is_word(at) && !told.token(at).is_capital; ++at) {
        if (is_said(told, at)) {
            if (pronoun) return Attribution{{{*pronoun, *pronoun + 1}, {}, at}, Level::High, {}, 0};
            const auto source = subject_behind(told, at, end);
            if (!source) return std::nullopt;
            return Attribution{*source, Level::High, {}, 0};
        }
        if (told.is(at, pronouns) && told.token(at).is_joined) pronoun = at;
        const bool may_precede = told.is(at, WordClass::Auxiliary | WordClass::Adverb | pronouns) ||
                                 told.token(at).span.length() <= 2;
        if (!may_precede) break;
    }
    return std::nullopt;
}

/// What may be a verb that no list has: "a soufflé", "вздохнула".
bool is_unlisted(const Narration& told, std::uint32_t at) {
    constexpr WordClasses others = WordClass::Preposition | WordClass::Conjunction |
                                   WordClass::Determiner | WordClass::Auxiliary |
                                   WordClass::Adverb | WordClass::Negation | WordClass::Time |
                                   WordClass::Office | WordClass::Honorific | WordClass::Body |
                                   WordClass::Who | WordClass::According | WordClass::Document |
                                   WordClass::Said | WordClass::Held | pronouns | WordClass::I;
    constexpr std::uint32_t shortest = 4;
    return told.is_word(at) && !told.token(at).is_capital && !told.is(at, others) &&
           told.token(at).span.length() >= shortest;
}

bool has_capital(const Narration& told, ItemRange items) {
    for (std::uint32_t at = items.begin; at < items.end; ++at) {
        if (told.is_word(at) && told.token(at).is_capital) return true;
    }
    return false;
}

/// Where the words behind the quote and its comma or dash begin, when they are in lower case: it
/// is they who tell who spoke.
std::optional<std::uint32_t> tail_begin(const Place& place) {
    const Narration& told = place.told;
    std::uint32_t at = place.item + 1;
    while (at < place.sentence.end &&
           (told.is(at, TokenKind::Comma) || told.is(at, TokenKind::Dash))) {
        ++at;
    }
    const bool is_parted = at > place.item + 1 || ends_open(place);
    if (!is_parted || at >= place.sentence.end || !told.is_word(at)) return std::nullopt;
    return told.token(at).is_capital ? std::nullopt : std::optional{at};
}

// "...", a soufflé Claire Vasseur; "...", souffle la maire, Claire Vasseur; "...", a-t-elle soufflé
std::optional<Attribution> quote_unlisted_verb(const Place& place) {
    const Narration& told = place.told;
    const auto tail = tail_begin(place);
    if (!tail) return std::nullopt;
    const std::uint32_t end = place.sentence.end;
    std::uint32_t verb = *tail;
    std::optional<std::uint32_t> pronoun;
    for (const std::uint32_t last = std::min(end, verb + verb_reach); verb < last; ++verb) {
        if (told.is(verb, pronouns) && told.token(verb).is_joined) pronoun = verb;
        const bool may_precede =
            told.is(verb, WordClass::Auxiliary | WordClass::Adverb | pronouns) ||
            (told.is_word(verb) && told.token(verb).span.length() <= 2);
        if (!may_precede || told.token(verb).is_capital) break;
    }
    if (verb >= end || !is_unlisted(told, verb)) return std::nullopt;
    if (pronoun) return Attribution{{{*pronoun, *pronoun + 1}, {}, verb}, Level::Middle, {}, 0};
    const std::uint32_t first = verb + 1;
    constexpr WordClasses persons =
        WordClass::Determiner | WordClass::Office | WordClass::Honorific;
    if (first >= end || !told.is_word(first)) return std::nullopt;
    if (!told.token(first).is_capital && !told.is(first, persons)) return std::nullopt;
    const auto source = subject_behind(told, verb, end);
    if (!source || source->head.begin != first) return std::nullopt;
    // "крикнули Ивану Петрову": to him.
    const auto last_word = told.reading->word(told.items[source->head.end - 1].token);
    if (!may_be_nominative(last_word)) return std::nullopt;
    if (!has_capital(told, source->head) && !has_capital(told, source->apposition)) {
        return std::nullopt;
    }
    return Attribution{*source, Level::Middle, {}, 0};
}

/// The item behind the first of `cues` that begins at `at`.
std::optional<std::uint32_t> cue_end(const Narration& told,
                                     const std::vector<Cue>& cues,
                                     std::uint32_t at,
                                     ItemRange sentence) {
    const bool is_clause_begin = at == sentence.begin || told.is(at - 1, TokenKind::Comma);
    for (const Cue& cue : cues) {
        if (cue.lang != told.reading->lexicon->lang()) continue;
        if (cue.begins_clause && !is_clause_begin) continue;
        std::uint32_t next = at;
        bool fits = true;
        for (const auto word : cue.words) {
            fits = fits && next < sentence.end && is_word_of(told, next, word);
            ++next;
        }
        if (fits && next < sentence.end) return next;
    }
    return std::nullopt;
}

// "Según Ana Robles, ..."; "За словами Івана Петренка, ..."; "Як повідомив Іван, ..."
std::optional<Attribution> according_to(const Place& place) {
    const Narration& told = place.told;
    const Cues& cues = Cues::instance();
    for (std::uint32_t at = place.sentence.begin; at + 1 < place.sentence.end; ++at) {
        const auto begin = cue_end(told, cues.leads, at, place.sentence);
        if (begin) {
            const auto phrase = phrase_at(told, *begin, place.sentence.end);
            const bool is_named = phrase && told.token(phrase->end - 1).is_capital;
            if (!phrase || (told.is(at, WordClass::Preposition) && *begin == at + 1 && !is_named)) {
                continue;
            }
            return Attribution{{*phrase, {}, *begin - 1}, Level::Middle, {}, 0};
        }
        const auto verb = cue_end(told, cues.as, at, place.sentence);
        if (!verb || !is_said(told, *verb)) continue;
        if (const auto source = subject_behind(told, *verb, place.sentence.end)) {
            return Attribution{*source, Level::Middle, {}, 0};
        }
    }
    return std::nullopt;
}

// "Añadió que ...": who spoke or acted in the sentence before.
std::optional<Attribution> dropped_subject(const Place& place) {
    const Narration& told = place.told;
    std::uint32_t first = place.sentence.begin;  // "Y ha añadido"
    while (first < place.item &&
           told.is(first, WordClass::Conjunction | WordClass::Auxiliary | WordClass::Adverb)) {
        ++first;
    }
    if (first >= place.item || !told.is(first, WordClass::Said) || place.number == 0) {
        return std::nullopt;
    }
    if (first + 1 < place.item && told.is_word(first + 1) && told.token(first + 1).is_capital) {
        return std::nullopt;
    }
    if (told.paragraph_of[place.number - 1] != told.paragraph_of[place.number]) return std::nullopt;
    for (std::uint32_t quote = place.quote; quote-- > 1;) {
        if (told.sentence_of[quote] + 1 != place.number || !place.known[quote]) continue;
        Attribution shared = *place.known[quote];
        if (shared.shared_with == 0) shared.shared_with = quote;
        shared.level = Level::Middle;
        return shared;
    }
    const auto source = clause_subject(told, told.sentences[place.number - 1]);
    if (!source) return std::nullopt;
    return Attribution{*source, Level::Middle, {}, 0};
}

constexpr Rule rules[] = {
    {"quote-said-speaker", quote_said_speaker},
    {"quote-unlisted-verb", quote_unlisted_verb},
    {"according-to", according_to},
    {"same-paragraph", dropped_subject},
};

}  // namespace

bool tells_of_itself(const Place& place) {
    if (place.item != place.sentence.begin) return false;
    const Narration& told = place.told;
    const std::uint32_t end = place.sentence.end;
    const auto tail = tail_begin(place);
    if (!tail || *tail + 1 >= end || !told.is_word(*tail + 1)) return false;
    std::uint32_t verb = *tail;
    while (verb + 1 < end && told.is(verb, WordClass::Auxiliary | WordClass::Adverb)) {
        ++verb;
    }
    // "ha detto", "dijo en la plaza": who spoke is left out; not "dit-on".
    const bool has_joined =
        verb + 1 < end && told.is_word(verb + 1) && told.token(verb + 1).is_joined;
    return !is_said(told, verb) || has_joined;
}

std::optional<Attribution> attribute(const Place& place) {
    for (const Rule& rule : rules) {
        auto found = rule.find(place);
        if (!found) continue;
        found->rule = rule.name;
        return found;
    }
    return std::nullopt;
}

}  // namespace onrecord::corpus::annotation::inverted
