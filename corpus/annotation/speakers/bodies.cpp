// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/speakers/resolver.hpp"
#include "corpus/annotation/speakers/subjects.hpp"

#include <algorithm>

// Bodies that speak: by their names, by a voice without a name ("a spokesperson for the Harbour
// Council"), and by what stands for a body named before ("the force", "they").
namespace onrecord::corpus::annotation {
namespace {

constexpr std::uint32_t anaphor_reach = 3;  ///< Sentences back.

bool is_police(std::string_view name) {
    return name.find("Police") != std::string_view::npos ||
           name.find("Constabulary") != std::string_view::npos;
}

// the force, the police
bool is_the(const Reading& reading, std::uint32_t token) {
    return reading.word(token) == "the" || reading.word(token) == "The";
}

/// Words that join within a body's name: "Avon and Somerset Police", "Ministry of Justice".
bool joins(const Reading& reading, std::uint32_t at) {
    return !reading.tokens[at].is_capital && reading.plays(at, WordRole::Joint);
}

/// Capitals from `begin` on, joints between them.
TokenRange capitals_at(const Reading& reading, std::uint32_t begin, std::uint32_t end) {
    std::uint32_t last = begin;
    for (std::uint32_t at = begin; at < end; ++at) {
        const Token& token = reading.tokens[at];
        if (!token.is_word()) break;
        if (token.is_capital) {
            last = at + 1;
        } else if (!token.is_joined && !joins(reading, at)) {
            break;
        }
    }
    return {begin, last};
}

/// "Harbour Nights' spokeswoman": several words that begin with no forename.
bool is_like_body(const Reading& reading, TokenRange tokens) {
    const Token& first = reading.tokens[tokens.begin];
    return tokens.end > tokens.begin + 1 &&
           !first.is(WordClass::Male | WordClass::Female | WordClass::Forename |
                     WordClass::Honorific | WordClass::Office);
}

/// A body's word or an acronym is in it.
bool is_named_body(const Reading& reading, TokenRange tokens) {
    for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
        const Token& token = reading.tokens[at];
        if (token.is(WordClass::Body) || (token.is_upper && token.span.length() > 2)) return true;
    }
    return false;
}

/// "the AWC": a body, as nothing says that it is an office.
bool is_acronym(const Reading& reading, TokenRange tokens) {
    constexpr std::uint32_t shortest = 3;
    constexpr std::uint32_t longest = 7;
    if (tokens.end != tokens.begin + 1) return false;
    const Token& token = reading.tokens[tokens.begin];
    return token.is_upper && token.span.length() >= shortest && token.span.length() <= longest &&
           !token.is(WordClass::Office | WordClass::Honorific | WordClass::Time |
                     WordClass::Document) &&
           !reading.plays(tokens.begin, WordRole::Describing);
}

bool has_and(const Narration& told, ItemRange items) {
    for (std::uint32_t at = items.begin; at < items.end; ++at) {
        if (told.is(at, WordClass::Conjunction) && !told.token(at).is_capital) return true;
    }
    return false;
}

/// Behind "of Northern Ireland", "of Rail, Maritime and Transport Workers".
std::uint32_t tail_end(const Reading& reading, std::uint32_t end) {
    constexpr std::uint32_t longest_tail = 8;
    const bool has_tail = end + 1 < reading.tokens.size() && reading.word(end) == "of" &&
                          reading.tokens[end + 1].is_word() && reading.tokens[end + 1].is_capital;
    if (!has_tail) return end;
    std::uint32_t last = end + 2;
    for (std::uint32_t at = last; at < reading.tokens.size() && at < end + longest_tail; ++at) {
        const Token& token = reading.tokens[at];
        const bool is_name = token.is_word() && token.is_capital;
        if (is_name) last = at + 1;
        if (!is_name && token.kind != TokenKind::Comma && reading.word(at) != "and") break;
    }
    return last;
}

/// "Police Service", "South Yorkshire Police": the name finder left the first word out.
bool leads_body(const Reading& reading, std::uint32_t at) {
    const Token& token = reading.tokens[at];
    return token.is_word() && token.is_capital && !token.is_possessive &&
           (token.is(WordClass::Body) || reading.plays(at, WordRole::Side));
}

/// The whole of a body's name: its left part may stand before "and".
TokenRange whole_name(const Reading& reading, const NameMention& name) {
    std::uint32_t begin = name.tokens.begin;
    while (begin > 0 && leads_body(reading, begin - 1)) {
        --begin;
    }
    const bool has_and =
        begin > 1 && reading.word(begin - 1) == "and" && reading.tokens[begin - 2].is_word() &&
        reading.tokens[begin - 2].is_capital && !reading.tokens[begin - 2].is(WordClass::Body);
    return {has_and ? begin - 2 : begin, tail_end(reading, name.tokens.end)};
}

}  // namespace

