// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/quotes/blocks.hpp"

#include "corpus/annotation/letters.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace onrecord::corpus::annotation {
namespace {

constexpr std::uint32_t fewest_words = 8;

struct ParagraphTraits {
    bool has_quote = false;
    bool has_speech = false;  ///< A verb of speech with a third person, or "according to".
    bool in_person = false;
    std::uint32_t words = 0;
};

class BlockFinder {
public:
    explicit BlockFinder(const TextReading& text) : text_{text} {}

    std::vector<Block> find() {
        const auto count = text_.reading.paragraphs.size();
        for (std::uint32_t number = 1; number < count; ++number) {
            const ParagraphTraits traits = traits_of(number);
            if (traits.has_quote || traits.has_speech || traits.words < fewest_words) {
                continue;
            }
            if (const auto source = signed_behind(number)) {
                add(number, *source, true);
                blocks_.back().is_signed = true;
                continue;
            }
            const bool is_led = hands_over(number - 1);
            if (!traits.in_person && !is_led && !is_taken_up(number)) continue;
            if (is_outlet(number) || continues_block(number, traits)) continue;
            const auto source = source_before(number);
            if (!source || names(number, *source)) continue;
            // "Smith disagreed" hands no words over: perhaps the outlet goes on.
            const bool is_said = source->cue && text_.told.is(*source->cue, WordClass::Said);
            if (!is_said && !ends_with_colon(number - 1) && !makes_remarks(*source)) continue;
            if (!is_said && !traits.in_person) continue;
            add(number, *source, traits.in_person && is_said);
            blocks_.back().is_led = is_said && ends_with_colon(number - 1);
        }
        return std::move(blocks_);
    }

    /// Of a paragraph that the layout sets off: by what the one before says.
    std::optional<Block> find_at(schema::Span span) const {
        const auto& paragraphs = text_.reading.paragraphs;
        const std::uint32_t token = text_.reading.token_at(span.begin);
        const auto found = std::upper_bound(
            paragraphs.begin(), paragraphs.end(), token, [](std::uint32_t at, TokenRange range) {
                return at < range.begin;
            });
        const auto number = static_cast<std::uint32_t>(found - paragraphs.begin());
        if (number < 2) return std::nullopt;
        const auto source = source_before(number - 1);
        if (!source) return std::nullopt;
        const bool is_said = source->cue && text_.told.is(*source->cue, WordClass::Said);
        const bool is_led = ends_with_colon(number - 2);
        if (!is_said && !is_led) return std::nullopt;
        return Block{number - 1, span, *source, true, is_said && is_led, false};
    }

private:
    ParagraphTraits traits_of(std::uint32_t number) const {
        ParagraphTraits traits;
        const TokenRange range = text_.reading.paragraphs[number];
        for (std::uint32_t at = range.begin; at < range.end; ++at) {
            const Token& token = text_.reading.tokens[at];
            traits.has_quote =
                traits.has_quote || token.kind == TokenKind::Mark || token.quote != 0;
            if (!token.is_word()) continue;
            ++traits.words;
            traits.in_person = traits.in_person || is_first_person(at);
            traits.has_speech =
                traits.has_speech || is_speech(at, range.begin) || is_reporter(at, range.end);
        }
        // "Like the page:" leads to something else.
        traits.has_speech =
            traits.has_speech ||
            (!range.is_empty() && text_.reading.tokens[range.end - 1].kind == TokenKind::Colon);
        return traits;
    }

    /// I, we and theirs; not "you", whom outlets speak to, and not the US.
    bool is_first_person(std::uint32_t at) const {
        static constexpr std::array<std::string_view, 2> others = {"you", "your"};
        const Token& token = text_.reading.tokens[at];
        if (!token.is(WordClass::I) || (token.is_upper && token.span.length() > 1)) return false;
        const std::string word = lowered(text_.reading.word(at));
        return std::find(others.begin(), others.end(), word) == others.end();
    }

