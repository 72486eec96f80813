// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/quotes/rules.hpp"

#include "corpus/annotation/narration/unlisted_verbs.hpp"
#include "corpus/annotation/quotes/german/rules.hpp"
#include "corpus/annotation/quotes/inverted/rules.hpp"
#include "corpus/annotation/quotes/paragraph_rules.hpp"
#include "corpus/annotation/quotes/signatures.hpp"

#include <algorithm>
#include <array>

namespace onrecord::corpus::annotation {
namespace {

using schema::Level;

constexpr std::uint32_t reach_after = 36;  ///< Items between a quote and its verb behind it.

Attribution own(Source source, Level level) { return {source, level, {}, 0}; }

/// The first item behind the quote and its comma; the sentence's end where a semicolon parts it.
std::uint32_t behind_quote(const Place& place) {
    const Narration& told = place.told;
    std::uint32_t at = place.item + 1;
    while (at < place.sentence.end &&
           (told.is(at, TokenKind::Comma) || told.is(at, TokenKind::Dash))) {
        if (told.reading->text[told.token(at).span.begin] == ';') return place.sentence.end;
        ++at;
    }
    return at;
}

/// A quote of a few words does not part the sentence that it stands in.
bool is_short(const Narration& told, std::uint32_t quote) {
    constexpr std::uint32_t most = 4;
    const TokenRange tokens = told.span(told.items[quote].quote).tokens;
    return tokens.end - tokens.begin <= most;
}

// Smith said it was "late, and not for the first time", the Gazette reported.
bool is_within_speech(const Place& place) {
    const Narration& told = place.told;
    if (place.item == place.sentence.begin || !told.is_word(place.item - 1)) return false;
    for (std::uint32_t at = place.item; at-- > place.sentence.begin;) {
        if (told.is_quote(at) && is_short(told, at)) continue;
        if (told.is_quote(at) || told.is(at, TokenKind::Comma)) return false;
        if (is_verb(told, at, WordClass::Said | WordClass::Held) &&
            !is_passive(told, at, place.sentence.begin)) {
            return subject_before(told, at, place.sentence.begin).has_value();
        }
    }
    return false;
}

/// Items from the previous quote's end, or the sentence's begin.
std::uint32_t clause_begin(const Place& place) {
    std::uint32_t at = place.item;
    while (at > place.sentence.begin && !place.told.is_quote(at - 1)) {
        --at;
    }
    return at;
}

/// With a stop of its own, and no comma.
bool ends_sentence(const Place& place) {
    const Reading& reading = *place.told.reading;
    return reading.tokens[place.span().tokens.end - 1].kind == TokenKind::Stop;
}

bool ends_with_full_stop(const Place& place) {
    const Reading& reading = *place.told.reading;
    const Token& last = reading.tokens[place.span().tokens.end - 1];
    return last.kind == TokenKind::Stop && reading.text[last.span.begin] == '.';
}

// "...", said Smith
std::optional<Attribution> quote_said_speaker(const Place& place) {
    const Narration& told = place.told;
    std::uint32_t at = behind_quote(place);
    while (at < place.sentence.end && is_verb(told, at, WordClass::Adverb | WordClass::Auxiliary)) {
        ++at;
    }
    if (at + 1 >= place.sentence.end) return std::nullopt;
    const bool is_said = is_verb(told, at, WordClass::Said);
    // "...," agrees Smith
    const bool is_held =
        is_verb(told, at, WordClass::Held) && told.is_word(at + 1) && told.token(at + 1).is_capital;
    if (!is_said && !is_held) return std::nullopt;
    const auto source = subject_after(told, at, place.sentence.end);
    if (!source) return std::nullopt;
    return own(*source, is_said ? Level::High : Level::Middle);
}

bool is_word_of(const Narration& told, std::uint32_t at, std::string_view word) {
    return told.is_word(at) && told.reading->word(told.items[at].token) == word;
}

// "...", Smith was told by Jones: Jones spoke.
std::optional<Source> agent_behind(const Narration& told, std::uint32_t verb, std::uint32_t end) {
    if (verb + 2 >= end || !is_word_of(told, verb + 1, "by")) return std::nullopt;
    const auto phrase = phrase_at(told, verb + 2, end);
    return phrase ? std::optional{Source{*phrase, {}, verb}} : std::nullopt;
}

/// Behind "al pescador", "le boulanger": a name stands in the phrase.
bool has_capital(const Narration& told, ItemRange items) {
    for (std::uint32_t at = items.begin; at < items.end; ++at) {
        if (told.is_word(at) && told.token(at).is_capital) return true;
    }
    return false;
}

// "Is it dead?" Smith replied that it was not: the question was another's.
bool replies_that(const Place& place) {
    constexpr std::uint32_t longest_subject = 8;
    const Narration& told = place.told;
    const std::uint32_t begin = place.item + 1;
    if (!ends_sentence(place)) return false;
    const std::uint32_t end = std::min(place.sentence.end, begin + longest_subject);
    for (std::uint32_t at = begin; at + 1 < end; ++at) {
        if (!told.is_word(at)) return false;
        if (told.is(at, WordClass::Said | WordClass::Held)) return is_word_of(told, at + 1, "that");
    }
    return false;
}

// Jones' comments: the apostrophe stands behind the s.
bool is_plural_owner(const Narration& told, std::uint32_t at) {
    if (!told.is_word(at) || !told.token(at).is_capital) return false;
    if (!told.reading->word(told.items[at].token).ends_with('s')) return false;
    const std::string_view rest = told.reading->text.substr(told.token(at).span.end);
    return rest.starts_with("' ") || rest.starts_with("\u2019 ");
}

// "asks about Jones' comments", "Jones' earlier comments"
std::optional<Source> owner_before(const Place& place, std::uint32_t noun) {
    const Narration& told = place.told;
    if (!told.plays(noun, WordRole::NounToo)) return std::nullopt;
    for (std::uint32_t at = noun; at > place.sentence.begin && noun - at < 2; --at) {
        if (!is_plural_owner(told, at - 1)) continue;
        const auto phrase = phrase_before(told, at, place.sentence.begin);
        return phrase ? std::optional{Source{*phrase, {}, noun}} : std::nullopt;
    }
    return std::nullopt;
}

// "Smith rejected Jones's claim that ...", "amid Harbour Party claims": the words of whom the noun
// is, where it stands between the verb and the quote.
std::optional<Source> claimant(const Place& place, std::uint32_t noun) {
    const Narration& told = place.told;
    if (noun == place.sentence.begin || !told.is_word(noun - 1)) return std::nullopt;
    if (const auto owner = owner_before(place, noun)) return owner;
    // "Jones's earlier remarks on ..."
    const bool is_parted = noun > place.sentence.begin + 1 && told.is_word(noun - 2) &&
                           told.token(noun - 2).is_possessive && !told.token(noun - 1).is_capital &&
                           !is_verb(told, noun - 1, WordClass::Said | WordClass::Held);
    if (is_parted) --noun;
    const Token& before = told.token(noun - 1);
    const bool is_claim = told.plays(is_parted ? noun + 1 : noun, WordRole::NounToo);
    if (!before.is_capital || !is_claim) return std::nullopt;
    if (!before.is_possessive && is_verb(told, noun, WordClass::Said | WordClass::Held)) {
        return std::nullopt;
    }
    const auto phrase = phrase_before(told, noun, place.sentence.begin);
    return phrase ? std::optional{Source{*phrase, {}, noun}} : std::nullopt;
}

// "Smith says Jones's comments on boats 'absurd'": what she says of them.
bool is_judged(const Place& place, std::uint32_t noun) {
    const Narration& told = place.told;
    constexpr std::uint32_t longest_owner = 4;
    const std::uint32_t last = place.item - 1;
    const bool is_predicate =
        last > noun && told.is_word(last) &&
        !told.is(last, WordClass::Determiner | WordClass::Preposition | WordClass::Conjunction);
    if (!is_predicate) return false;
    for (std::uint32_t at = noun; at-- > place.sentence.begin && noun - at <= longest_owner;) {
        if (is_verb(told, at, WordClass::Said)) return true;
    }
    return false;
}

// "..." Smith quoted Jones as saying: Jones spoke.
std::optional<Source> quoted_behind(const Narration& told, std::uint32_t verb, std::uint32_t end) {
    if (!told.plays(verb, WordRole::Quoting) || verb + 1 >= end) return std::nullopt;
    const auto phrase = phrase_at(told, verb + 1, end);
    if (!phrase || !is_word_of(told, phrase->end, "as")) return std::nullopt;
    return Source{*phrase, {}, verb};
}

// "..." Smith remembers Jones saying: Jones spoke.
std::optional<Source> remembered_behind(const Narration& told,
                                        std::uint32_t verb,
                                        std::uint32_t end) {
    if (verb + 1 >= end) return std::nullopt;
    const auto phrase = phrase_at(told, verb + 1, end);
    if (!phrase || !has_capital(told, *phrase)) return std::nullopt;
    const std::uint32_t next = phrase->end;
    const bool is_last = next + 1 >= end || !told.is_word(next + 1) ||
                         told.is(next + 1,
                                 WordClass::Preposition | WordClass::Time | WordClass::He |
                                     WordClass::She | WordClass::They | WordClass::I);
    if (next >= end || !told.is(next, WordClass::Saying) || !is_last) return std::nullopt;
    return Source{*phrase, {}, next};
}

// Smith quoted Jones: "..."
std::optional<Source> quoted_before(const Narration& told, std::uint32_t verb, std::uint32_t end) {
    if (!told.plays(verb, WordRole::Quoting)) return std::nullopt;
    const bool is_led = is_word_of(told, verb + 1, "al") || is_word_of(told, verb + 1, "a");
    const auto phrase = phrase_at(told, verb + (is_led ? 2 : 1), end);
    if (!phrase || !has_capital(told, *phrase)) return std::nullopt;
    return Source{*phrase, {}, verb};
}

// "...", Smith said
std::optional<Attribution> speaker_behind(const Place& place) {
    const Narration& told = place.told;
    const std::uint32_t begin = behind_quote(place);
    const bool is_parted = begin > place.item + 1 || ends_open(place);
    if (begin >= place.sentence.end || told.is_quote(begin)) return std::nullopt;
    if (!is_parted && place.item != place.sentence.begin) return std::nullopt;
    // "..." as Smith noted
    const bool is_as = is_word_of(told, begin, "as") && begin + 1 < place.sentence.end &&
                       told.is_word(begin + 1) && told.token(begin + 1).is_capital;
    if (told.is(begin, WordClass::Conjunction | WordClass::Preposition | WordClass::Who) &&
        !told.is(begin, WordClass::Determiner) && !is_as) {
        return std::nullopt;
    }
    if (replies_that(place)) return std::nullopt;
    const std::uint32_t end = std::min(place.sentence.end, begin + reach_after);
    for (std::uint32_t at = begin + 1; at < end; ++at) {
        if (told.is_quote(at) && told.span(told.items[at].quote).tokens.end -
                                         told.span(told.items[at].quote).tokens.begin >
                                     4) {
            break;
        }
        if (!is_verb(told, at, WordClass::Said | WordClass::Held)) continue;
        if (told.is(at - 1, WordClass::Who) || told.is(at - 1, WordClass::Preposition)) continue;
        if (is_passive(told, at, begin)) {
            // "Smith was quoted by Jones as saying": Smith spoke.
            if (told.plays(at, WordRole::Quoting)) {
                const auto quoted = subject_before(told, at, begin);
                return quoted ? std::optional{own(*quoted, Level::Middle)} : std::nullopt;
            }
            const auto teller = agent_behind(told, at, place.sentence.end);
            return teller ? std::optional{own(*teller, Level::High)} : std::nullopt;
        }
        if (const auto quoted = quoted_behind(told, at, place.sentence.end)) {
            return own(*quoted, Level::Middle);
        }
        if (told.plays(at, WordRole::Quoting)) return std::nullopt;  // reads out another's words
        if (const auto other = remembered_behind(told, at, place.sentence.end)) {
            return own(*other, Level::Middle);
        }
        auto source = subject_before(told, at, begin);
        if (!source) continue;
        const bool is_plain = told.is(at, WordClass::Said) && source->head.begin == begin;
        return own(*source, is_plain ? Level::High : Level::Middle);
    }
    return std::nullopt;
}

std::optional<Attribution> quote_speaker_said(const Place& place) {
    return is_within_speech(place) ? std::nullopt : speaker_behind(place);
}

// The plan is "dead" and will not come back, said Smith
std::optional<Attribution> sentence_said_speaker(const Place& place) {
    const Narration& told = place.told;
    if (is_within_speech(place)) return std::nullopt;
    for (std::uint32_t at = place.item + 2; at + 1 < place.sentence.end; ++at) {
        if (told.is_quote(at) || told.is(at, WordClass::Who)) return std::nullopt;
        const bool is_headline = told.is(at, WordClass::Said) && told.token(at).is_capital &&
                                 told.is(at - 1, TokenKind::Comma);  // , Says Smith
        if (!is_headline && !is_verb(told, at, WordClass::Said)) continue;
        if (!told.is(at - 1, TokenKind::Comma)) return std::nullopt;
        const auto source = subject_after(told, at, place.sentence.end);
        return source ? std::optional{own(*source, Level::Middle)} : std::nullopt;
    }
    return std::nullopt;
}

// The plan is "dead" and will not come back, Smith has said
std::optional<Attribution> sentence_speaker_said(const Place& place) {
    const Narration& told = place.told;
    constexpr std::uint32_t longest_subject = 16;
    // Claims that the plan is "dead" are wrong, Smith has said: not her words.
    const bool is_of_others = told.plays(place.sentence.begin, WordRole::Claim);
    if (is_within_speech(place) || is_of_others) return std::nullopt;
    std::uint32_t comma = 0;
    for (std::uint32_t at = place.item + 1; at < place.sentence.end; ++at) {
        if (told.is(at, TokenKind::Comma) || told.is(at, TokenKind::Dash)) comma = at;
        if (told.is(at, WordClass::Who)) comma = 0;  // a clause of its own until the next comma
        if (!is_verb(told, at, WordClass::Said)) continue;
        const bool ends =
            at + 1 >= place.sentence.end || !told.is_word(at + 1) || is_word_of(told, at, "told") ||
            told.is(at + 1, WordClass::Time | WordClass::Preposition | WordClass::Adverb);
        if (comma == 0 && !ends) continue;
        const bool is_own = comma > place.item && at - comma < longest_subject && ends &&
                            !told.is_quote(at + 1) && !is_passive(told, at, comma + 1);
        if (!is_own) return std::nullopt;
        const auto source = subject_before(told, at, comma + 1);
        if (!source || source->head.begin != comma + 1) return std::nullopt;
        return own(*source, Level::Middle);
    }
    return std::nullopt;
}

// "...!" Smith barked
std::optional<Attribution> quote_unlisted_verb(const Place& place) {
    const std::uint32_t begin = behind_quote(place);
    const bool is_open = begin > place.item + 1 || ends_open(place);
    if (!is_open || ends_with_full_stop(place) || is_within_speech(place)) return std::nullopt;
    const auto source = unlisted_speaker(place.told, begin, place.sentence.end);
    if (!source || replies_that(place)) return std::nullopt;
    return own(*source, Level::Middle);
}

/// Whom a passive names: "was told by Smith that", "was described as ... by Smith".
std::optional<Source> agent(const Place& place, std::uint32_t verb) {
    const Narration& told = place.told;
    const auto is_by = [&](std::uint32_t at) {
        return told.is(at, WordClass::Preposition) &&
               told.reading->word(told.items[at].token) == "by";
    };
    const std::uint32_t behind = place.item + 1;
    for (std::uint32_t at = verb + 1; at < place.sentence.end && at <= behind; ++at) {
        if (!is_by(at)) continue;
        if (const auto phrase = phrase_at(told, at + 1, place.sentence.end)) {
            return Source{*phrase, {}, at};
        }
    }
    return std::nullopt;
}

// "Smith said he wanted ...", "Smith said that she felt ...": the words are Smith's.
bool is_told_of(const Narration& told, const Source& source) {
    const WordClasses pronouns = WordClass::He | WordClass::She | WordClass::They | WordClass::It;
    std::uint32_t at = source.head.begin;
    if (source.head.end != at + 1 || !told.is(at, pronouns)) return false;
    if (at > 0 && told.is(at - 1, WordClass::Conjunction)) --at;
    return at > 0 && is_verb(told, at - 1, WordClass::Said);
}

// "the club, which supports swimmers, chose": what stands behind the comma is not its object.
bool is_closed_relative(const Narration& told, std::uint32_t verb, std::uint32_t end) {
    if (told.is(verb, WordClass::Said) || verb == 0 || !told.is(verb - 1, WordClass::Who)) {
        return false;
    }
    for (std::uint32_t at = verb + 1; at < end; ++at) {
        if (told.is(at, TokenKind::Comma)) return true;
    }
    return false;
}

// "contrary to what she believes, Smith was ...": the verb is of an aside.
bool is_aside_clause(const Narration& told, const Source& source, std::uint32_t verb) {
    const bool ends = verb + 2 < told.items.size() && told.is(verb + 1, TokenKind::Comma) &&
                      !told.is_quote(verb + 2);  // "to which Smith replied, '...'"
    return ends && source.head.begin > 0 && told.plays(source.head.begin - 1, WordRole::AsideVerb);
}

// "Smith said in a statement read to the court"
bool is_in_document(const Narration& told, const Source& source) {
    return told.is(source.head.end - 1, WordClass::Document) &&
           (told.is(source.head.begin, WordClass::Preposition) ||
            (source.head.begin > 0 && told.is(source.head.begin - 1, WordClass::Preposition))) &&
           !told.token(source.head.begin).is_capital;
}

/// Who was heard: "Smith heard a man shout ..."
std::optional<Source> heard_speaker(const Place& place) {
    constexpr std::uint32_t longest_phrase = 6;
    const Narration& told = place.told;
    if (place.item < place.sentence.begin + 3) return std::nullopt;
    const std::uint32_t verb = place.item - 1;
    const bool is_heard = told.plays(verb, WordRole::Shouting);
    if (!is_heard) return std::nullopt;
    for (std::uint32_t at = verb; at-- > place.sentence.begin && at + longest_phrase > verb;) {
        if (told.plays(at, WordRole::Heard)) {
            return Source{{at + 1, verb}, {}, verb};
        }
    }
    return std::nullopt;
}

// Said Smith, "..."; it is much as before, said Smith, "but better."
std::optional<Source> said_before(const Place& place) {
    constexpr std::uint32_t longest = 10;
    const Narration& told = place.told;
    const std::uint32_t first =
        std::max(place.sentence.begin, place.item - std::min(place.item, longest));
    for (std::uint32_t at = place.item; at-- > first;) {
        if (told.is_quote(at)) return std::nullopt;
        if (!told.is(at, WordClass::Said) || at + 2 >= place.item) continue;
        const bool begins = at == place.sentence.begin && told.token(at).is_capital;
        const bool is_aside = at > place.sentence.begin && told.is(at - 1, TokenKind::Comma) &&
                              !told.token(at).is_capital;
        if ((!begins && !is_aside) || !told.token(at + 1).is_capital) return std::nullopt;
        const auto source = subject_after(told, at, place.item);
        const bool leads =
            source && told.is(place.item - 1, TokenKind::Comma) &&
            (source->head.end == place.item - 1 || source->apposition.end == place.item - 1);
        return leads ? source : std::nullopt;
    }
    return std::nullopt;
}

// amid cries of "shame", between claims of "rot": whoever cried.
bool is_of_others(const Place& place) {
    const Narration& told = place.told;
    if (place.item < place.sentence.begin + 3 || !is_word_of(told, place.item - 1, "of")) {
        return false;
    }
    const std::uint32_t noun = place.item - 2;
    const bool is_owned = told.is(noun - 1, WordClass::He | WordClass::She) ||
                          (told.is_word(noun - 1) && told.token(noun - 1).is_possessive);
    return told.plays(noun, WordRole::NounToo) && !is_owned &&
           !is_verb(told, noun, WordClass::Said | WordClass::Held);
}

// "clashed over calling her 'rude'", "criticised Jones for saying": whose words the gerund hands
// over is not told by its sentence's subject; but "Smith was slammed for calling" is Smith.
bool is_gerund_of_others(const Narration& told, std::uint32_t at) {
    static constexpr std::array<std::string_view, 5> leads = {
        "for", "of", "over", "about", "against"};
    if (at < 2 || told.reading->lexicon->lang() != "en") return false;
    if (!told.is_word(at - 1) || !told.is_word(at - 2)) return false;
    const auto word = told.reading->word(told.items[at - 1].token);
    const bool is_led = std::find(leads.begin(), leads.end(), word) != leads.end();
    if (word == "over" || word == "about") return true;  // "clashed over", "argued about"
    const auto before = told.reading->word(told.items[at - 2].token);
    const bool is_own = told.is(at - 2, WordClass::Said | WordClass::Held | WordClass::Auxiliary) ||
                        before.ends_with("ed");
    return is_led && !is_own;
}

// "Smith said that the slowdown showed a '...'": what is no person and no body holds nothing.
bool is_thing(const Narration& told, const Source& source) {
    const WordClasses speakers = WordClass::Office | WordClass::Man | WordClass::Woman |
                                 WordClass::Body | WordClass::Document | WordClass::Honorific |
                                 WordClass::He | WordClass::She | WordClass::They | WordClass::It |
                                 WordClass::I | WordClass::Who | WordClass::Male |
                                 WordClass::Female | WordClass::Negation | WordClass::NotName;
    const std::uint32_t last = source.head.end - 1;
    return told.reading->lexicon->lang() == "en" &&
           told.is(source.head.begin, WordClass::Determiner) && !told.token(last).is_capital &&
           !told.is(last, speakers) && !told.plays(last, WordRole::Voice) &&
           !told.plays(last, WordRole::Police) && !told.plays(last, WordRole::Describing);
}

// "Smith says if the court rejects it ...", "Smith said Jones would have considered it ...": what
// is only supposed hands no words over.
bool is_supposed(const Narration& told, const Source& source, std::uint32_t verb) {
    static constexpr std::array<std::string_view, 10> leads = {
        "if", "when", "whether", "because", "while", "until", "unless", "before", "after", "as"};
    static constexpr std::array<std::string_view, 5> modals = {
        "would", "could", "might", "should", "may"};
    for (std::uint32_t at = verb; at > source.head.end; --at) {
        const auto word = told.is_word(at - 1) ? told.reading->word(told.items[at - 1].token) : "";
        for (const auto modal : modals) {
            if (word.starts_with(modal)) return true;
        }
    }
    if (source.head.begin == 0 || !told.is_word(source.head.begin - 1)) return false;
    const auto lead = told.reading->word(told.items[source.head.begin - 1].token);
    return std::find(leads.begin(), leads.end(), lead) != leads.end();
}

// "Smith said the man she accused of theft ... was 'gone'", "Smith said the party wants ...": of
// whom the teller speaks, and no speaker himself.
bool is_told_about(const Narration& told, const Source& source) {
    const WordClasses people = WordClass::Office | WordClass::Man | WordClass::Woman;
    const std::uint32_t last = source.head.end - 1;
    if (source.head.end == source.head.begin + 1) {
        return told.is(last, WordClass::He | WordClass::She | WordClass::They | WordClass::It);
    }
    return told.is(source.head.begin, WordClass::Determiner) && !told.token(last).is_capital &&
           !told.is(last, people);
}

bool has_teller_before(const Place& place, const Source& source) {
    for (std::uint32_t at = source.head.begin; at-- > place.sentence.begin;) {
        if (place.told.is_quote(at)) return false;
        if (is_verb(place.told, at, WordClass::Said)) return true;
    }
    return false;
}

// Smith goes on to say that it is "..."
std::optional<Source> goes_on_to_say(const Place& place, std::uint32_t verb) {
    const Narration& told = place.told;
    if (verb < place.sentence.begin + 4 || !told.is(verb, WordClass::Said)) return std::nullopt;
    if (!is_word_of(told, verb - 1, "to") || !is_word_of(told, verb - 2, "on")) return std::nullopt;
    const bool goes = is_word_of(told, verb - 3, "goes") || is_word_of(told, verb - 3, "went");
    auto source = goes ? subject_before(told, verb - 3, clause_begin(place)) : std::nullopt;
    if (source) source->cue = verb;
    return source;
}

// Smith said: "..."
std::optional<Attribution> speaker_before(const Place& place) {
    const Narration& told = place.told;
    if (is_of_others(place)) return std::nullopt;
    if (const auto source = said_before(place)) return own(*source, Level::High);
    if (const auto source = heard_speaker(place)) return own(*source, Level::Middle);
    for (std::uint32_t at = place.item; at-- > place.sentence.begin;) {
        if (told.is_quote(at)) {
            const auto& span = told.span(told.items[at].quote);
            if (span.tokens.end - span.tokens.begin > 3) return std::nullopt;
            continue;
        }
        if (told.reading->lexicon->lang() == "en" && !is_judged(place, at)) {
            if (const auto source = claimant(place, at)) return own(*source, Level::Middle);
        }
        if (is_verb(told, at, WordClass::Saying)) {
            if (is_gerund_of_others(told, at)) return std::nullopt;
            const auto source = participle_subject(told, at, place.sentence.begin);
            if (!source) return std::nullopt;
            return own(*source, place.item - at < 4 ? Level::High : Level::Middle);
        }
        if (const auto source = goes_on_to_say(place, at)) return own(*source, Level::High);
        if (!is_verb(told, at, WordClass::Said | WordClass::Held)) continue;
        if (is_closed_relative(told, at, place.item)) continue;
        if (is_passive(told, at, place.sentence.begin)) {
            if (const auto source = agent(place, at)) return own(*source, Level::Middle);
            continue;
        }
        if (const auto quoted = quoted_before(told, at, place.item)) {
            return own(*quoted, Level::Middle);
        }
        // It was "late", he said, but added that the "money" was there: with the verb before.
        const bool goes_on =
            at < clause_begin(place) || (at > 0 && told.is(at - 1, WordClass::Conjunction));
        const auto source =
            subject_before(told, at, goes_on ? place.sentence.begin : clause_begin(place));
        if (!source || is_told_of(told, *source) || is_in_document(told, *source)) continue;
        if (is_aside_clause(told, *source, at)) continue;
        const bool is_said = told.is(at, WordClass::Said);
        if (!is_said && is_thing(told, *source)) continue;
        const bool is_within = is_supposed(told, *source, at) || is_told_about(told, *source);
        if (!is_said && is_within && has_teller_before(place, *source)) continue;
        return own(*source, is_said ? Level::High : Level::Middle);
    }
    return std::nullopt;
}

std::optional<Attribution> speaker_said_quote(const Place& place) {
    auto found = speaker_before(place);
    if (!found || !is_within_speech(place)) return found;
    if (const auto behind = speaker_behind(place)) found->reporter = behind->source;
    return found;
}

// in the words of Smith
bool is_in_words(const Narration& told, std::uint32_t at) {
    const auto is = [&](std::uint32_t item, std::string_view word) {
        return told.is_word(item) && told.reading->word(told.items[item].token) == word;
    };
    return at > 1 && is(at, "words") && is(at + 1, "of") && is(at - 1, "the");
}

// According to Smith, "..."
std::optional<Attribution> according_to(const Place& place) {
    const Narration& told = place.told;
    for (std::uint32_t at = place.sentence.begin; at + 1 < place.sentence.end; ++at) {
        const bool is_in_hers = at > 1 && is_word_of(told, at, "words") &&
                                told.is(at - 1, WordClass::He | WordClass::She) &&
                                (is_word_of(told, at - 2, "in") || is_word_of(told, at - 2, "In"));
        if (is_in_hers) return own({{at - 1, at}, {}, at}, Level::Middle);
        if (is_in_words(told, at)) {
            const auto phrase = phrase_at(told, at + 2, place.sentence.end);
            if (phrase) return own({*phrase, {}, at}, Level::Middle);
        }
        if (!told.is(at, WordClass::According)) continue;
        const bool has_to = told.is(at + 1, WordClass::Preposition);
        const auto phrase = phrase_at(told, at + (has_to ? 2 : 1), place.sentence.end);
        if (!phrase) continue;
        return own({*phrase, {}, at}, Level::Middle);
    }
    return std::nullopt;
}

// According to Smith, the two talked of "..."; not: According to Smith, Jones said "..."
std::optional<Attribution> according_first(const Place& place) {
    const Narration& told = place.told;
    if (!told.is(place.sentence.begin, WordClass::According)) return std::nullopt;
    for (std::uint32_t at = place.sentence.begin; at < place.item; ++at) {
        if (is_verb(told, at, WordClass::Said | WordClass::Saying)) return std::nullopt;
    }
    return according_to(place);
}

// Smith's "..." ; his "..."
std::optional<Attribution> possessor(const Place& place) {
    const Narration& told = place.told;
    if (place.item == place.sentence.begin || !told.is_word(place.item - 1)) return std::nullopt;
    const std::uint32_t at = place.item - 1;
    const bool is_his =
        told.is(at, WordClass::He | WordClass::She) && told.is(at, WordClass::Determiner);
    if (!is_his && !(told.token(at).is_possessive && told.token(at).is_capital)) {
        return std::nullopt;
    }
    const auto phrase = phrase_before(told, place.item, place.sentence.begin);
    if (!phrase) return std::nullopt;
    return own({is_his ? ItemRange{at, at + 1} : *phrase, {}, {}}, Level::Low);
}

// Smith's plan is "..."
std::optional<Attribution> clause_subject_rule(const Place& place) {
    if (place.item == place.sentence.begin) return std::nullopt;
    // "Smith was described as ...", "Smith urged to ...": others' words.
    for (std::uint32_t at = place.sentence.begin + 1; at < place.item; ++at) {
        const bool is_others = is_verb(place.told, at, WordClass::Said | WordClass::Held) &&
                               is_passive(place.told, at, place.sentence.begin);
        if (is_others) return std::nullopt;
    }
    const auto name = own_name(place);
    const auto source = name ? std::optional{Source{*name, {}, {}}}
                             : clause_subject(place.told, {place.sentence.begin, place.item});
    if (!source) return std::nullopt;
    Attribution found = own(*source, Level::Low);
    found.is_guess = place.told.reading->lexicon->lang() == "en";
    return found;
}

// Asked by Smith whether it was "late", Jones said: the words of Smith, else of nobody we know.
std::optional<Attribution> questioner(const Place& place) {
    const Narration& told = place.told;
    const std::uint32_t first = place.sentence.begin;
    const bool is_lead = told.plays(first, WordRole::Asked) && told.token(first).is_capital;
    if (!is_lead || place.item == first) return std::nullopt;
    for (std::uint32_t at = first + 1; at < place.item; ++at) {
        if (!told.is_word(at)) return std::nullopt;  // the answer begins behind the comma
    }
    const bool has_asker = is_word_of(told, first + 1, "by");
    const auto asker = has_asker ? phrase_at(told, first + 2, place.item) : std::nullopt;
    return asker ? own({*asker, {}, first}, Level::Middle)
                 : own({{first, first + 1}, {}, {}}, Level::Low);
}

constexpr Rule rules[] = {
    {"asked", questioner},
    {"quote-said-speaker", quote_said_speaker},
    {"quote-speaker-said", quote_speaker_said},
    {"sentence-said-speaker", sentence_said_speaker},
    {"sentence-speaker-said", sentence_speaker_said},
    {"quote-unlisted-verb", quote_unlisted_verb},
    {"signature", signature},
    {"according-to", according_first},
    {"speaker-said-quote", speaker_said_quote},
    {"according-to", according_to},
    {"colon-before", colon_before},
    {"colon-before", heading_label},
    {"possessor", possessor},
    {"same-paragraph", same_paragraph},
    {"clause-subject", clause_subject_rule},
    {"previous-sentence", previous_sentence},
    {"previous-paragraph", previous_paragraph},
};

}  // namespace

bool ends_open(const Place& place) {
    const Reading& reading = *place.told.reading;
    const Token& last = reading.tokens[place.span().tokens.end - 1];
    return last.kind == TokenKind::Comma || last.kind == TokenKind::Dash ||
           last.kind == TokenKind::Stop;
}

std::span<const Rule> attribution_rules() { return rules; }

namespace {

constexpr std::uint32_t farthest = 200;

/// What stands near `item`: a sentence without an end must not be read anew for each quote.
ItemRange near(ItemRange sentence, std::uint32_t item) {
    const std::uint32_t before = item - sentence.begin;
    return {before > farthest ? item - farthest : sentence.begin,
            std::min(sentence.end, item + farthest)};
}

// the novel "Under the Lock", at the launch of "Under the Lock", a novel by Smith
bool is_title_of_work(const Place& place) {
    constexpr std::uint32_t longest_title = 8;
    constexpr std::uint32_t longest_aside = 4;
    const Narration& told = place.told;
    const TokenRange tokens = place.span().tokens;
    const bool may_be =
        tokens.end - tokens.begin <= longest_title && told.reading->tokens[tokens.begin].is_capital;
    if (!may_be) return false;
    const std::uint32_t item = place.item;
    if (item > place.sentence.begin && told.plays(item - 1, WordRole::Work)) return true;
    if (item + 2 >= place.sentence.end || !told.is(item + 1, TokenKind::Comma)) return false;
    if (!told.is(item + 2, WordClass::Determiner)) return false;
    for (std::uint32_t at = item + 3; at < place.sentence.end && at < item + 3 + longest_aside;
         ++at) {
        if (!told.is_word(at) || is_verb(told, at, WordClass::Said)) return false;
        if (told.plays(at, WordRole::Work)) return true;
    }
    return false;
}

// (known as a "special order"), a clip titled "...": what a thing is called, nobody's words.
bool is_name_of_thing(const Place& place) {
    const Narration& told = place.told;
    std::uint32_t at = place.item;
    while (at > place.sentence.begin && told.is(at - 1, WordClass::Determiner)) {
        --at;
    }
    if (at < place.sentence.begin + 2 || !told.is_word(at - 1)) return false;
    if (is_word_of(told, at - 1, "as")) return is_word_of(told, at - 2, "known");
    return told.plays(at - 1, WordRole::ThingNamed) || is_title_of_work(place);
}

/// Whether the rule takes the speaker from a sentence before.
bool is_carried(const Rule& rule) {
    return rule.find == same_paragraph || rule.find == previous_sentence ||
           rule.find == previous_paragraph;
}

std::optional<Attribution> attribute_one(const Place& place) {
    if (is_name_of_thing(place)) return std::nullopt;
    const std::string_view lang = place.told.reading->lexicon->lang();
    if (lang == "de") return german::attribute(place);
    bool tells_of_itself = false;
    if (place.told.reading->lexicon->has(Trait::VerbFirst)) {
        if (auto found = inverted::attribute(place)) return found;
        tells_of_itself = inverted::tells_of_itself(place);
    }
    for (const Rule& rule : rules) {
        if (tells_of_itself && is_carried(rule)) continue;
        auto found = rule.find(place);
        if (!found) continue;
        found->rule = rule.name;
        return found;
    }
    return std::nullopt;
}

}  // namespace

std::vector<std::optional<Attribution>> attribute(const Narration& told) {
    std::vector<std::optional<Attribution>> known(told.item_of.size());
    for (std::uint32_t quote = 1; quote < told.item_of.size(); ++quote) {
        const std::uint32_t number = told.sentence_of[quote];
        const ItemRange sentence = near(told.sentences[number], told.item_of[quote]);
        const Place place{told, quote, told.item_of[quote], number, sentence, known};
        known[quote] = attribute_one(place);
    }
    return known;
}

}  // namespace onrecord::corpus::annotation