std::string SpeakerResolver::body_name(const Where& where, TokenRange tokens) const {
    std::string printed{where.text.reading.words(tokens)};
    const auto known = authority_.find(fold_name(printed));
    if (known != Authority::nobody) return authority_.speaker(known).name;
    const std::string_view whole = cast_.whole_of(printed);
    return whole.empty() ? printed : std::string{whole};
}

// "a spokesperson for Harbour Police", "a Downing Street spokesman"; not "Smith's spokesman".
std::string SpeakerResolver::by_voice(const Where& where, ItemRange items) const {
    const Narration& told = where.text.told;
    const Reading& reading = where.text.reading;
    if (items.end <= items.begin) return {};
    const std::uint32_t begin = told.items[items.begin].token;
    const std::uint32_t end = told.items[items.end - 1].token + 1;
    std::uint32_t voice = begin;
    while (voice < end && !reading.plays(voice, WordRole::Voice)) {
        ++voice;
    }
    if (voice == end) return {};
    TokenRange body;
    const bool is_led = voice + 1 < end && reading.tokens[voice + 1].is(WordClass::Preposition);
    if (is_led) {
        std::uint32_t first = voice + 2;
        while (first < end && reading.tokens[first].is(WordClass::Determiner)) {
            ++first;
        }
        body = capitals_at(reading, first, end);
        // "a spokesman for the UN secretary general" speaks for a person.
        if (body.end < end && reading.tokens[body.end].is(WordClass::Office)) {
            return std::string{nobody_known};
        }
    } else if (voice + 1 == end) {
        std::uint32_t first = begin;
        while (first < voice && reading.tokens[first].is(WordClass::Determiner)) {
            ++first;
        }
        body = capitals_at(reading, first, voice);
        if (body.end != voice) return by_plain_voice(where, items, {first, voice});
    }
    where.found.basis = Basis::Voice;
    // "a spokesperson for the force"
    const bool is_of_noun = is_led && body.is_empty() && items.end - items.begin > 2;
    if (is_of_noun) return by_anaphor(where, {items.end - 2, items.end});
    if (body.is_empty()) return by_anaphor(where, items);
    for (std::uint32_t at = body.begin; at < body.end; ++at) {
        const bool is_owner = at + 1 == body.end && is_like_body(reading, body);
        if ((reading.tokens[at].is_possessive && !is_owner) ||
            reading.tokens[at].is(WordClass::Honorific)) {
            return {};
        }
    }
    const auto& names = where.text.names;
    const bool has_person = std::any_of(names.begin(), names.end(), [&](const NameMention& name) {
        return name.tokens.begin >= body.begin && name.tokens.end <= body.end &&
               name.person != Cast::nobody && is_person(name.person);
    });
    if (has_person) return {};
    // "a spokesperson from Harbour police"
    const bool has_tail = body.end < end && reading.tokens[body.end].is(WordClass::Body);
    if (has_tail) ++body.end;
    where.found.is_attested = has_tail || is_led || is_named_body(reading, body) ||
                              authority_.find(fold_name(reading.words(body))) != Authority::nobody;
    return body_name(where, body);
}