    /// "We will bring you live updates" is the outlet's own.
    bool is_outlet(std::uint32_t number) const {
        const TokenRange range = text_.reading.paragraphs[number];
        for (std::uint32_t at = range.begin; at < range.end; ++at) {
            const bool is_small = !text_.reading.tokens[at].is_capital;
            if (is_small && text_.reading.plays(at, WordRole::Outlet)) return true;
        }
        return false;
    }

    // "he said" and "Smith said", but not "I said" or "what they said".
    bool is_speech(std::uint32_t at, std::uint32_t begin) const {
        const Token& token = text_.reading.tokens[at];
        if (token.is(WordClass::According)) return true;
        if (!token.is(WordClass::Said) || token.is_capital || at == begin) return false;
        const Token& before = text_.reading.tokens[at - 1];
        return before.is(WordClass::He | WordClass::She | WordClass::Office) ||
               (before.is_capital && !before.is(WordClass::I));
    }

    // "told me", "asked him": the reporter speaks.
    bool is_reporter(std::uint32_t at, std::uint32_t end) const {
        const Token& token = text_.reading.tokens[at];
        if (!token.is(WordClass::Said) || at + 1 >= end) return false;
        const auto next = text_.reading.word(at + 1);
        return next == "me" || next == "us" || next == "him" || next == "her" || next == "them";
    }

    /// True when the paragraph names its own speaker: then another speaks of him.
    bool names(std::uint32_t number, const Source& source) const {
        const TokenRange range = text_.reading.paragraphs[number];
        const Token& last = text_.told.token(source.head.end - 1);
        if (!last.is_capital) return false;
        const auto surname = text_.told.reading->word(text_.told.items[source.head.end - 1].token);
        for (std::uint32_t at = range.begin; at < range.end; ++at) {
            if (text_.reading.tokens[at].is_capital && text_.reading.word(at) == surname) {
                return true;
            }
        }
        return false;
    }

    bool continues_block(std::uint32_t number, const ParagraphTraits& traits) {
        if (blocks_.empty() || blocks_.back().paragraph + 1 != number || !traits.in_person) {
            return false;
        }
        const Block last = blocks_.back();
        add(number, last.source, true);
        return true;
    }

    // "Smith said:" and nothing behind the colon.
    bool ends_with_colon(std::uint32_t number) const {
        const TokenRange range = text_.reading.paragraphs[number];
        return !range.is_empty() && text_.reading.tokens[range.end - 1].kind == TokenKind::Colon;
    }

    // "Smith, head of the council, said:", "Smith said the order was without precedent:": what
    // follows the colon is her words, whether it says "I" or not, where it is whole sentences.
    bool hands_over(std::uint32_t number) const {
        if (!ends_with_colon(number) || begins_with_dash(number + 1)) return false;
        const TokenRange next = text_.reading.paragraphs[number + 1];
        return text_.reading.tokens[next.end - 1].kind == TokenKind::Stop;
    }

    // "Smith made the comments ...": words are handed over, if not by a verb of speech.
    bool makes_remarks(const Source& source) const {
        constexpr std::uint32_t longest_object = 3;
        if (!source.cue) return false;
        for (std::uint32_t on = 1; on <= longest_object; ++on) {
            const std::uint32_t at = *source.cue + on;
            if (at >= text_.told.items.size() || !text_.told.is_word(at)) return false;
            if (text_.told.plays(at, WordRole::NounToo)) return true;
        }
        return false;
    }

    bool begins_with_dash(std::uint32_t number) const {
        if (number >= text_.reading.paragraphs.size()) return false;
        const TokenRange range = text_.reading.paragraphs[number];
        return !range.is_empty() && text_.reading.tokens[range.begin].kind == TokenKind::Dash;
    }

