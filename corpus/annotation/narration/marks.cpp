// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/narration/marks.hpp"

#include "corpus/annotation/letters.hpp"
#include "corpus/annotation/narration/mark_roles.hpp"
#include "corpus/annotation/narration/single_marks.hpp"

#include <algorithm>
#include <optional>

namespace onrecord::corpus::annotation {
namespace {

/// Further ahead no mark tells what one here is; it bounds what a line of lone marks costs.
constexpr std::uint32_t most_marks_ahead = 64;

/// Reads the marks from left to right with at most one quote open.
class MarkReader {
public:
    MarkReader(Reading& reading, std::vector<QuotedSpan>& spans)
        : reading_{reading},
          spans_{spans} {}

    void read() {
        spans_.clear();
        for (std::uint32_t at = 0; at < reading_.tokens.size(); ++at) {
            const TokenKind kind = reading_.tokens[at].kind;
            if (kind == TokenKind::Break) {
                end_paragraph(at);
            } else if (kind == TokenKind::Mark) {
                at = read_at(at);
            }
        }
        number_tokens();
    }

private:
    /// Returns the token to go on after.
    std::uint32_t read_at(std::uint32_t at) {
        const Mark mark = read_mark(reading_, at);
        if (open_) {
            inside(mark);
        } else if (mark.is_single) {
            if (const auto closer = find_single_closer(reading_, mark, singles_)) {
                push(mark.token, *closer, mark);
                return *closer;
            }
        } else if (mark.role == MarkRole::Opener) {
            begin(mark);
        } else {
            stray_closer(mark);
        }
        return at;
    }

    void begin(const Mark& mark) {
        open_ = mark;
        depth_ = 1;
        is_repaired_ = false;
        is_carried_ = false;
    }

    void inside(const Mark& mark) {
        if (mark.role == MarkRole::None || !is_pair(*open_, mark)) return;
        if (is_carry_over(mark)) return;
        if (mark.role == MarkRole::Opener) {
            reopened(mark);
        } else if (--depth_ == 0) {
            close(mark.token);
        }
    }

    // The mark that begins each further paragraph of a carried quote.
    bool is_carry_over(const Mark& mark) const {
        return is_carried_ && mark.token > 0 &&
               reading_.tokens[mark.token - 1].kind == TokenKind::Break &&
               mark.role != MarkRole::Closer;
    }

    // A second opener: marks within marks if there are closers for both; else the first closer was
    // forgotten, before a new sentence; else this mark is one too many.
    void reopened(const Mark& mark) {
        if (closers_ahead(mark.token) > 1) {
            ++depth_;
            return;
        }
        const std::uint32_t last = mark.token - 1;
        if (reading_.tokens[last].kind == TokenKind::Stop) {
            repair_to(mark.token);
            begin(mark);
            return;
        }
        is_repaired_ = true;
    }

    /// Closers less openers from here (an opener itself not counted) to the paragraph's end, as
    /// far as they fit the open quote.
    int closers_ahead(std::uint32_t token) const {
        int surplus = 0;
        std::uint32_t marks = 0;
        for (std::uint32_t at = token + 1; at < reading_.tokens.size(); ++at) {
            const TokenKind kind = reading_.tokens[at].kind;
            if (kind == TokenKind::Break) break;
            if (kind != TokenKind::Mark) continue;
            if (++marks > most_marks_ahead) break;
            const Mark mark = read_mark(reading_, at);
            if (mark.role == MarkRole::None || !is_pair(*open_, mark)) continue;
            if (mark.role == MarkRole::Opener) {
                if (surplus > 0) return surplus;
                --surplus;
            } else {
                ++surplus;
            }
        }
        return surplus;
    }

    void end_paragraph(std::uint32_t at) {
        if (!open_) return;
        if (carries_on(at)) {
            is_carried_ = true;
            return;
        }
        repair_to(at);
        open_.reset();
    }