// "a ministry spokesperson": of the ministry that has just spoken.
std::string SpeakerResolver::by_plain_voice(const Where& where,
                                            ItemRange items,
                                            TokenRange noun) const {
    const Reading& reading = where.text.reading;
    const bool is_body =
        noun.end == noun.begin + 1 && reading.tokens[noun.begin].is(WordClass::Body);
    if (!is_body) return {};
    where.found.basis = Basis::Voice;
    const std::string name = by_last_body(where, items.begin);
    return fold_name(name).ends_with(fold_name(reading.word(noun.begin))) ? name : std::string{};
}

bool SpeakerResolver::is_person(std::uint32_t number) const {
    const Person& person = cast_.person(number);
    if (person.authority != Authority::nobody) {
        return authority_.speaker(person.authority).is_person;
    }
    return person.is_attested;
}

// "Brightwell Dairies has recalled 3,000 tubs": several words that nothing says are a person's.
bool SpeakerResolver::is_other_name(const TextReading& text, const NameMention& name) const {
    if (name.kind != NameKind::Unknown || name.is_possessive || !is_subject(text, name)) {
        return false;
    }
    const Token& first = text.reading.tokens[name.tokens.begin];
    const bool is_known = name.person != Cast::nobody && cast_.person(name.person).is_sure;
    const WordClasses people = WordClass::Male | WordClass::Female | WordClass::Forename |
                               WordClass::Honorific | WordClass::Time;
    return !is_known && !first.is(people) && name.gender == Gender::Unknown;
}

// The one body that the sentence, or one of those before it, names.
std::string SpeakerResolver::body_in(const Where& where, ItemRange items, BodyKind kind) const {
    const Narration& told = where.text.told;
    const auto& names = where.text.names;
    constexpr std::uint32_t longest = 400;
    if (items.end <= items.begin) return {};
    items.begin = std::max(items.begin, items.end - std::min(items.end, longest));
    const TokenRange tokens{told.items[items.begin].token, told.items[items.end - 1].token + 1};
    const auto first =
        std::lower_bound(names.begin(), names.end(), tokens.begin, [](const auto& name, auto at) {
            return name.tokens.begin < at;
        });
    std::string found;
    const bool wants_subject = kind == BodyKind::Subject;
    for (auto name = first; name != names.end() && name->tokens.end <= tokens.end; ++name) {
        if (where.text.reading.tokens[name->tokens.begin].quote != 0) continue;
        const bool is_known_body = name->person != Cast::nobody && !is_person(name->person) &&
                                   cast_.person(name->person).authority != Authority::nobody;
        // "It reads" behind "Ann Lee, the leader of the Council, issued a statement": not the body.
        const bool is_other = wants_subject && name->person != Cast::nobody &&
                              is_person(name->person) && !name->is_possessive;
        if (is_other) return {};
        const bool is_like_body = kind != BodyKind::Police && is_other_name(where.text, *name);
        // "the Rebellion festival"
        const auto& all = where.text.reading.tokens;
        const bool has_tail = kind == BodyKind::Subject && name->person == Cast::nobody &&
                              !name->is_possessive && all[name->tokens.end].is(WordClass::Body) &&
                              !all[name->tokens.end].is_capital;
        if (!name->is_body && !is_known_body && !is_like_body && !has_tail) continue;
        TokenRange whole = whole_name(where.text.reading, *name);
        if (has_tail) ++whole.end;
        std::string printed = body_name(where, whole);
        const bool is_alone = whole.end - whole.begin < 2 && !is_known_body;
        if (is_alone || (kind == BodyKind::Police && !is_police(printed))) continue;
        const bool is_agent =
            name->tokens.begin > 1 && (where.text.reading.word(name->tokens.begin - 1) == "by" ||
                                       where.text.reading.word(name->tokens.begin - 2) == "by");
        if (kind == BodyKind::Subject && !is_subject(where.text, *name) && !is_agent) continue;
        add_name(found, printed);
    }
    return found;
}