    // "– Anna Smith, mayor" as a line of its own, and none of a list.
    std::optional<Source> signed_behind(std::uint32_t number) const {
        constexpr std::uint32_t longest_line = 14;
        const bool is_line = !begins_with_dash(number) && begins_with_dash(number + 1) &&
                             !begins_with_dash(number + 2);
        if (!is_line) return std::nullopt;
        const TokenRange line = text_.reading.paragraphs[number + 1];
        const bool may_be = line.end - line.begin <= longest_line &&
                            text_.reading.tokens[line.end - 1].kind != TokenKind::Stop;
        if (!may_be) return std::nullopt;
        const Narration& told = text_.told;
        const auto first = std::lower_bound(
            told.items.begin(), told.items.end(), line.begin + 1, [](const Item& item, auto at) {
                return item.token < at;
            });
        const auto begin = static_cast<std::uint32_t>(first - told.items.begin());
        std::uint32_t end = begin;
        while (end < told.items.size() && told.items[end].token < line.end)
            ++end;
        const auto phrase = phrase_at(told, begin, end);
        const bool is_all =
            phrase && (phrase->end == end || told.is(phrase->end, TokenKind::Comma));
        return is_all ? std::optional{Source{*phrase, {}, {}}} : std::nullopt;
    }

    // "He added ..." behind it: the paragraph before the block and the one behind are one person's.
    bool is_taken_up(std::uint32_t number) const {
        if (number + 1 >= text_.reading.paragraphs.size() || names_somebody(number)) return false;
        const TokenRange next = text_.reading.paragraphs[number + 1];
        const auto& tokens = text_.reading.tokens;
        const std::uint32_t end = std::min(next.end, next.begin + 9);
        for (std::uint32_t at = next.begin; at + 1 < end; ++at) {
            if (!tokens[at].is(WordClass::He | WordClass::She)) continue;
            const auto verb = text_.reading.word(at + 1);
            return verb == "added" || verb == "adds" || verb == "continued" || verb == "concluded";
        }
        return false;
    }

    bool names_somebody(std::uint32_t number) const {
        const TokenRange range = text_.reading.paragraphs[number];
        return std::any_of(text_.names.begin(), text_.names.end(), [&](const NameMention& name) {
            return name.tokens.begin >= range.begin && name.tokens.end <= range.end &&
                   (name.kind == NameKind::Full || name.kind == NameKind::Titled);
        });
    }

    /// Who speaks in the last sentence of the paragraph before.
    std::optional<Source> source_before(std::uint32_t number) const {
        const Narration& told = text_.told;
        const auto& paragraphs = told.paragraph_of;  // rising
        const auto behind = std::upper_bound(paragraphs.begin(), paragraphs.end(), number - 1);
        if (behind == paragraphs.begin() || *(behind - 1) != number - 1) return std::nullopt;
        const auto sentence = static_cast<std::size_t>(behind - 1 - paragraphs.begin());
        if (auto source = speaker_of(told.sentences[sentence], WordClass::Said)) return source;
        return speaker_of(told.sentences[sentence], WordClass::Held);
    }

    std::optional<Source> speaker_of(ItemRange sentence, WordClass verb) const {
        const Narration& told = text_.told;
        for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
            if (!is_verb(told, at, verb)) continue;
            if (auto source = subject_before(told, at, sentence.begin)) return source;
        }
        return std::nullopt;
    }

    void add(std::uint32_t number, const Source& source, bool in_person) {
        const TokenRange range = text_.reading.paragraphs[number];
        const auto end = text_.reading.tokens[range.end].span.begin;
        blocks_.push_back({number,
                           {text_.reading.tokens[range.begin].span.begin, end},
                           source,
                           in_person,
                           false,
                           false});
    }

    const TextReading& text_;
    std::vector<Block> blocks_;
};

}  // namespace

std::vector<Block> find_blocks(const TextReading& text) { return BlockFinder{text}.find(); }

std::optional<Block> block_at(const TextReading& text, schema::Span span) {
    return BlockFinder{text}.find_at(span);
}

}  // namespace onrecord::corpus::annotation
