// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/narration/clauses.hpp"

#include <algorithm>

namespace onrecord::corpus::annotation {
namespace {

constexpr std::uint32_t longest_sentence = 150;  ///< Items that a participle looks back.

// "..., with Smith recently promising ..."
std::optional<Source> with_subject(const Narration& told, std::uint32_t verb, std::uint32_t begin) {
    std::uint32_t end = verb;
    while (end > begin && told.is(end - 1, WordClass::Adverb)) {
        --end;
    }
    if (end <= begin || !told.is_word(end - 1)) return std::nullopt;
    const auto phrase = phrase_before(told, end, begin);
    if (!phrase || phrase->begin <= begin) return std::nullopt;
    const std::uint32_t with = phrase->begin - 1;
    const bool is_with = told.is_word(with) && told.reading->word(told.items[with].token) == "with";
    return is_with ? std::optional{Source{*phrase, {}, verb}} : std::nullopt;
}

// "The Gazette quoted Smith as saying", "Smith was quoted by the Gazette as saying"
std::optional<Source> quoted_subject(const Narration& told,
                                     std::uint32_t verb,
                                     std::uint32_t begin) {
    if (verb < begin + 2 || !told.is_word(verb - 1) ||
        told.reading->word(told.items[verb - 1].token) != "as") {
        return std::nullopt;
    }
    for (std::uint32_t at = verb - 1; at-- > begin;) {
        if (!is_verb(told, at, WordClass::Said | WordClass::Held)) continue;
        const auto phrase =
            is_passive(told, at, begin) ? std::nullopt : phrase_at(told, at + 1, verb - 1);
        if (phrase) return Source{*phrase, {}, verb};
        return subject_before(told, at, begin);
    }
    return std::nullopt;
}

}  // namespace

std::optional<Source> participle_subject(const Narration& told,
                                         std::uint32_t verb,
                                         std::uint32_t begin) {
    begin = std::max(begin, verb - std::min(verb, longest_sentence));
    const bool has_own = verb > begin && told.is_word(verb - 1) &&
                         !told.is(verb - 1,
                                  WordClass::Adverb | WordClass::Conjunction |
                                      WordClass::Preposition | WordClass::Time);
    if (has_own && told.token(verb - 1).is_capital) {
        if (auto source = subject_before(told, verb, begin)) return source;
    }
    if (auto source = with_subject(told, verb, begin)) return source;
    if (auto source = quoted_subject(told, verb, begin)) return source;
    const std::uint32_t main = lead_end(told, {begin, verb});
    for (const WordClass listed : {WordClass::Said, WordClass::Held}) {
        for (std::uint32_t at = verb; at-- > main;) {
            if (!is_verb(told, at, listed) || is_passive(told, at, main)) continue;
            const bool is_infinitive =  // "refused to answer questions, saying"
                at > main && told.is_word(at - 1) &&
                told.reading->word(told.items[at - 1].token) == "to";
            if (is_infinitive) continue;
            if (auto source = subject_before(told, at, main)) {
                source->cue = verb;
                return source;
            }
        }
    }
    auto source = clause_subject(told, {begin, verb});
    if (source) source->cue = verb;
    return source;
}

}  // namespace onrecord::corpus::annotation