// "the force", "officers", "they", "a spokesperson": a body that was named shortly before.
std::string SpeakerResolver::by_anaphor(const Where& where, ItemRange items) const {
    const Narration& told = where.text.told;
    const std::uint32_t last = items.end - 1;
    const bool is_pronoun =
        items.end - items.begin == 1 && told.is(last, WordClass::They | WordClass::It);
    const bool is_police = told.plays(last, WordRole::Police);
    const bool is_noun = told.is(last, WordClass::Body) && !told.token(last).is_capital;
    const bool is_speaker = told.plays(last, WordRole::Voice) ||
                            (told.is(last, WordClass::Document) && !told.token(last).is_capital);
    if (!is_pronoun && !is_police && !is_noun && !is_speaker) return {};
    if (items.end - items.begin > 2) return {};
    const BodyKind kind = is_pronoun  ? BodyKind::Subject
                          : is_police ? BodyKind::Police
                                      : BodyKind::Any;
    where.found.basis = Basis::Anaphor;
    where.found.is_attested = false;
    const std::uint32_t sentence = sentence_of(told, items.begin);
    std::string found = body_in(where, {told.sentences[sentence].begin, items.begin}, kind);
    const std::uint32_t reach = is_pronoun ? 1 : anaphor_reach;
    for (std::uint32_t back = 1; found.empty() && back <= reach && back <= sentence; ++back) {
        found = body_in(where, told.sentences[sentence - back], kind);
        where.found.sentences_back = back;
    }
    // "the force said" right behind the one police that was named.
    where.found.is_attested = is_police && !found.empty() && items.end - items.begin == 2 &&
                              is_the(*told.reading, told.items[items.begin].token);
    if (found.empty() && !is_pronoun && &where.text == &where.entry.body) {
        const Where title{where.entry, where.entry.title, where.found};
        const auto count = static_cast<std::uint32_t>(title.text.told.items.size());
        found = body_in(title, {0, count}, kind);
    }
    // "Anna Smith and four others ... They wrote": who is the subject of the sentence before.
    if (found.empty() && sentence > 0 && told.is(last, WordClass::They)) {
        const auto subject = clause_subject(told, told.sentences[sentence - 1]);
        const bool are_several = subject && (has_and(told, subject->head) ||
                                             told.is(subject->head.end, WordClass::Conjunction));
        if (are_several) return by_name(where, subject->head);
    }
    return found.find("; ") == std::string::npos ? found : std::string{};
}

