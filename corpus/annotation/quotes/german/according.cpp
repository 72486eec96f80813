// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/quotes/german/according.hpp"

#include "corpus/annotation/letters.hpp"
#include "corpus/annotation/narration/german/phrases.hpp"
#include "corpus/annotation/narration/german/words.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace onrecord::corpus::annotation::german {
namespace {

constexpr std::uint32_t longest_way = 8;  ///< Items between `heißt es` and `in dem Brief`.

std::string lowered_word(const Narration& told, std::uint32_t at) {
    return told.is_word(at) ? lowered(word_at(told, at)) : std::string{};
}

std::optional<Source> phrase_source(const Narration& told,
                                    std::uint32_t at,
                                    std::uint32_t end,
                                    std::uint32_t cue) {
    const auto phrase = noun_phrase(told, at, end);
    if (!phrase) return std::nullopt;
    Source source = source_of(told, *phrase, end);
    source.cue = cue;
    return source;
}

// "nach Angaben der Polizei", "nach Ansicht von Anna Schmidt", "seiner Meinung nach"
std::optional<Source> viewer(const Narration& told, std::uint32_t at, ItemRange sentence) {
    std::uint32_t first = at;
    while (first > sentence.begin && at - first < 3 && told.is_word(first - 1) &&
           !told.is(first - 1, WordClass::Preposition)) {
        --first;
    }
    const std::string lead = first > sentence.begin ? lowered_word(told, first - 1) : "";
    const std::string view = lowered_word(told, at);
    const bool is_led = lead == "nach" || lead == "laut" ||
                        ((lead == "aus" || lead == "in") && (view == "sicht" || view == "augen"));
    const auto whole = noun_phrase(told, at, sentence.end);
    const std::uint32_t next = whole ? whole->words.end : at + 1;
    const bool is_followed = next < sentence.end && lowered_word(told, next) == "nach";
    if (!is_led && !is_followed) return std::nullopt;
    std::uint32_t owner = at + 1;
    if (owner < sentence.end && told.is(owner, WordClass::Preposition)) ++owner;
    const bool is_own = at > sentence.begin && lowered_word(told, at - 1).starts_with("eigen");
    if (is_own) return std::nullopt;  // the subject's
    if (owner < sentence.end && !is_finite(told, owner)) {
        if (auto source = phrase_source(told, owner, sentence.end, at)) return source;
    }
    if (first == at && !is_led) return std::nullopt;
    return Source{{first, at + 1}, {}, {}};
}

bool is_where(const Narration& told, std::uint32_t at) {
    static constexpr std::string_view leads[] = {
        "in", "im", "auf", "bei", "beim", "aus", "von", "vom", "seitens"};
    return std::find(std::begin(leads), std::end(leads), lowered_word(told, at)) != std::end(leads);
}

// "Für den Minister ist das"
std::optional<Source> judge(const Narration& told, std::uint32_t at, ItemRange sentence) {
    static constexpr std::string_view verbs[] = {
        "ist", "sind", "war", "waren", "gilt", "bedeutet", "sei", "wäre"};
    if (lowered_word(told, at) != "für") return std::nullopt;
    const auto phrase = noun_phrase(told, at + 1, sentence.end);
    if (!phrase || phrase->words.end >= sentence.end) return std::nullopt;
    const bool is_first = at == sentence.begin;
    const std::string before = is_first ? "" : lowered_word(told, at - 1);
    const std::string behind =
        is_first || before == "was" || before == "und" ? lowered_word(told, phrase->words.end) : "";
    for (const std::string& verb : {before, behind}) {
        if (std::find(std::begin(verbs), std::end(verbs), verb) != std::end(verbs)) {
            return Source{phrase->words, {}, at};
        }
    }
    return std::nullopt;
}

// "heißt es in dem Brief", "in dem Brief heißt es"
std::optional<Source> place_of_words(const Narration& told, std::uint32_t at, ItemRange sentence) {
    const std::string verb = lowered_word(told, at);
    const bool is_read = verb == "lesen" && at > 0 && lowered_word(told, at - 1) == "zu";
    const bool is_called = verb == "heißt" || verb == "hieß";
    if (!is_called && !is_read && verb != "steht" && verb != "stand") return std::nullopt;
    const bool is_it = at + 1 < sentence.end && lowered_word(told, at + 1) == "es";
    if (is_called && !is_it) return std::nullopt;
    for (std::uint32_t next = at + 1; next < sentence.end && next < at + longest_way; ++next) {
        if (!is_where(told, next)) continue;
        if (auto source = phrase_source(told, next + 1, sentence.end, at)) return source;
    }
    for (std::uint32_t next = sentence.begin; next < at; ++next) {
        if (!is_where(told, next)) continue;
        if (auto source = phrase_source(told, next + 1, at, at)) return source;
    }
    return std::nullopt;
}

std::optional<Source> according_at(const Narration& told, std::uint32_t at, ItemRange sentence) {
    if (told.is(at, WordClass::According) && told.token(at).span.length() > 2) {
        if (auto source = phrase_source(told, at + 1, sentence.end, at)) return source;
    }
    if (has(told, at, GrammarClass::View)) {
        if (auto source = viewer(told, at, sentence)) return source;
    }
    if (has(told, at + 1, GrammarClass::Behind)) {
        if (const auto phrase = phrase_before(told, at + 1, sentence.begin)) {
            return Source{*phrase, {}, at + 1};
        }
    }
    if (auto source = place_of_words(told, at, sentence)) return source;
    return judge(told, at, sentence);
}

}  // namespace

std::optional<Source> according(const Narration& told, ItemRange sentence, std::uint32_t quote) {
    std::optional<Source> found;
    for (std::uint32_t at = sentence.begin; at + 1 < sentence.end; ++at) {
        if (at > quote && found) break;
        if (auto source = according_at(told, at, sentence)) found = source;
    }
    return found;
}

}  // namespace onrecord::corpus::annotation::german
