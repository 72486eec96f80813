// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/quotes/paragraph_rules.hpp"

#include <algorithm>

namespace onrecord::corpus::annotation {
namespace {

using schema::Level;

Attribution own(Source source, Level level) { return {source, level, {}, 0}; }

/// The sentence that ends the paragraph before the quote's, when the quote begins its own.
std::optional<std::uint32_t> sentence_before(const Place& place) {
    const auto& paragraphs = place.told.paragraph_of;
    if (place.item != place.sentence.begin || place.number == 0) return std::nullopt;
    if (paragraphs[place.number - 1] == paragraphs[place.number]) return std::nullopt;
    return place.number - 1;
}

std::optional<Source> sentence_subject(const Narration& told, ItemRange sentence) {
    for (std::uint32_t at = sentence.end; at-- > sentence.begin;) {
        if (!is_verb(told, at, WordClass::Said | WordClass::Held)) continue;
        const bool is_hearer =  // "Smith was asked:"
            told.reading->lexicon->lang() == "en" && is_passive(told, at, sentence.begin);
        if (is_hearer) return std::nullopt;
        if (auto source = subject_before(told, at, sentence.begin)) return source;
    }
    return clause_subject(told, sentence);
}

// from Smith, of the Gazette: / from Smith at 18.07: what may stand between a name and a colon.
bool is_tail(const Narration& told, std::uint32_t begin, std::uint32_t colon) {
    constexpr std::uint32_t longest_aside = 8;
    constexpr std::uint32_t longest_time = 4;
    if (begin == colon) return true;
    if (begin + 1 == colon && told.is(begin, WordClass::Auxiliary)) return true;  // were:
    const bool is_aside = told.is(begin, TokenKind::Comma) && colon - begin <= longest_aside;
    const bool is_time = told.is(begin, WordClass::Preposition) && colon - begin <= longest_time;
    if (!is_aside && !is_time) return false;
    for (std::uint32_t at = begin; at < colon; ++at) {
        if (told.is_quote(at) || is_verb(told, at, WordClass::Said | WordClass::Held)) return false;
    }
    return true;
}

// 14:32 - Smith: "..."
std::optional<Source> label_before_colon(const Narration& told, ItemRange before) {
    constexpr std::uint32_t longest_label = 4;
    const std::uint32_t colon = before.end - 1;
    std::uint32_t at = colon;
    while (at > before.begin && colon - at < longest_label && told.is_word(at - 1) &&
           told.token(at - 1).is_capital) {
        --at;
    }
    // Smith: "...", as a paragraph's first words
    const bool is_first = at == before.begin && (at == 0 || !told.is_word(at - 1));
    const bool is_label = at < colon && (is_first || told.is(at - 1, TokenKind::Dash));
    return is_label ? std::optional{Source{{at, colon}, {}, {}}} : std::nullopt;
}

// "Anna Smith on the Saltby Gazette's podcast:": a name, and what it was said in.
std::optional<Source> led_by_name(const Narration& told, ItemRange before) {
    const WordClasses names =
        WordClass::Honorific | WordClass::Male | WordClass::Female | WordClass::Forename;
    const std::uint32_t colon = before.end - 1;
    constexpr std::uint32_t longest = 12;
    if (colon - before.begin > longest || !told.is(before.begin, names)) return std::nullopt;
    if (!told.token(before.begin).is_capital) return std::nullopt;
    const auto phrase = phrase_at(told, before.begin, colon);
    const bool is_name = phrase && phrase->end > phrase->begin + 1 &&
                         told.token(phrase->end - 1).is_capital &&
                         !told.token(phrase->end - 1).is_possessive;
    if (!is_name) return std::nullopt;
    const std::uint32_t next = phrase->end;
    const bool is_placed = next < colon && told.is(next, WordClass::Preposition);
    for (std::uint32_t at = next; at < colon; ++at) {
        if (told.is_quote(at) || is_verb(told, at, WordClass::Said | WordClass::Held)) {
            return std::nullopt;
        }
    }
    return is_placed ? std::optional{Source{*phrase, {}, {}}} : std::nullopt;
}

// "Here is Smith's view:", "More from the minister:"; not with a verb of speech.
std::optional<Source> named_before_colon(const Narration& told, ItemRange before) {
    std::optional<Source> named;
    for (std::uint32_t at = before.begin; at + 1 < before.end; ++at) {
        if (is_verb(told, at, WordClass::Said | WordClass::Held)) return std::nullopt;
        if (told.is_word(at) && told.token(at).is_possessive && told.token(at).is_capital) {
            const auto phrase = phrase_before(told, at + 1, before.begin);
            if (phrase) named = Source{*phrase, {}, {}};
        }
        const auto word = told.is_word(at) ? told.reading->word(told.items[at].token) : "";
        if (word == "from" || word == "by") {
            const auto phrase = phrase_at(told, at + 1, before.end);
            if (!phrase || !is_tail(told, phrase->end, before.end - 1)) continue;
            named = Source{*phrase, {}, at};
            if (told.is(phrase->end, TokenKind::Comma)) {
                const auto aside = phrase_at(told, phrase->end + 1, before.end - 1);
                if (aside) named->apposition = *aside;
            }
        }
    }
    return named;
}

}  // namespace

// Smith wrote on Monday:
//
// "..."
std::optional<Attribution> colon_before(const Place& place) {
    const Narration& told = place.told;
    ItemRange before{};
    if (const auto number = sentence_before(place)) {
        before = told.sentences[*number];
    } else {
        before = {place.sentence.begin, place.item};
    }
    if (before.end <= before.begin || !told.is(before.end - 1, TokenKind::Colon)) {
        return std::nullopt;
    }
    if (const auto source = led_by_name(told, before)) return own(*source, Level::Middle);
    if (const auto source = named_before_colon(told, before)) return own(*source, Level::Middle);
    if (const auto source = label_before_colon(told, before)) return own(*source, Level::Middle);
    const auto source = sentence_subject(told, before);
    if (!source) return std::nullopt;
    return own(*source, Level::Middle);
}

// Anna Smith: The bridge is "as good as new"
std::optional<Attribution> heading_label(const Place& place) {
    constexpr std::uint32_t longest_label = 5;
    const Narration& told = place.told;
    if (place.sentence.begin != 0 || place.told.reading->lexicon->lang() != "en") {
        return std::nullopt;
    }
    std::uint32_t colon = 0;
    while (colon < place.item && colon < longest_label && told.is_word(colon) &&
           told.token(colon).is_capital) {
        ++colon;
    }
    if (colon == 0 || colon >= place.item || !told.is(colon, TokenKind::Colon)) return std::nullopt;
    for (std::uint32_t at = colon + 1; at < place.item; ++at) {
        if (is_verb(told, at, WordClass::Said | WordClass::Held)) return std::nullopt;
    }
    return own(Source{{0, colon}, {}, {}}, Level::Middle);
}

namespace {

// "..." Smith said. Jones said it was late. "...": another speaks between the two quotes.
bool has_other_teller(const Narration& told, std::uint32_t first, std::uint32_t last) {
    const WordClasses same = WordClass::He | WordClass::She;
    for (std::uint32_t number = first; number < last; ++number) {
        const ItemRange sentence = told.sentences[number];
        for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
            if (!is_verb(told, at, WordClass::Said) || is_passive(told, at, sentence.begin)) {
                continue;
            }
            const auto teller = subject_before(told, at, sentence.begin);
            if (teller && !told.is(teller->head.begin, same)) return true;
        }
    }
    // `Dr Jones is not surprised. "...": the sentence right before begins with a titled name.
    const std::uint32_t begin = told.sentences[last - 1].begin;
    return last > first && told.is(begin, WordClass::Honorific) && told.token(begin).is_capital &&
           begin + 1 < told.items.size() && told.is_word(begin + 1) &&
           told.token(begin + 1).is_capital;
}

// `... is doing. "Smith would not comment`, `"Added Jones: "...`: where a closing mark was lost,
// the narrator may stand in marks; the speaker is named there.
bool narrates(const Place& place, const Source& speaker) {
    const Reading& reading = *place.told.reading;
    const TokenRange tokens = place.span().tokens;
    const Token& own = place.told.token(speaker.head.end - 1);
    const bool is_name = own.is_capital && !own.is(WordClass::Body);
    for (std::uint32_t at = tokens.begin; is_name && at < tokens.end; ++at) {
        const Token& token = reading.tokens[at];
        if (token.is_word() && token.is_capital && token.hash == own.hash) return true;
    }
    return tokens.end > tokens.begin + 2 && reading.tokens[tokens.begin].is_capital &&
           reading.tokens[tokens.begin].is(WordClass::Said) &&
           reading.tokens[tokens.begin + 2].kind == TokenKind::Colon;
}

}  // namespace

