// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/statement.hpp"

#include "schema/fit_distance.hpp"
#include "schema/sentences.hpp"

#include <algorithm>
#include <utility>

namespace onrecord::schema {
namespace {

/// The words that stand wholly in `span`, as [first, last) of `words`.
std::pair<std::uint32_t, std::uint32_t> words_within(const std::vector<Word>& words, Span span) {
    const auto first = std::ranges::lower_bound(
        words, span.begin, {}, [](const Word& word) { return word.span.begin; });
    auto last = first;
    while (last != words.end() && last->span.end <= span.end) {
        ++last;
    }
    return {static_cast<std::uint32_t>(first - words.begin()),
            static_cast<std::uint32_t>(last - words.begin())};
}

bool is_piece(QuoteKind kind) {
    return kind == QuoteKind::Partial || kind == QuoteKind::Headline || kind == QuoteKind::Scare;
}

/// The sentences of one text, cut when a Quote first asks for them.
class Sentences {
public:
    explicit Sentences(std::string_view text) : text_{text} {}

    /// From the first sentence that ends after `offset` on.
    std::span<const Span> after(std::uint32_t offset) {
        if (spans_.empty()) spans_ = sentences(text_);
        const auto first =
            std::ranges::upper_bound(spans_, offset, {}, [](Span span) { return span.end; });
        return {first, spans_.end()};
    }

private:
    std::string_view text_;
    std::vector<Span> spans_;
};

}  // namespace

std::vector<Statement> statements_of(const AnnotatedEntry& revision, const ReadWords& words) {
    std::vector<Statement> statements;
    Sentences title{revision.entry.title};
    Sentences body{revision.entry.text};
    const auto& quotes = revision.annotations.quotes;
    for (std::uint32_t i = 0; i < quotes.size(); ++i) {
        const Quote& quote = quotes[i];
        if (quote.kind == QuoteKind::Reported) continue;
        const bool in_title = quote.where == Where::Title;
        const auto& in = in_title ? words.title : words.body;
        for (const Span sentence : (in_title ? title : body).after(quote.span.begin)) {
            if (sentence.begin >= quote.span.end) break;
            const auto [first, last] = words_within(in,
                                                    {std::max(sentence.begin, quote.span.begin),
                                                     std::min(sentence.end, quote.span.end)});
            if (last - first < least_statement_words) continue;
            statements.push_back({i, quote.where, first, last - first, is_piece(quote.kind)});
        }
    }
    return statements;
}

std::string_view compared_form(std::string_view form) {
    constexpr std::size_t shortest = 4;  // `has` and `his` keep theirs.
    if (form.size() >= shortest && form.ends_with('s')) form.remove_suffix(1);
    return form;
}

bool are_one_statement(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other) {
    const auto shorter = one.size() <= other.size() ? one : other;
    const auto longer = one.size() <= other.size() ? other : one;
    if (shorter.empty()) return false;
    return FitDistance{shorter}.in(longer) <= edits_of_same_statement(shorter.size());
}

}  // namespace onrecord::schema
