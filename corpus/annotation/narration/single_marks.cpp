// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/narration/single_marks.hpp"

#include "corpus/annotation/letters.hpp"

#include <algorithm>
#include <string_view>

namespace onrecord::corpus::annotation {
namespace {

constexpr std::string_view elided_words[] = {
    "em", "tis", "twas", "til", "till", "cause", "bout", "n", "round", "cos", "s", "t"};

bool is_function_word(const Token& token) {
    return token.is(WordClass::Preposition | WordClass::Conjunction | WordClass::Auxiliary |
                    WordClass::Determiner | WordClass::Said | WordClass::Held | WordClass::Adverb |
                    WordClass::Who | WordClass::Negation);
}

bool is_elision(const Reading& reading, std::uint32_t mark) {
    if (mark + 1 >= reading.tokens.size()) return true;
    const Token& next = reading.tokens[mark + 1];
    if (!next.is_joined) return true;
    const std::string_view word = reading.word(mark + 1);
    if (next.kind == TokenKind::Number) return word.size() <= 3 && word.ends_with('s');
    const std::string folded = lowered(word);
    return std::find(std::begin(elided_words), std::end(elided_words), folded) !=
           std::end(elided_words);
}

enum class Fit { No, Perhaps, Yes };

// workers' rights: after an s and before a plain word it is more likely a possessive.
Fit closes(const Reading& reading, std::uint32_t at) {
    const Mark mark = read_mark(reading, at);
    if (!mark.is_single || mark.role == MarkRole::Opener) return Fit::No;
    const schema::Span span = reading.tokens[at].span;
    const char32_t before = code_point_before(reading.text, span.begin);
    const char32_t after =
        span.end < reading.text.size() ? code_point_at(reading.text, span.end).value : 0;
    if (is_letter(after) || is_space(before)) return Fit::No;
    if (lowered(before) != 's' || !is_space(after) || at + 1 >= reading.tokens.size()) {
        return Fit::Yes;
    }
    const Token& next = reading.tokens[at + 1];
    return next.is_word() && !is_function_word(next) ? Fit::Perhaps : Fit::Yes;
}

}  // namespace

std::optional<std::uint32_t> find_single_closer(const Reading& reading,
                                                const Mark& opener,
                                                SingleSearch& search) {
    if (opener.role != MarkRole::Opener || is_elision(reading, opener.token)) return std::nullopt;
    if (opener.token < search.no_closer_before) return std::nullopt;
    std::optional<std::uint32_t> perhaps;
    std::uint32_t at = opener.token + 1;
    for (; at < reading.tokens.size(); ++at) {
        const Token& token = reading.tokens[at];
        if (token.kind == TokenKind::Break) break;
        if (token.kind != TokenKind::Mark) continue;
        const Mark mark = read_mark(reading, at);
        if (!mark.is_single) continue;
        const Fit fit = closes(reading, at);
        if (fit == Fit::Yes) return at;
        if (fit == Fit::Perhaps && !perhaps) perhaps = at;
        if (perhaps && opener.token < search.no_sure_before) return perhaps;
    }
    search.no_sure_before = at;
    if (!perhaps) search.no_closer_before = at;
    return perhaps;
}

}  // namespace onrecord::corpus::annotation
