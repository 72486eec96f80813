// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/quotes/german.hpp"

#include "corpus/annotation/letters.hpp"

#include <algorithm>
#include <array>

namespace onrecord::corpus::annotation {
namespace {

constexpr std::array<std::string_view, 8> oblique = {
    "den", "dem", "einen", "einem", "ihren", "seinen", "ihm", "sich"};
constexpr std::array<std::string_view, 5> reflexive = {"sich", "es", "sie", "ihn", "dies"};

constexpr std::array<std::string_view, 16> subjunctives = {"sei",
                                                           "seien",
                                                           "habe",
                                                           "hätten",
                                                           "werde",
                                                           "müsse",
                                                           "müssten",
                                                           "könne",
                                                           "könnten",
                                                           "solle",
                                                           "wolle",
                                                           "dürfe",
                                                           "hätte",
                                                           "gebe",
                                                           "bestehe",
                                                           "gehe"};
constexpr std::array<std::string_view, 6> views = {
    "meinung", "angaben", "ansicht", "worten", "aussage", "auffassung"};
constexpr std::array<std::string_view, 1> behind = {"zufolge"};
constexpr std::array<std::string_view, 4> passives = {"wird", "wurde", "werden", "wurden"};
constexpr std::array<std::string_view, 5> subordinating = {"dass", "daß", "weil", "wenn", "ob"};
constexpr std::array<std::string_view, 4> also = {"auch", "selbst", "sogar", "und"};

template <std::size_t Size>
bool is_one_of(const Narration& told,
               std::uint32_t at,
               const std::array<std::string_view, Size>& words) {
    if (!told.is_word(at)) return false;
    const std::string word = lowered(told.reading->word(told.items[at].token));
    return std::find(words.begin(), words.end(), word) != words.end();
}

// In lower case and with a verb's ending; adjectives behind an article are not.
bool is_finite(const Narration& told, std::uint32_t at) {
    if (!told.is_word(at) || told.token(at).is_capital) return false;
    if (told.is(at, WordClass::Said | WordClass::Held | WordClass::Auxiliary)) return true;
    if (told.is(at,
                WordClass::Preposition | WordClass::Determiner | WordClass::Adverb |
                    WordClass::Conjunction)) {
        return false;
    }
    if (at > 0 && told.is(at - 1, WordClass::Determiner)) return false;
    const std::string_view word = told.reading->word(told.items[at].token);
    return word.ends_with("te") || word.ends_with("ten");
}

bool leads_in(const Narration& told, std::uint32_t at) {
    return told.is(at,
                   WordClass::Preposition | WordClass::Adverb | WordClass::Time |
                       WordClass::Conjunction | WordClass::According) ||
           is_one_of(told, at, oblique) || told.is_quote(at);
}

bool begins_phrase(const Narration& told, std::uint32_t at) {
    return told.is_word(at) &&
           (told.token(at).is_capital ||
            told.is(at, WordClass::Determiner | WordClass::He | WordClass::She | WordClass::They));
}

std::optional<Source> phrase_source(const Narration& told,
                                    std::uint32_t at,
                                    std::uint32_t end,
                                    std::uint32_t verb) {
    // "hieß es in der Rede"
    if (at + 2 < end && is_one_of(told, at, reflexive) && told.is(at + 1, WordClass::Preposition) &&
        begins_phrase(told, at + 2)) {
        at += 2;
    }
    while (at < end && (is_one_of(told, at, reflexive) || told.is(at, WordClass::Adverb)) &&
           at + 1 < end && begins_phrase(told, at + 1)) {
        ++at;
    }
    if (at >= end || !begins_phrase(told, at)) return std::nullopt;
    const auto phrase = phrase_at(told, at, end);
    if (!phrase) return std::nullopt;
    Source source{*phrase, {}, verb};
    if (phrase->end + 1 < end && told.is(phrase->end, TokenKind::Comma) &&
        told.is_word(phrase->end + 1) && told.token(phrase->end + 1).is_capital) {
        if (const auto aside = phrase_at(told, phrase->end + 1, end)) source.apposition = *aside;
    }
    return source;
}

}  // namespace

std::optional<Source> german_subject(const Narration& told,
                                     std::uint32_t begin,
                                     std::uint32_t end) {
    while (begin < end && !told.is_word(begin) && !told.is_quote(begin))
        ++begin;
    if (begin + 1 < end && is_one_of(told, begin, also) && begins_phrase(told, begin + 1)) ++begin;
    // "dass er ...": the subject follows at once.
    if (begin + 1 < end && is_one_of(told, begin, subordinating) &&
        begins_phrase(told, begin + 1)) {
        return phrase_source(told, begin + 1, end, begin);
    }
    for (std::uint32_t at = begin + 1; at < end; ++at) {
        if (!is_finite(told, at)) continue;
        if (leads_in(told, begin)) {
            if (auto source = phrase_source(told, at + 1, end, at)) return source;
            continue;
        }
        std::uint32_t last = begin;
        while (last < at && !told.is(last, TokenKind::Comma))
            ++last;
        const auto phrase = phrase_at(told, begin, last);
        if (phrase) return Source{*phrase, {}, at};
    }
    return std::nullopt;
}

std::optional<Source> german_according(const Narration& told, ItemRange sentence) {
    for (std::uint32_t at = sentence.begin; at + 1 < sentence.end; ++at) {
        if (told.is(at, WordClass::According)) {
            const bool is_so = told.token(at).span.length() == 2;
            const bool is_aside = at > sentence.begin && told.is(at - 1, TokenKind::Comma);
            if (!is_so || (is_aside && begins_phrase(told, at + 1))) {
                return phrase_source(told, at + 1, sentence.end, at);
            }
        }
        if (is_one_of(told, at, views) && at > sentence.begin &&
            told.is(at - 1, WordClass::Preposition)) {
            std::uint32_t name = at + 1;
            while (name < sentence.end && told.is(name, WordClass::Preposition))
                ++name;
            return phrase_source(told, name, sentence.end, at);
        }
        if (is_one_of(told, at + 1, behind)) {
            const auto phrase = phrase_before(told, at + 1, sentence.begin);
            if (phrase) return Source{*phrase, {}, at + 1};
        }
    }
    return std::nullopt;
}

bool has_speech(const Narration& told, ItemRange sentence) {
    for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
        if (told.is(at, WordClass::Said) && !told.token(at).is_capital) return true;
    }
    return false;
}