// Smith said it "may rain", and Jones "counted the boats".
std::optional<ItemRange> own_name(const Place& place) {
    const Narration& told = place.told;
    if (place.quote < 2 || told.sentence_of[place.quote - 1] != place.number) return std::nullopt;
    const std::uint32_t least = told.item_of[place.quote - 1] + 1;
    std::uint32_t at = place.item;
    while (at > least && told.is_word(at - 1) && told.token(at - 1).is_capital &&
           !told.token(at - 1).is_possessive &&
           !told.is(at - 1, WordClass::Time | WordClass::Place | WordClass::Body)) {
        --at;
    }
    const bool is_led = at < place.item && at > least && told.is(at - 1, WordClass::Conjunction) &&
                        !told.token(at - 1).is_capital;
    return is_led ? std::optional{ItemRange{at, place.item}} : std::nullopt;
}

// "..." Smith said. "..."
std::optional<Attribution> same_paragraph(const Place& place) {
    if (place.quote < 2) return std::nullopt;
    const auto& last = place.known[place.quote - 1];
    if (!last) return std::nullopt;
    const bool was_repaired = place.told.span(place.quote - 1).is_repaired;
    if (was_repaired && narrates(place, last->source)) return std::nullopt;
    if (own_name(place)) return std::nullopt;
    const auto last_sentence = place.told.sentence_of[place.quote - 1];
    if (place.told.paragraph_of[last_sentence] != place.told.paragraph_of[place.number]) {
        return std::nullopt;
    }
    Attribution shared = *last;
    shared.shared_with = last->shared_with != 0 ? last->shared_with : place.quote - 1;
    const bool is_apart = last_sentence + 1 < place.number;
    if (is_apart && place.told.reading->lexicon->lang() == "en") {
        if (has_other_teller(place.told, last_sentence + 1, place.number)) return std::nullopt;
        shared.level = std::min(shared.level, Level::Middle);
    }
    if (place.item != place.sentence.begin && last_sentence != place.number) {
        shared.level = Level::Low;
        return std::nullopt;
    }
    return shared;
}

