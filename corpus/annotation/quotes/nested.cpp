// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/quotes/nested.hpp"

#include "corpus/annotation/narration/mark_roles.hpp"
#include "corpus/annotation/narration/single_marks.hpp"

#include <algorithm>

namespace onrecord::corpus::annotation {
namespace {

constexpr std::uint32_t verb_reach = 6;  ///< Tokens between the verb and the inner marks.

class NestedFinder {
public:
    explicit NestedFinder(const TextReading& text) : text_{text} {}

    std::vector<NestedQuote> find() {
        for (std::uint32_t number = 1; number <= text_.spans.size(); ++number) {
            read(number);
        }
        return std::move(found_);
    }

private:
    const Token& token(std::uint32_t at) const { return text_.reading.tokens[at]; }

    void read(std::uint32_t number) {
        const QuotedSpan& span = text_.spans[number - 1];
        for (std::uint32_t at = span.tokens.begin; at < span.tokens.end; ++at) {
            if (token(at).kind != TokenKind::Mark) continue;
            const auto closer = closer_of(at, span);
            if (!closer) continue;
            add(number, {at + 1, *closer});
            at = *closer;
        }
    }

    std::optional<std::uint32_t> closer_of(std::uint32_t at, const QuotedSpan& span) {
        const Mark opener = read_mark(text_.reading, at);
        if (opener.is_single == span.is_single || opener.role == MarkRole::None) {
            return std::nullopt;
        }
        if (opener.is_single) {
            const auto closer = find_single_closer(text_.reading, opener, singles_);
            return closer && *closer < span.tokens.end ? closer : std::nullopt;
        }
        if (opener.role == MarkRole::Closer) return std::nullopt;
        for (std::uint32_t next = at + 1; next < span.tokens.end; ++next) {
            if (token(next).kind != TokenKind::Mark) continue;
            const Mark mark = read_mark(text_.reading, next);
            if (!mark.is_single) {
                return mark.role == MarkRole::Opener ? std::nullopt : std::optional{next};
            }
        }
        return std::nullopt;
    }

    // Whoever says 'harbour': a word that is spoken of. After a comma it is spoken.
    bool is_mere_word(TokenRange tokens) const {
        constexpr std::uint32_t most_words = 2;
        if (tokens.end - tokens.begin > most_words || tokens.begin < 2) return false;
        const TokenKind before = token(tokens.begin - 2).kind;
        return before != TokenKind::Comma && before != TokenKind::Colon;
    }

    void add(std::uint32_t number, TokenRange tokens) {
        if (tokens.is_empty() || is_mere_word(tokens)) return;
        const TokenRange outer = text_.spans[number - 1].tokens;
        NestedQuote made{tokens, number, std::nullopt, {}};
        if (reads_before(outer, made) || reads_behind(outer, made)) found_.push_back(made);
    }

    // he told me, "..."; as Anna Smith said: "..."
    bool reads_before(TokenRange outer, NestedQuote& made) const {
        const std::uint32_t mark = made.tokens.begin - 1;
        const std::uint32_t least = mark - std::min(mark - outer.begin, verb_reach);
        for (std::uint32_t at = mark; at-- > least;) {
            if (token(at).kind == TokenKind::Stop || token(at).kind == TokenKind::Mark) {
                return false;
            }
            if (!token(at).is(WordClass::Said) || token(at).is_capital) continue;
            if (at == outer.begin) return false;
            std::uint32_t subject = at;
            while (subject > outer.begin &&
                   token(subject - 1).is(WordClass::Auxiliary | WordClass::Adverb)) {
                --subject;
            }
            if (subject == outer.begin || token(subject - 1).is(WordClass::I)) return false;
            made.voice = name_ending(subject, outer.begin);
            made.evidence = {made.voice ? made.voice->begin : subject - 1, at + 1};
            return true;
        }
        return false;
    }

    // "...," said Anna Smith; "..." he told me
    bool reads_behind(TokenRange outer, NestedQuote& made) const {
        std::uint32_t at = made.tokens.end + 1;
        while (at < outer.end && token(at).kind == TokenKind::Comma) {
            ++at;
        }
        if (at + 1 >= outer.end || !token(at).is_word()) return false;
        if (token(at).is(WordClass::Said) && !token(at).is_capital) {
            if (token(at + 1).is(WordClass::I)) return false;
            made.voice = name_beginning(at + 1, outer.end);
            made.evidence = {at, made.voice ? made.voice->end : at + 2};
            return true;
        }
        if (token(at).is(WordClass::I)) return false;
        const auto name = name_beginning(at, outer.end);
        const std::uint32_t verb = name ? name->end : at + 1;
        if (verb >= outer.end || !token(verb).is(WordClass::Said)) return false;
        const bool is_subject = name || token(at).is(WordClass::He | WordClass::She);
        made.voice = name;
        made.evidence = {at, verb + 1};
        return is_subject;
    }

    std::optional<TokenRange> name_ending(std::uint32_t end, std::uint32_t least) const {
        const auto behind = std::lower_bound(
            text_.names.begin(), text_.names.end(), end, [](const auto& name, auto at) {
                return name.tokens.end < at;
            });
        const bool fits = behind != text_.names.end() && behind->tokens.end == end &&
                          behind->tokens.begin >= least && !behind->is_possessive;
        return fits ? std::optional{behind->tokens} : std::nullopt;
    }

    std::optional<TokenRange> name_beginning(std::uint32_t begin, std::uint32_t most) const {
        const auto found = std::lower_bound(
            text_.names.begin(), text_.names.end(), begin, [](const auto& name, auto at) {
                return name.tokens.begin < at;
            });
        const bool fits = found != text_.names.end() && found->tokens.begin == begin &&
                          found->tokens.end <= most && !found->is_possessive;
        return fits ? std::optional{found->tokens} : std::nullopt;
    }

    const TextReading& text_;
    SingleSearch singles_;
    std::vector<NestedQuote> found_;
};

}  // namespace

std::vector<NestedQuote> find_nested(const TextReading& text) { return NestedFinder{text}.find(); }

}  // namespace onrecord::corpus::annotation