bool is_passed_on(const Narration& told, ItemRange sentence) {
    if (has_speech(told, sentence)) return false;
    for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
        if (is_one_of(told, at, subjunctives) && !told.token(at).is_capital) return true;
    }
    return false;
}

std::optional<Source> german_subject_behind(const Narration& told,
                                            std::uint32_t at,
                                            std::uint32_t end) {
    if (at + 1 >= end || !told.is_word(at) || told.token(at).is_capital) return std::nullopt;
    const bool is_so = told.is(at, WordClass::According);
    const std::string_view word = told.reading->word(told.items[at].token);
    const bool is_verb_like =
        !told.is(at, WordClass::Preposition | WordClass::Conjunction | WordClass::Determiner) &&
        (word.ends_with('t') || word.ends_with("te") || word.ends_with("ten") ||
         word.ends_with("en") ||
         told.is(at, WordClass::Said | WordClass::Held | WordClass::Auxiliary));
    if (!is_so && !is_verb_like) return std::nullopt;
    // "sei der Grund" goes on; "wird der Minister zitiert" does give the words to him.
    if (told.is(at, WordClass::Auxiliary) && !is_one_of(told, at, passives)) return std::nullopt;
    return phrase_source(told, at + 1, end, at);
}

}  // namespace onrecord::corpus::annotation
