// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/quotes/inverted/dialogue.hpp"

#include <algorithm>
#include <optional>

namespace onrecord::corpus::annotation {
namespace {

constexpr std::uint32_t verb_reach = 3;  ///< Words between a dash or comma and the verb.
constexpr std::uint32_t longest_aside = 24;

class DialogueReader {
public:
    DialogueReader(Reading& reading, std::vector<QuotedSpan>& spans)
        : reading_{reading},
          old_{spans},
          is_french_{reading.lexicon->lang() == "fr"} {}

    std::vector<QuotedSpan> read() {
        for (const TokenRange paragraph : reading_.paragraphs) {
            const bool has_spans = next_ < old_.size() && old_[next_].tokens.begin < paragraph.end;
            if (has_spans) {
                while (next_ < old_.size() && old_[next_].tokens.begin < paragraph.end) {
                    split(old_[next_++]);
                }
            } else if (reading_.tokens[paragraph.begin].kind == TokenKind::Dash) {
                read_dashed({paragraph.begin + 1, paragraph.end});
            }
        }
        while (next_ < old_.size()) {
            spans_.push_back(old_[next_++]);
        }
        return std::move(spans_);
    }

private:
    const Token& token(std::uint32_t at) const { return reading_.tokens[at]; }
    bool is(std::uint32_t at, TokenKind kind) const { return token(at).kind == kind; }

    // A finite verb of speech in lower case, a few words on: "a dit", "ha dicho", "сказав".
    bool has_verb(std::uint32_t at, std::uint32_t end) const {
        const std::uint32_t last = std::min(end, at + verb_reach);
        for (; at < last && token(at).is_word(); ++at) {
            if (token(at).is_capital) return false;
            if (token(at).is(WordClass::Said) && !token(at).is(WordClass::Auxiliary)) {
                return at + 1 < end && names_somebody(at + 1, end);
            }
            if (!token(at).is(WordClass::Auxiliary | WordClass::Adverb)) return false;
        }
        return false;
    }

    // A capital or a pronoun behind the verb, before any comma.
    bool names_somebody(std::uint32_t at, std::uint32_t end) const {
        for (; at < end && (token(at).is_word() || is(at, TokenKind::Number)); ++at) {
            if (token(at).is_capital || token(at).is(WordClass::He | WordClass::She)) return true;
            if (token(at).is(WordClass::Office)) return true;
        }
        return false;
    }

    bool begins_aside(std::uint32_t at, TokenRange range) const {
        if (at <= range.begin) return false;
        if (is_french_) {
            return is(at, TokenKind::Comma) && has_verb(at + 1, range.end);
        }
        return is(at, TokenKind::Dash) && has_verb(at + 1, range.end);
    }

    /// Where the speech goes on behind the aside that begins at `at`; the range's end if it does
    /// not.
    std::uint32_t aside_end(std::uint32_t at, TokenRange range) const {
        for (std::uint32_t next = at + 1; next < range.end; ++next) {
            const bool is_last = is_french_
                                     ? is(next, TokenKind::Comma) || is(next, TokenKind::Stop)
                                     : is(next, TokenKind::Dash);
            if (!is_last) continue;
            ++next;
            while (next < range.end && (is(next, TokenKind::Stop) || is(next, TokenKind::Comma) ||
                                        is(next, TokenKind::Dash))) {
                ++next;
            }
            return next - at > longest_aside ? range.end : next;
        }
        return range.end;
    }

    std::optional<std::uint32_t> find_aside(TokenRange range) const {
        for (std::uint32_t at = range.begin; at < range.end; ++at) {
            if (begins_aside(at, range)) return at;
        }
        return std::nullopt;
    }

    // Without the comma before the dash.
    std::uint32_t speech_end(TokenRange range) const {
        std::uint32_t end = range.end;
        while (end > range.begin + 1 && is(end - 1, TokenKind::Comma)) {
            --end;
        }
        return end;
    }

    void read_dashed(TokenRange range) {
        if (!find_aside(range)) return;
        QuotedSpan whole;
        whole.tokens = range;
        whole.is_dashed = true;
        cut(whole);
    }

    void split(const QuotedSpan& span) {
        if (span.is_carried || !find_aside(span.tokens)) {
            spans_.push_back(span);
        } else {
            cut(span);
        }
    }

    void cut(const QuotedSpan& whole) {
        TokenRange rest = whole.tokens;
        while (!rest.is_empty()) {
            const auto aside = find_aside(rest);
            add(whole, {rest.begin, aside ? *aside : rest.end});
            if (!aside) return;
            rest.begin = aside_end(*aside, rest);
        }
    }

    void add(const QuotedSpan& whole, TokenRange range) {
        const TokenRange tokens{range.begin, speech_end(range)};
        if (tokens.is_empty()) return;
        QuotedSpan span = whole;
        span.tokens = tokens;
        const bool is_all_left = whole.inner.end > 0 && range.end == whole.tokens.end;
        span.inner = {token(tokens.begin).span.begin,
                      is_all_left ? whole.inner.end : token(tokens.end - 1).span.end};
        span.outer = span.inner;
        spans_.push_back(span);
    }

    Reading& reading_;
    std::vector<QuotedSpan>& old_;
    bool is_french_;
    std::vector<QuotedSpan> spans_;
    std::size_t next_ = 0;
};

}  // namespace

void read_dialogue(Reading& reading, std::vector<QuotedSpan>& spans) {
    std::vector<QuotedSpan> read = DialogueReader{reading, spans}.read();
    if (read.size() == spans.size()) return;
    spans = std::move(read);
    for (Token& token : reading.tokens) {
        token.quote = 0;
    }
    std::uint32_t number = 0;
    for (const QuotedSpan& span : spans) {
        ++number;
        for (std::uint32_t at = span.tokens.begin; at < span.tokens.end; ++at) {
            reading.tokens[at].quote = number;
        }
    }
}

}  // namespace onrecord::corpus::annotation
