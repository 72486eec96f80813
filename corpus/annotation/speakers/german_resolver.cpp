// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/speakers/german_resolver.hpp"

#include "corpus/annotation/narration/german/clauses.hpp"
#include "corpus/annotation/narration/german/words.hpp"

#include <algorithm>

namespace onrecord::corpus::annotation {
namespace {

constexpr std::uint32_t pronoun_reach = 8;  ///< Sentences back.

TokenRange tokens_of(const Narration& told, ItemRange items) {
    if (items.end <= items.begin) return {};
    return {told.items[items.begin].token, told.items[items.end - 1].token + 1};
}

auto first_name(const std::vector<NameMention>& names, std::uint32_t token) {
    return std::lower_bound(
        names.begin(), names.end(), token, [](const NameMention& name, std::uint32_t at) {
            return name.tokens.begin < at;
        });
}

// "der Sprecher der Partei": what the phrase is itself, not whose.
ItemRange own_words(const Narration& told, ItemRange items) {
    std::uint32_t at = items.begin;
    while (at < items.end && !told.token(at).is_capital) {
        ++at;
    }
    if (at == items.begin && german::has(told, at, german::determiners)) ++at;
    while (at < items.end && !told.token(at).is_capital) {
        ++at;
    }
    while (at < items.end && !told.is(at, WordClass::Preposition) &&
           !german::has(told, at, GrammarClass::GenitiveDeterminer)) {
        ++at;
    }
    return {items.begin, at};
}

}  // namespace

std::string GermanResolver::speaker(const TextReading& text,
                                    std::uint32_t entry,
                                    const Source& source) const {
    const Narration& told = text.told;
    const bool is_one = source.head.end == source.head.begin + 1;
    const bool is_he = told.is(source.head.begin, WordClass::He | WordClass::She);
    if (is_one && is_he && !told.token(source.head.begin).is_upper) return by_pronoun(text, source);
    if (is_one && german::has(told, source.head.begin, german::pronouns)) return {};
    const ItemRange own = own_words(told, source.head);
    const bool speaks =
        source.cue &&
        told.is(*source.cue, WordClass::Said | WordClass::Held | WordClass::According);
    for (const ItemRange items : {own, own_words(told, source.apposition)}) {
        const std::string name = by_name(text, items, speaks ? Sureness::Any : Sureness::Sure);
        if (!name.empty()) return name;
    }
    if (std::string name = by_office(text, entry, own); !name.empty()) return name;
    if (std::string name = by_body(text, own); !name.empty()) return name;
    return is_one ? by_bare_noun(text, source) : std::string{};
}

std::string GermanResolver::by_name(const TextReading& text,
                                    ItemRange items,
                                    Sureness wanted) const {
    const TokenRange tokens = tokens_of(text.told, items);
    std::string names;
    for (auto at = first_name(text.names, tokens.begin); at != text.names.end(); ++at) {
        const NameMention& name = *at;
        if (name.tokens.begin >= tokens.end) break;  // It may end beyond: "Eva von der Au".
        if (text.reading.tokens[name.tokens.begin].quote != 0) continue;
        if (name.is_possessive && name.tokens.end != tokens.end) continue;
        // "Anna Schmidts Anwalt": a genitive, and the lawyer speaks.
        const bool is_owner = name.tokens.end < tokens.end &&
                              text.reading.tokens[name.tokens.end].is_capital &&
                              text.reading.word(name.tokens.end - 1).ends_with('s');
        if (is_owner) continue;
        const bool is_sure = name.person != Cast::nobody && cast_.person(name.person).is_sure;
        if (wanted == Sureness::Sure && !is_sure && name.kind != NameKind::Titled) continue;
        add_name(names, name_of(text, name));
    }
    return names;
}

std::string GermanResolver::name_of(const TextReading& text, const NameMention& name) const {
    if (name.person != Cast::nobody) return cast_.person(name.person).name;
    const std::string printed = printed_name(text.reading, name.tokens);
    const auto known = authority_.find(fold_name(printed));
    if (known != Authority::nobody) return authority_.speaker(known).name;
    if (cast_.bears(fold_name(printed))) return {};
    const bool is_new = std::any_of(text.names.begin(), text.names.end(), [&](const auto& other) {
        return other.kind == NameKind::Titled &&
               printed_name(text.reading, other.tokens) == printed;
    });
    return is_new ? printed : std::string{};
}

// "Thaler sagte": a noun of one needs an article, a name none.
std::string GermanResolver::by_bare_noun(const TextReading& text, const Source& source) const {
    constexpr WordClasses no_name =
        WordClass::NotName | WordClass::Place | WordClass::Time | WordClass::Honorific |
        WordClass::Office | WordClass::Body | WordClass::Document | WordClass::Adverb |
        WordClass::Determiner | WordClass::Preposition | WordClass::Conjunction;
    const Narration& told = text.told;
    const std::uint32_t at = source.head.begin;
    const bool is_led = at > 0 && told.is(at - 1, WordClass::Preposition);  // "im Antrag"
    const bool is_noun = german::is_noun(told, at) && !told.is(at, no_name) && !is_led;
    if (!is_noun || !source.cue || !told.is(*source.cue, WordClass::Said | WordClass::Held)) {
        return {};
    }
    const bool is_near = *source.cue + 1 == at || *source.cue == at + 1;
    const std::string_view verb = german::word_at(told, *source.cue);
    if (verb == "hieß" || verb == "heißt") return {};
    if (!is_near || german::is_plural_verb(told, *source.cue)) return {};
    const std::string printed{german::word_at(told, at)};
    return cast_.bears(fold_name(printed)) ? std::string{} : printed;
}

// The last sentence that has one person of this gender as a subject; two are a reason to abstain.
std::string GermanResolver::by_pronoun(const TextReading& text, const Source& source) const {
    const Narration& told = text.told;
    const std::uint32_t item = source.head.begin;
    const bool is_he = told.is(item, WordClass::He);
    if (!is_he && source.cue && german::is_plural_verb(told, *source.cue)) return {};
    const Gender gender = is_he ? Gender::Male : Gender::Female;
    const std::uint32_t sentence = sentence_of(told, item);
    std::string found = subject_of(text, {told.sentences[sentence].begin, item}, gender);
    for (std::uint32_t back = 1; found.empty() && back <= pronoun_reach && back <= sentence;
         ++back) {
        found = subject_of(text, told.sentences[sentence - back], gender);
        if (found.empty() && is_he && back == 1) {  // of whom no gender is known
            found = subject_of(text, told.sentences[sentence - back], Gender::Unknown);
        }
    }
    return found.find("; ") == std::string::npos ? found : std::string{};
}

std::string GermanResolver::subject_of(const TextReading& text,
                                       ItemRange sentence,
                                       Gender gender) const {
    std::string names;
    for (const german::Clause& clause : german::clauses_of(text.told, sentence)) {
        if (!clause.subject) continue;
        const ItemRange own = own_words(text.told, clause.subject->head);
        const ItemRange aside = own_words(text.told, clause.subject->apposition);
        for (const ItemRange items : {own, aside}) {
            const TokenRange tokens = tokens_of(text.told, items);
            for (auto at = first_name(text.names, tokens.begin);
                 at != text.names.end() && at->tokens.begin < tokens.end;
                 ++at) {
                const NameMention& name = *at;
                if (name.person == Cast::nobody || name.is_possessive) continue;
                const Person& person = cast_.person(name.person);
                if (person.gender == gender && person.is_sure) add_name(names, person.name);
            }
        }
    }
    return names;
}

// "der Minister", "die Sprecherin": the one person who bears that title.
std::string GermanResolver::by_office(const TextReading& text,
                                      std::uint32_t entry,
                                      ItemRange items) const {
    const Narration& told = text.told;
    std::string office;
    bool has_office = false;
    for (std::uint32_t at = items.begin; at < items.end; ++at) {
        if (!told.is_word(at)) return {};
        if (at == items.begin) {
            const std::string article = fold_name(german::word_at(told, at));
            if (article != "der" && article != "die" && article != "dieser" && article != "diese") {
                return {};
            }
            continue;
        }
        has_office = has_office || told.is(at, WordClass::Office | WordClass::Honorific);
        if (!office.empty()) office += ' ';
        office += german::word_at(told, at);
    }
    if (!has_office) return {};
    const auto person = cast_.holder(fold_name(office), entry);
    return person != Cast::nobody ? cast_.person(person).name : std::string{};
}

// A body with a name of its own: "die Bundesnetzagentur" is none for sure, "das WHO-Büro" and "die
// Stiftung Waldsee" are.
std::string GermanResolver::by_body(const TextReading& text, ItemRange items) const {
    const Narration& told = text.told;
    while (items.begin < items.end && !told.token(items.begin).is_capital) {
        ++items.begin;
    }
    if (items.begin < items.end && german::has(told, items.begin, german::determiners)) {
        ++items.begin;
    }
    if (items.end <= items.begin) return {};
    const TokenRange tokens = tokens_of(told, items);
    const auto& all = text.reading.tokens;
    if (all[tokens.begin].quote != 0) return {};
    const std::string printed{text.reading.words(tokens)};
    const auto known = authority_.find(fold_name(printed));
    if (known != Authority::nobody) return authority_.speaker(known).name;
    bool has_body = false;
    bool is_acronym = false;
    for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
        if (!all[at].is_capital && !all[at].is_joined) return {};
        if (all[at].is(WordClass::Office | WordClass::Honorific)) return {};
        has_body = has_body || all[at].is(WordClass::Body);
        is_acronym = is_acronym || (all[at].is_upper && !all[at].is(WordClass::NotName));
    }
    const bool is_long = tokens.end - tokens.begin > 1;
    const bool is_only_acronym = !is_long && is_acronym;
    return (is_long && has_body) || is_only_acronym ? printed : std::string{};
}

}  // namespace onrecord::corpus::annotation
