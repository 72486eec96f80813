// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippets/text_matches.hpp"

#include <algorithm>
#include <tuple>

namespace onrecord::searcher::snippets {

using schema::Span;
using schema::Word;

/// A text's words with their stems.
struct TextMatcher::Words {
    std::vector<Word> words;
    std::vector<std::string> stems;  ///< None where no leaf asks for any.
};

TextMatcher::TextMatcher(const Plan& plan) { add(plan); }

void TextMatcher::add(const Plan& plan) {
    Leaf leaf{plan.kind, plan.field == schema::FieldId::Title, plan.weight, {}, {}};
    switch (plan.kind) {
        case QueryKind::Not:
            return;
        case QueryKind::Word:
            leaf.weight = plan.words.front().weight;
            leaf.words.insert(plan.words.front().stems.begin(), plan.words.front().stems.end());
            leaves_.push_back(std::move(leaf));
            return;
        case QueryKind::Phrase:
            for (const PlannedWord& word : plan.words) {
                leaf.weight += word.weight;
                leaf.phrase.push_back(word.form);
            }
            leaves_.push_back(std::move(leaf));
            return;
        case QueryKind::Wildcard:
            leaf.words.insert(plan.forms.begin(), plan.forms.end());
            leaves_.push_back(std::move(leaf));
            return;
        default:
            for (const Plan& child : plan.children) {
                add(child);
            }
    }
}

void TextMatcher::find_leaf(const Leaf& leaf, const Words& words, std::vector<TextMatch>& matches) {
    const std::size_t length = leaf.kind == QueryKind::Phrase ? leaf.phrase.size() : 1;
    for (std::size_t i = 0; i + length <= words.words.size(); ++i) {
        const auto first = words.words.begin() + static_cast<std::ptrdiff_t>(i);
        bool stands = false;
        if (leaf.kind == QueryKind::Phrase) {
            stands = std::equal(
                leaf.phrase.begin(),
                leaf.phrase.end(),
                first,
                [](const std::string& form, const Word& word) { return form == word.form; });
        } else {
            stands =
                leaf.words.contains(leaf.kind == QueryKind::Word ? words.stems[i] : first->form);
        }
        if (!stands) continue;
        const Span span{first->span.begin, words.words[i + length - 1].span.end};
        matches.push_back({span, 0, leaf.weight});
    }
}

std::vector<TextMatch> TextMatcher::find(std::string_view text,
                                         std::string_view lang,
                                         schema::Where where,
                                         const schema::Analyzer& analyzer) const {
    if (leaves_.empty()) return {};
    Words words;
    analyzer.read(text, lang, words.words);
    const bool are_stems_asked =
        std::ranges::any_of(leaves_, [](const Leaf& leaf) { return leaf.kind == QueryKind::Word; });
    for (const Word& word : words.words) {
        if (!are_stems_asked) break;
        words.stems.emplace_back(analyzer.stem(word.form, lang));
    }
    std::vector<TextMatch> matches;
    for (std::uint32_t i = 0; i < leaves_.size(); ++i) {
        if (leaves_[i].only_title && where != schema::Where::Title) continue;
        const std::size_t before = matches.size();
        find_leaf(leaves_[i], words, matches);
        for (std::size_t at = before; at < matches.size(); ++at) {
            matches[at].leaf = i;
        }
    }
    std::ranges::sort(matches, [](const TextMatch& one, const TextMatch& other) {
        return std::tie(one.span.begin, other.span.end, one.leaf) <
               std::tie(other.span.begin, one.span.end, other.leaf);
    });
    return matches;
}

std::vector<Span> joined_spans(const std::vector<TextMatch>& matches, Span bounds) {
    std::vector<Span> spans;
    for (const TextMatch& match : matches) {
        if (match.span.begin < bounds.begin || match.span.end > bounds.end) continue;
        const Span span{match.span.begin - bounds.begin, match.span.end - bounds.begin};
        if (!spans.empty() && span.begin < spans.back().end) {
            spans.back().end = std::max(spans.back().end, span.end);
        } else {
            spans.push_back(span);
        }
    }
    return spans;
}

}  // namespace onrecord::searcher::snippets
