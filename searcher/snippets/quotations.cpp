// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippets/quotations.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

namespace onrecord::searcher::snippets {
namespace {

using schema::Quote;
using schema::QuoteKind;
using schema::Span;

// clang-format off
/// Which marks close which. A straight mark closes itself.
struct Pair { std::string_view open; std::string_view close; };
constexpr Pair pairs[] = {
    {"\xE2\x80\x9C", "\xE2\x80\x9D"},  // U+201C U+201D
    {"\xE2\x80\x9E", "\xE2\x80\x9C"},  // U+201E U+201C
    {"\xE2\x80\x9E", "\xE2\x80\x9D"},  // U+201E U+201D
    {"\xC2\xAB",     "\xC2\xBB"    },  // U+00AB U+00BB
    {"\xC2\xBB",     "\xC2\xAB"    },  // U+00BB U+00AB
    {"\"",           "\""          },
};
// clang-format on

std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

/// Finds what closes a mark. Questions rise in place, so it remembers for each closing mark the
/// next place it was seen at, and where the paragraph ends: the text is read once a mark, however
/// many marks stay open.
class Closings {
public:
    explicit Closings(std::string_view text) : text_{text} {}

    /// What closes the mark at `at`, with the end of the closing mark; nothing without one in the
    /// same paragraph.
    std::optional<Span> of(std::size_t at) {
        std::optional<Span> nearest;
        for (std::size_t i = 0; i < std::size(pairs); ++i) {
            const Pair& pair = pairs[i];
            if (!text_.substr(at).starts_with(pair.open)) continue;
            const std::size_t close = next(i, at + pair.open.size());
            if (close == std::string_view::npos || close >= paragraph_end(at)) continue;
            const Span span{offset(at), offset(close + pair.close.size())};
            if (!nearest || span.end < nearest->end) nearest = span;
        }
        return nearest;
    }

private:
    std::size_t next(std::size_t pair, std::size_t from) {
        std::optional<std::size_t>& known = next_[pair];
        if (!known || *known < from) known = text_.find(pairs[pair].close, from);
        return *known;
    }

    std::size_t paragraph_end(std::size_t from) {
        if (paragraph_end_ <= from) paragraph_end_ = std::min(text_.find('\n', from), text_.size());
        return paragraph_end_;
    }

    std::string_view text_;
    std::array<std::optional<std::size_t>, std::size(pairs)> next_;
    std::size_t paragraph_end_ = 0;
};

void add_visible(std::string_view text, std::vector<Span>& spans) {
    Closings closings{text};
    for (std::size_t at = 0; at < text.size();) {
        const std::optional<Span> span = closings.of(at);
        if (span) spans.push_back(*span);
        at = span ? span->end : at + 1;
    }
}

bool is_speech(const Quote& quote) {
    return quote.where == schema::Where::Body && quote.kind != QuoteKind::Reported &&
           quote.kind != QuoteKind::Scare;
}

bool is_mark(std::string_view text) {
    return std::ranges::any_of(
        pairs, [&](const Pair& pair) { return text == pair.open || text == pair.close; });
}

/// With the marks right before and after it.
Span with_marks(std::string_view text, Span span) {
    for (const std::uint32_t length : {1U, 2U, 3U}) {
        if (span.begin < length || !is_mark(text.substr(span.begin - length, length))) continue;
        span.begin -= length;
        break;
    }
    for (const std::uint32_t length : {1U, 2U, 3U}) {
        if (!is_mark(text.substr(span.end, length))) continue;
        span.end += length;
        break;
    }
    return span;
}

}  // namespace

std::vector<Span> quotations(std::string_view text, const schema::Annotations& annotations) {
    std::vector<Span> spans;
    for (const Quote& quote : annotations.quotes) {
        const bool fits = quote.span.begin <= quote.span.end && quote.span.end <= text.size();
        if (is_speech(quote) && fits) spans.push_back(with_marks(text, quote.span));
    }
    add_visible(text, spans);
    std::ranges::sort(spans, {}, [](const Span& span) { return std::pair{span.begin, span.end}; });
    return spans;
}

}  // namespace onrecord::searcher::snippets