namespace {

/// Without "the" before it and "force" behind "Harbour Police".
TokenRange words_of_body(const Reading& reading, TokenRange tokens) {
    const auto& all = reading.tokens;
    while (tokens.begin + 1 < tokens.end && all[tokens.begin].is(WordClass::Determiner)) {
        ++tokens.begin;
    }
    const bool has_force =
        tokens.end - tokens.begin > 2 && reading.plays(tokens.end - 1, WordRole::Police) &&
        all[tokens.end - 2].is(WordClass::Body) && all[tokens.end - 2].is_capital;
    if (has_force) --tokens.end;
    return tokens;
}

// "the Ruritanian government": what a people's or a place's body is called; "Omniplex cinema", of a
// name that is no people's.
bool is_of_people(const Reading& reading, TokenRange tokens, bool has_article) {
    const Token& first = reading.tokens[tokens.begin];
    const Token& last = reading.tokens[tokens.end - 1];
    const bool is_named = has_article || !first.is(WordClass::NotName | WordClass::Common);
    return is_named && tokens.end - tokens.begin == 2 && last.is(WordClass::Body) &&
           !last.is_capital && first.is_capital && !first.is_possessive &&
           !first.is(WordClass::Time | WordClass::Determiner);
}

/// "Ruritania's foreign ministry"
bool is_of_land(const Reading& reading, TokenRange tokens) {
    constexpr std::uint32_t longest = 4;
    const Token& owner = reading.tokens[tokens.begin];
    const Token& last = reading.tokens[tokens.end - 1];
    const bool may_be = owner.is_possessive && owner.is_capital && last.is(WordClass::Body) &&
                        tokens.end - tokens.begin <= longest &&
                        !owner.is(WordClass::Male | WordClass::Female | WordClass::Forename);
    if (!may_be) return false;
    for (std::uint32_t at = tokens.begin + 1; at < tokens.end; ++at) {
        const Token& token = reading.tokens[at];
        if (!token.is_word() || token.is_capital || token.is_possessive) return false;
    }
    return true;
}

/// "UN agency for refugees": a body of a body, with what it is for.
bool is_agency_of(const Reading& reading, TokenRange tokens) {
    if (tokens.end - tokens.begin < 3) return false;
    const Token& owner = reading.tokens[tokens.begin];
    const Token& noun = reading.tokens[tokens.begin + 1];
    return owner.is_upper && owner.span.length() > 1 && noun.is(WordClass::Body) &&
           !noun.is_capital && reading.tokens[tokens.begin + 2].is(WordClass::Preposition);
}

/// "Inner Harbour Legal": capitals that the Entry has twice and that begin with no forename.
bool is_printed_twice(const EntryReading& entry, const TextReading& own, TokenRange tokens) {
    constexpr std::uint32_t most_names = 64;
    const auto& all = own.reading.tokens;
    if (tokens.end - tokens.begin < 2 || tokens.end > all.size()) return false;
    const WordClasses others = WordClass::Male | WordClass::Female | WordClass::Forename |
                               WordClass::Honorific | WordClass::Time | WordClass::NotName;
    for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
        const Token& token = all[at];
        const bool fits = token.is_word() && token.is_capital && !token.is_possessive &&
                          !token.is(at == tokens.begin ? others : WordClasses{WordClass::Time});
        if (!fits) return false;
    }
    std::uint32_t count = 0;
    std::uint32_t looked_at = 0;
    for (const TextReading* text : {&entry.title, &entry.body}) {
        for (const NameMention& name : text->names) {
            if (++looked_at > most_names) break;
            const auto& words = text->reading.tokens;
            const bool is_same = name.tokens.end - name.tokens.begin == tokens.end - tokens.begin &&
                                 words[name.tokens.begin].hash == all[tokens.begin].hash &&
                                 words[name.tokens.end - 1].hash == all[tokens.end - 1].hash;
            count += is_same ? 1 : 0;
        }
    }
    return count > 1;
}

/// Capitals with joints between them, a body's word among them.
bool is_body_name(const Reading& reading, TokenRange tokens) {
    bool has_body = false;
    for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
        const Token& token = reading.tokens[at];
        const bool fits = token.is_word() && (token.is_capital || joins(reading, at));
        if (!fits || token.is_possessive) return false;
        has_body = has_body || (token.is_capital && token.is(WordClass::Body));
    }
    return has_body;
}

}  // namespace

std::string SpeakerResolver::by_body(const Where& where, ItemRange items) const {
    const Narration& told = where.text.told;
    const Reading& reading = where.text.reading;
    const std::uint32_t first = told.items[items.begin].token;
    const TokenRange tokens = words_of_body(reading, {first, told.items[items.end - 1].token + 1});
    const bool has_article = tokens.begin > first;
    const std::string printed{reading.words(tokens)};
    const auto known = authority_.find(fold_name(printed));
    where.found.is_attested = true;  // a body's word, or the authority
    if (known != Authority::nobody) return authority_.speaker(known).name;
    if (has_article && is_the(reading, first) && is_acronym(reading, tokens)) {
        where.found.is_attested = !cast_.whole_of(printed).empty();
        return body_name(where, tokens);
    }
    if (tokens.end - tokens.begin < 2) return {};
    // "an MP for the Harbour Party"
    const Token& head = reading.tokens[tokens.begin];
    const bool is_member = head.is(WordClass::Office) && !head.is(WordClass::Body) &&
                           reading.tokens[tokens.begin + 1].is(WordClass::Preposition);
    if (is_member) return {};
    if (is_of_people(reading, tokens, has_article)) {
        where.found.is_attested = false;
        return printed;
    }
    if (is_body_name(reading, tokens)) return printed;
    where.found.is_attested = false;
    const bool is_own = is_of_land(reading, tokens) || is_agency_of(reading, tokens) ||
                        is_printed_twice(where.entry, where.text, tokens);
    return is_own ? printed : std::string{};
}

}  // namespace onrecord::corpus::annotation