// Smith shrugged. "..."
std::optional<Attribution> previous_sentence(const Place& place) {
    const Narration& told = place.told;
    if (place.item != place.sentence.begin || place.number == 0) return std::nullopt;
    // A fragment that begins a sentence and does not end one is a heading or the like.
    const bool is_whole =
        told.reading->lexicon->lang() != "en" || ends_open(place) ||
        (place.item + 1 < place.sentence.end && told.is(place.item + 1, TokenKind::Stop));
    if (!is_whole) return std::nullopt;
    if (told.paragraph_of[place.number - 1] != told.paragraph_of[place.number]) return std::nullopt;
    const auto source = sentence_subject(told, told.sentences[place.number - 1]);
    if (!source) return std::nullopt;
    return own(*source, Level::Low);
}

namespace {

// A paragraph that is one quote and nothing else.
bool is_alone(const Place& place) {
    const std::uint32_t next = place.item + 1;
    return place.item == place.sentence.begin && ends_open(place) &&
           (next >= place.told.items.size() || place.told.is(next, TokenKind::Break));
}

}  // namespace

// Smith disagreed.
//
// "..."
std::optional<Attribution> previous_paragraph(const Place& place) {
    const auto number = sentence_before(place);
    if (!number) return std::nullopt;
    const Narration& told = place.told;
    for (std::uint32_t quote = place.quote; quote-- > 1;) {
        const auto sentence = told.sentence_of[quote];
        if (told.paragraph_of[sentence] != told.paragraph_of[*number]) break;
        if (sentence != *number && !place.known[quote]) continue;
        if (!place.known[quote]) break;
        Attribution shared = *place.known[quote];
        shared.shared_with = shared.shared_with != 0 ? shared.shared_with : quote;
        const bool goes_on = sentence == *number && is_alone(place);
        if (!goes_on) shared.level = std::min(shared.level, Level::Middle);
        return shared;
    }
    const auto source = sentence_subject(told, told.sentences[*number]);
    if (!source) return std::nullopt;
    return own(*source, Level::Low);
}

}  // namespace onrecord::corpus::annotation
