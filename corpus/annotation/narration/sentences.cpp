// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/narration/sentences.hpp"

#include <algorithm>

namespace onrecord::corpus::annotation {
namespace {

/// Of a sentence: rules look through it for each of its quotes.
constexpr std::uint32_t most_items = 2000;
constexpr std::uint32_t verb_reach = 8;  ///< Words between a question mark and "Smith asked".

class Narrator {
public:
    Narrator(const Reading& reading, const std::vector<QuotedSpan>& spans, Narration& told)
        : told_{told} {
        told_.reading = &reading;
        told_.spans = &spans;
        is_german_ = reading.lexicon->lang() == "de";
        told_.item_of.assign(spans.size() + 1, 0);
        told_.sentence_of.assign(spans.size() + 1, 0);
    }

    void narrate() {
        make_items();
        cut_sentences();
    }

private:
    void make_items() {
        const auto& tokens = told_.reading->tokens;
        told_.items.clear();
        told_.items.reserve(tokens.size());
        told_.sentences.clear();
        told_.paragraph_of.clear();
        std::uint32_t last_quote = 0;
        for (std::uint32_t at = 0; at < tokens.size(); ++at) {
            const Token& token = tokens[at];
            if (token.quote == 0) {
                if (token.kind != TokenKind::Mark) told_.items.push_back({at, 0});
            } else if (token.quote != last_quote) {
                last_quote = token.quote;
                told_.item_of[last_quote] = static_cast<std::uint32_t>(told_.items.size());
                told_.items.push_back({at, last_quote});
            }
        }
    }

    void cut_sentences() {
        std::uint32_t paragraph = 0;
        std::uint32_t begin = 0;
        const auto count = static_cast<std::uint32_t>(told_.items.size());
        for (std::uint32_t at = 0; at < count; ++at) {
            const bool is_break = told_.is(at, TokenKind::Break);
            if (!is_break && !ends_sentence(at) && at - begin < most_items) continue;
            add_sentence({begin, is_break ? at : at + 1}, paragraph);
            begin = at + 1;
            if (is_break) ++paragraph;
        }
        add_sentence({begin, count}, paragraph);
    }

    void add_sentence(ItemRange range, std::uint32_t paragraph) {
        if (range.begin >= range.end) return;
        for (std::uint32_t at = range.begin; at < range.end; ++at) {
            told_.sentence_of[told_.items[at].quote] =
                static_cast<std::uint32_t>(told_.sentences.size());
        }
        told_.sentences.push_back(range);
        told_.paragraph_of.push_back(paragraph);
    }

    bool ends_sentence(std::uint32_t at) const {
        if (at + 1 >= told_.items.size()) return false;
        if (!told_.is_quote(at)) {
            const bool is_bracket_end = is_german_ && at > 0 && told_.is(at, TokenKind::Close) &&
                                        told_.is(at - 1, TokenKind::Stop);
            if (is_bracket_end) return begins_sentence(at + 1);
            if (told_.is(at, WordClass::Abbreviation)) return ends_on_x(at);
            return told_.is(at, TokenKind::Stop) && begins_sentence(at + 1) && !is_ordinal(at);
        }
        const QuotedSpan& span = told_.span(told_.items[at].quote);
        const Token& last = told_.reading->tokens[span.tokens.end - 1];
        if (last.kind != TokenKind::Stop || !begins_sentence(at + 1)) return false;
        if (is_german_) return true;  // the verb comes first there, in lower case
        return !is_attribution(at + 1,
                               told_.reading->text[last.span.begin] == '.' ? 4 : verb_reach);
    }

    // "She posted on X. Smith ..." is no initial.
    bool ends_on_x(std::uint32_t at) const {
        return at > 0 && told_.is(at - 1, WordClass::Preposition) && begins_sentence(at + 1) &&
               told_.reading->word(told_.items[at].token) == "X.";
    }

    // "am 5. August", "der 2. Weltkrieg"
    bool is_ordinal(std::uint32_t at) const {
        if (!is_german_ || at == 0 || !told_.is(at - 1, TokenKind::Number)) return false;
        if (told_.token(at - 1).span.length() > 2) return false;
        if (told_.is(at + 1, WordClass::Time)) return true;
        return at > 1 && told_.is(at - 2, WordClass::Determiner | WordClass::Preposition) &&
               !told_.is(at + 1, WordClass::NotName);
    }

    bool begins_sentence(std::uint32_t at) const {
        if (told_.is_quote(at)) return true;
        const Token& token = told_.token(at);
        return token.is_capital || token.kind == TokenKind::Number ||
               token.kind == TokenKind::Other || token.kind == TokenKind::Open ||
               token.kind == TokenKind::Break;
    }

    // "...?" Smith asked.  "... ." Smith said.
    bool is_attribution(std::uint32_t at, std::uint32_t reach) const {
        for (std::uint32_t last = at + reach; at < told_.items.size() && at < last; ++at) {
            if (told_.is_quote(at) || !told_.is_word(at)) return false;
            if (reach > 4 && closes(at)) return true;
            if (!told_.is(at, WordClass::Said)) continue;
            if (leads_on(at + 1, reach)) return false;
            return reach > 4 || at + 1 >= told_.items.size() || !told_.is_word(at + 1);
        }
        return false;
    }

    // "...?" Smith wondered aloud.  "...!" the audience screamed.
    bool closes(std::uint32_t at) const {
        if (told_.token(at).is_capital || at + 1 >= told_.items.size()) return false;
        const bool is_end = told_.is(at + 1, TokenKind::Stop) ||
                            told_.is(at + 1, TokenKind::Comma) ||
                            told_.is(at + 1, TokenKind::Break);
        return is_end && (told_.is(at, WordClass::Held) ||
                          told_.reading->word(told_.items[at].token).ends_with("ed"));
    }

    // "... ." Jones replied: "..." and "... ." He added, "..." give the words behind.
    bool leads_on(std::uint32_t at, std::uint32_t reach) const {
        if (at + 1 >= told_.items.size()) return false;
        if (told_.is(at, TokenKind::Colon)) return true;
        return reach <= 4 && told_.is(at, TokenKind::Comma) && told_.is_quote(at + 1);
    }

    Narration& told_;
    bool is_german_ = false;
};

}  // namespace

std::uint32_t sentence_of(const Narration& told, std::uint32_t item) {
    const auto found = std::upper_bound(
        told.sentences.begin(), told.sentences.end(), item, [](std::uint32_t at, ItemRange range) {
            return at < range.end;
        });
    if (found == told.sentences.end()) return static_cast<std::uint32_t>(told.sentences.size() - 1);
    return static_cast<std::uint32_t>(found - told.sentences.begin());
}

void narrate(const Reading& reading, const std::vector<QuotedSpan>& spans, Narration& told) {
    Narrator{reading, spans, told}.narrate();
}

}  // namespace onrecord::corpus::annotation