    // The next paragraph opens again, or only closes.
    bool carries_on(std::uint32_t paragraph_end) const {
        for (std::uint32_t at = paragraph_end + 1; at < reading_.tokens.size(); ++at) {
            const TokenKind kind = reading_.tokens[at].kind;
            if (kind == TokenKind::Break) return false;
            if (kind != TokenKind::Mark) continue;
            const Mark mark = read_mark(reading_, at);
            if (!is_pair(*open_, mark)) continue;
            if (at == paragraph_end + 1 && mark.role != MarkRole::Closer) return true;
            return mark.role == MarkRole::Closer;
        }
        return false;
    }

    // The closer is missing: before ", he said", else where the text given ends.
    void repair_to(std::uint32_t end) {
        is_repaired_ = true;
        std::uint32_t last = end;
        for (std::uint32_t at = open_->token + 1; at + 2 < end; ++at) {
            if (reading_.tokens[at].kind == TokenKind::Comma &&
                reading_.tokens[at + 2].is(WordClass::Said) && reading_.tokens[at + 1].is_word()) {
                last = at + 1;
                break;
            }
        }
        push_tokens({open_->token + 1, last}, *open_);
    }

    // A closer without an opener: the quote began with the paragraph, if it reads like one.
    void stray_closer(const Mark& mark) {
        if (mark.role != MarkRole::Closer || mark.token == 0) return;
        const TokenKind before = reading_.tokens[mark.token - 1].kind;
        if (before != TokenKind::Comma && before != TokenKind::Stop) return;
        const auto paragraph = std::find_if(
            reading_.paragraphs.begin(), reading_.paragraphs.end(), [&](const TokenRange& range) {
                return range.begin <= mark.token && mark.token < range.end;
            });
        if (paragraph == reading_.paragraphs.end()) return;
        std::uint32_t first = paragraph->begin;
        if (!spans_.empty()) first = std::max(first, spans_.back().tokens.end + 1);
        if (first > paragraph->begin) return;
        is_repaired_ = true;
        is_carried_ = false;
        push_tokens({first, mark.token}, mark);
    }

    void close(std::uint32_t token) {
        push(open_->token, token, *open_);
        open_.reset();
    }

    void push(std::uint32_t opener, std::uint32_t closer, const Mark& mark) {
        if (mark.is_single) is_repaired_ = is_carried_ = false;
        push_tokens({opener + 1, closer}, mark);
        if (spans_.empty() || spans_.back().tokens.end != closer) return;
        spans_.back().outer = {reading_.tokens[opener].span.begin,
                               reading_.tokens[closer].span.end};
    }

    void push_tokens(TokenRange tokens, const Mark& mark) {
        if (tokens.is_empty()) return;
        QuotedSpan& span = spans_.emplace_back();
        span.inner = {reading_.tokens[tokens.begin].span.begin, end_before(tokens.end)};
        span.outer = {
            mark.token < tokens.begin ? reading_.tokens[mark.token].span.begin : span.inner.begin,
            span.inner.end};
        span.tokens = tokens;
        span.is_single = mark.is_single;
        span.is_repaired = is_repaired_;
        span.is_carried = is_carried_;
    }

    // Of the last word before a token, with its 's or full stop, without the space.
    std::uint32_t end_before(std::uint32_t token) const {
        std::uint32_t end = reading_.tokens[token].span.begin;
        while (end > 0 && is_space(code_point_before(reading_.text, end))) {
            end -= code_point_before(reading_.text, end) < 0x80 ? 1 : 2;
        }
        return end;
    }

    void number_tokens() {
        std::uint32_t number = 0;
        for (const QuotedSpan& span : spans_) {
            ++number;
            for (std::uint32_t at = span.tokens.begin; at < span.tokens.end; ++at) {
                reading_.tokens[at].quote = number;
            }
        }
    }

    Reading& reading_;
    std::vector<QuotedSpan>& spans_;
    SingleSearch singles_;
    std::optional<Mark> open_;
    int depth_ = 0;
    bool is_repaired_ = false;
    bool is_carried_ = false;
};

}  // namespace

void find_quoted_spans(Reading& reading, std::vector<QuotedSpan>& spans) {
    MarkReader{reading, spans}.read();
}

}  // namespace onrecord::corpus::annotation
