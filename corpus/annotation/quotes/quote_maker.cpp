// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/quotes/quote_maker.hpp"

#include "corpus/annotation/letters.hpp"
#include "corpus/annotation/levels/stance.hpp"
#include "corpus/annotation/quotes/blocks.hpp"
#include "corpus/annotation/quotes/nested.hpp"
#include "corpus/annotation/quotes/reported.hpp"
#include "corpus/annotation/quotes/rules.hpp"
#include "corpus/annotation/quotes/transcripts.hpp"
#include "corpus/annotation/table.hpp"

#include <algorithm>
#include <iterator>

namespace onrecord::corpus::annotation {
namespace {

using schema::Level;
using schema::Quote;
using schema::QuoteKind;

constexpr std::uint32_t most_scare_words = 2;
constexpr std::uint32_t told_reach = 6;  ///< Words between "told" and "that".
constexpr std::uint32_t cue_reach = 4;  ///< Items between a source and a verb that is its evidence.

std::uint32_t count_words(const Reading& reading, TokenRange range) {
    std::uint32_t count = 0;
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
        const bool counts =
            reading.tokens[at].is_word() || reading.tokens[at].kind == TokenKind::Number;
        count += counts ? 1 : 0;
    }
    return count;
}

// "The Long Road Home": every word but the small ones has a capital, and no sentence ends.
bool is_title_of_work(const Reading& reading, TokenRange range) {
    std::uint32_t capitals = 0;
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
        const Token& token = reading.tokens[at];
        if (token.kind == TokenKind::Stop || token.kind == TokenKind::Number) return false;
        if (!token.is_word()) continue;
        const bool is_small =
            token.is(WordClass::Preposition | WordClass::Determiner | WordClass::Conjunction);
        if (token.is_capital && !token.is_upper) {
            ++capitals;
        } else if (!is_small || at == range.begin) {
            return false;
        }
    }
    return capitals >= 3;
}

schema::Span bytes_of(const Narration& told, ItemRange items) {
    const Token& last = told.token(items.end - 1);
    return {told.token(items.begin).span.begin, last.span.end};
}

schema::Span evidence_of(const Narration& told, const Source& source) {
    schema::Span evidence = bytes_of(told, source.head);
    if (source.apposition.end > source.apposition.begin) {
        evidence.end = std::max(evidence.end, bytes_of(told, source.apposition).end);
    }
    if (!source.cue) return evidence;
    const std::uint32_t cue = *source.cue;
    const bool is_near = cue < source.head.begin ? source.head.begin - cue <= cue_reach
                                                 : cue - source.head.end <= cue_reach ||
                                                       cue == source.apposition.end + 1;
    if (!is_near) return evidence;
    const schema::Span verb = told.token(cue).span;
    return {std::min(evidence.begin, verb.begin), std::max(evidence.end, verb.end)};
}

class QuoteMaker {
public:
    QuoteMaker(const EntryReading& entry,
               const SpeakerResolver& resolver,
               const std::vector<PlaceMention>& places)
        : entry_{entry},
          resolver_{resolver},
          places_{places} {}

    std::vector<Quote> make() {
        make_marked(entry_.title, schema::Where::Title);
        first_of_body_ = quotes_.size();
        make_marked(entry_.body, schema::Where::Body);
        name_headlines();
        name_by_headlines();
        make_reported();
        make_nested(entry_.body);
        make_blocks();
        make_turns();
        make_typed();
        std::stable_sort(quotes_.begin(), quotes_.end(), [](const Quote& one, const Quote& other) {
            return one.where != other.where ? one.where < other.where
                                            : one.span.begin < other.span.begin;
        });
        return std::move(quotes_);
    }

private:
    void make_marked(const TextReading& text, schema::Where where) {
        if (text.spans.empty()) return;
        const auto attributions = attribute(text.told);
        std::vector<Resolution> speakers(attributions.size());
        LastSpeaker last;
        for (std::uint32_t number = 1; number < attributions.size(); ++number) {
            Quote quote;
            quote.where = quote.evidence_where = where;
            quote.span = text.spans[number - 1].inner;
            quote.is_repaired = text.spans[number - 1].is_repaired;
            quote.kind = kind_of(text, number, attributions[number], where);
            if (attributions[number]) {
                const Attribution& found = *attributions[number];
                if (found.shared_with != 0) {
                    speakers[number] = speakers[found.shared_with];
                } else if (!found.is_guess) {
                    speakers[number] = resolver_.resolve(entry_, text, found.source, last);
                }
                fill(text, found, speakers[number], quote);
                if (quote.kind == QuoteKind::Scare)
                    weigh_short(text, number, found, speakers[number], quote);
            }
            const StanceReading read = StanceReader::instance().of_quote(text.told, number);
            quote.stance = read.stance;
            if (read.stance != schema::Stance::Said) disown(quote);
            const bool is_of_none =
                attributions[number] &&  // "Personne n'a dit"
                text.told.is(attributions[number]->source.head.begin, WordClass::Negation);
            if (read.is_of_others || is_of_none) {
                disown(quote);
                quote.rule.clear();  // what the sentence names is no evidence of who spoke
                quote.evidence = {};
                speakers[number] = {};  // nor of who goes on behind it
            }
            if (!quote.speaker.empty() && quote.level != Level::Low) {
                last = {speakers[number].speaker,
                        text.told.item_of[number],
                        speakers[number].is_attested};
            } else if (quote.kind != QuoteKind::Scare) {
                last = {};  // somebody unknown has spoken
                last.item = text.told.item_of[number];
                last.is_unnamed =
                    attributions[number] && is_unnamed(text.told, *attributions[number]);
            }
            quotes_.push_back(std::move(quote));
        }
    }

    /// "one man said", "a resident said": a speaker whom nothing names.
    static bool is_unnamed(const Narration& told, const Attribution& found) {
        const ItemRange head = found.source.head;
        return found.shared_with == 0 && head.end > head.begin + 1 &&
               told.plays(head.begin, WordRole::Anyone);
    }

    /// One or two words in marks: speech where the sentence hands them over to somebody.
    static void weigh_short(const TextReading& text,
                            std::uint32_t number,
                            const Attribution& found,
                            const Resolution& who,
                            Quote& quote) {
        const bool is_sure = who.is_attested && quote.speaker.find(' ') != std::string::npos;
        const bool is_handed =
            is_sure || found.rule == "according-to" || is_handed_over(text.told, number, found);
        if (!is_handed || !is_speech(text, number, found)) {
            disown(quote);
        } else if (!quote.speaker.empty()) {
            quote.kind = QuoteKind::Partial;
            const Level most = is_sure ? Level::High : Level::Middle;
            quote.level = std::min({quote.level, most, most_for_short(text.told, number, found)});
        }
    }

    /// What one or two words may claim: "his 'useless' plan" is no evidence.
    static Level most_for_short(const Narration& told,
                                std::uint32_t number,
                                const Attribution& found) {
        if (is_predicate(told, number) || is_handed_over(told, number, found)) return Level::High;
        const std::uint32_t next = told.item_of[number] + 1;
        const bool ends = next >= told.items.size() || !told.is_word(next);
        return ends ? Level::Middle : Level::Low;
    }

    // Smith told reporters that China was "substantially" building: behind a verb of speech, and
    // nobody else's claim between.
    static bool is_handed_over(const Narration& told,
                               std::uint32_t number,
                               const Attribution& found) {
        const std::uint32_t item = told.item_of[number];
        const auto cue = found.source.cue;
        if (!cue || *cue >= item || told.plays(*cue, WordRole::Asking)) return false;
        if (!told.is(*cue, WordClass::Said)) return false;
        // "told a 'lie'"
        const bool is_object =
            *cue + 2 == item && told.is(item - 1, WordClass::Determiner) &&
            told.reading->word(told.items[*cue].token).starts_with("t");  // told, tells
        if (is_object) return false;
        for (std::uint32_t at = *cue + 1; at < item; ++at) {
            const bool is_of_another =
                told.is(at, TokenKind::Comma) || (told.is_word(at) && told.token(at).is_possessive);
            if (is_of_another || told.plays(at, WordRole::NounToo)) return false;
        }
        return sentence_of(told, *cue) == told.sentence_of[number];
    }

    // It was "useless", he called it "useless"; not his "useless" plan.
    static bool is_predicate(const Narration& told, std::uint32_t number) {
        const std::uint32_t item = told.item_of[number];
        const bool ends = item + 1 >= told.items.size() || !told.is_word(item + 1) ||
                          told.is(item + 1, WordClass::Preposition | WordClass::Conjunction);
        if (item == 0 || !ends || !told.is_word(item - 1)) return false;
        std::uint32_t before = item - 1;
        while (before > 0 && told.is(before, WordClass::Adverb)) {
            --before;
        }
        return told.is(before, WordClass::Auxiliary | WordClass::Said) ||
               told.reading->word(told.items[before].token) == "as";
    }

    /// One or two words are speech where a verb of speech in their sentence hands them over, and no
    /// title of a work.
    static bool is_speech(const TextReading& text, std::uint32_t number, const Attribution& found) {
        if (is_title_of_work(text.reading, text.spans[number - 1].tokens)) return false;
        const auto cue = found.source.cue;
        const Narration& told = text.told;
        if (!cue || text.reading.word(told.items[*cue].token) == "read") return false;
        // "thinks that 'nobody listens'", "accuses them of being 'rude'": what is held is said.
        const std::uint32_t item = told.item_of[number];
        const bool ends = item + 1 >= told.items.size() || !told.is_word(item + 1);
        const bool is_held =
            told.is(*cue, WordClass::Held) && item > 0 &&
            ((ends && text.reading.lexicon->lang() != "en") || is_predicate(told, number) ||
             (told.is(item - 1, WordClass::Conjunction) &&
              text.reading.word(told.items[item - 1].token) == "that"));
        return (found.rule == "according-to" || is_held ||
                told.is(*cue, WordClass::Said | WordClass::Saying | WordClass::According)) &&
               sentence_of(told, *cue) == told.sentence_of[number];
    }

    /// The page does not say that anybody spoke the words: they are nobody's.
    static void disown(Quote& quote) {
        quote.level = Level::Low;
        quote.speaker.clear();
        quote.reported_by.clear();
    }

    void fill(const TextReading& text,
              const Attribution& found,
              Resolution who,
              Quote& quote) const {
        quote.rule = found.rule;
        quote.level = admit(found.level, who);
        quote.evidence = evidence_of(text.told, found.source);
        quote.speaker = who.speaker;
        if (found.shared_with == 0) {
            quote.reported_by = found.reporter ? resolver_.speaker(entry_, text, *found.reporter)
                                               : reporter(text, found.source);
            if (quote.reported_by == quote.speaker) quote.reported_by.clear();
        }
    }

    // "Smith said Jones promised ...": Smith passed it on.
    std::string reporter(const TextReading& text, const Source& source) const {
        const Narration& told = text.told;
        std::uint32_t at = source.head.begin;
        const bool has_that = at > 0 && told.is(at - 1, WordClass::Conjunction);
        if (has_that) --at;
        // "Smith told reporters on Monday that Jones had called ..."
        for (std::uint32_t back = 0; has_that && back < told_reach && at > 0; ++back) {
            if (!told.is_word(at - 1) || told.is(at - 1, WordClass::Said)) break;
            --at;
        }
        if (at == 0 || !told.is(at - 1, WordClass::Said)) return {};
        std::uint32_t begin = at - 1;
        while (begin > 0 && !told.is_quote(begin - 1) && !told.is(begin - 1, TokenKind::Stop) &&
               !told.is(begin - 1, TokenKind::Break)) {
            --begin;
        }
        const auto outer = subject_before(told, at - 1, begin);
        return outer ? resolver_.speaker(entry_, text, *outer) : std::string{};
    }

    static QuoteKind kind_of(const TextReading& text,
                             std::uint32_t number,
                             const std::optional<Attribution>& found,
                             schema::Where where) {
        if (where == schema::Where::Title) return QuoteKind::Headline;
        const QuotedSpan& span = text.spans[number - 1];
        if (span.is_dashed) return QuoteKind::Direct;
        if (is_title_of_work(text.reading, span.tokens)) return QuoteKind::Scare;
        const Narration& told = text.told;
        const std::uint32_t item = told.item_of[number];
        const Token& last = text.reading.tokens[span.tokens.end - 1];
        const bool is_closed_behind =
            item + 1 < told.items.size() &&
            (told.is(item + 1, TokenKind::Comma) || told.is(item + 1, TokenKind::Stop));
        const bool ends =
            last.kind == TokenKind::Stop || last.kind == TokenKind::Comma || is_closed_behind;
        const bool begins = item == told.sentences[told.sentence_of[number]].begin ||
                            told.is(item - 1, TokenKind::Colon) ||
                            (told.is(item - 1, TokenKind::Comma) && found &&
                             text.reading.tokens[span.tokens.begin].is_capital);
        const bool is_whole = ends && begins;
        if (!is_whole && count_words(text.reading, span.tokens) <= most_scare_words) {
            return QuoteKind::Scare;
        }
        return is_whole ? QuoteKind::Direct : QuoteKind::Partial;
    }

    /// The words in marks of a title are those of whom the body gives them to.
    void name_headlines() {
        const auto body = std::find_if(quotes_.begin(), quotes_.end(), [](const Quote& quote) {
            return quote.where == schema::Where::Body;
        });
        constexpr std::ptrdiff_t most_headlines = 8;
        const auto headlines = body - quotes_.begin();
        if (headlines == 0 || headlines > most_headlines || body == quotes_.end()) return;
        std::vector<std::string> of_body;
        for (auto other = body; other != quotes_.end(); ++other) {
            of_body.push_back(folded_words(entry_.body.reading, other->span));
        }
        for (auto quote = quotes_.begin(); quote != body; ++quote) {
            const std::string words = folded_words(entry_.title.reading, quote->span);
            if (words.empty() || quote->stance != schema::Stance::Said) continue;
            const Quote* same = nullptr;
            bool is_one = true;
            bool same_words = true;
            for (auto other = body; other != quotes_.end(); ++other) {
                if (other->speaker.empty()) continue;
                const auto& all = of_body[static_cast<std::size_t>(other - body)];
                if (all.find(words) == std::string::npos && !has_most_words(all, words)) continue;
                is_one = is_one && (same == nullptr || same->speaker == other->speaker);
                same_words = same_words && all.find(words) != std::string::npos;
                same = &*other;
            }
            if (same == nullptr || !is_one) continue;
            quote->speaker = same->speaker;
            const bool is_whole =
                folded_words(entry_.body.reading, same->span) == words && count_of(words) > 0;
            const bool is_sure = is_whole || (count_of(words) > 2 && same_words);
            quote->level = std::min(same->level, is_sure ? Level::High : Level::Middle);
            quote->rule = "words-of-the-body";
            quote->evidence = same->evidence;
            quote->evidence_where = schema::Where::Body;
        }
    }

    /// Words of the body that nobody is named for, and that the title gives to somebody.
    void name_by_headlines() {
        constexpr std::ptrdiff_t fewest_words = 2;
        constexpr std::size_t most_headlines = 8;
        if (first_of_body_ > most_headlines) return;
        std::vector<std::pair<std::string, const Quote*>> named;
        const std::vector<Quote> titles{
            quotes_.begin(), quotes_.begin() + static_cast<std::ptrdiff_t>(first_of_body_)};
        for (const Quote& quote : titles) {
            if (quote.speaker.empty() || quote.evidence_where != schema::Where::Title) continue;
            std::string words = folded_words(entry_.title.reading, quote.span);
            if (count_of(words) >= fewest_words) named.emplace_back(std::move(words), &quote);
        }
        if (named.empty()) return;
        for (std::size_t at = first_of_body_; at < quotes_.size(); ++at) {
            Quote& quote = quotes_[at];
            if (!quote.speaker.empty() || quote.stance != schema::Stance::Said) continue;
            const std::string words = folded_words(entry_.body.reading, quote.span);
            const auto same = std::find_if(named.begin(), named.end(), [&](const auto& title) {
                return title.first == words;
            });
            if (same == named.end()) continue;
            quote.speaker = same->second->speaker;
            quote.level = std::min(same->second->level, Level::Middle);
            quote.rule = "words-of-the-title";
            quote.evidence = same->second->evidence;
            quote.evidence_where = schema::Where::Title;
            if (quote.kind == QuoteKind::Scare) quote.kind = QuoteKind::Partial;
        }
    }

    /// ` we will win `: in lower case, a blank round each.
    static std::string folded_words(const Reading& reading, schema::Span span) {
        std::string words;
        for (std::uint32_t at = reading.token_at(span.begin);
             at < reading.tokens.size() && reading.tokens[at].span.begin < span.end;
             ++at) {
            const Token& token = reading.tokens[at];
            if (!token.is_word() && token.kind != TokenKind::Number) continue;
            if (words.empty()) words += ' ';
            append_lowered(reading.word(at), words);
            words += ' ';
        }
        return words;
    }

    /// Headlines shorten what was said: six words in seven, and four at least, in their order.
    static bool has_most_words(std::string_view all, std::string_view words) {
        constexpr std::size_t fewest = 4;
        constexpr std::size_t most = 40;    ///< A longer one is no headline, and would cost.
        constexpr std::size_t missing = 7;  ///< One of so many may be another.
        const auto wanted = split(words.substr(1, words.size() - 2), ' ');
        if (wanted.size() < fewest || wanted.size() > most) return false;
        std::size_t at = 0;
        std::size_t found = 0;
        for (const auto word : wanted) {
            const auto next = all.find(" " + std::string{word} + " ", at);
            if (next == std::string_view::npos) continue;
            at = next + word.size();
            ++found;
        }
        return found + (wanted.size() + missing - 1) / missing >= wanted.size();
    }

    static std::ptrdiff_t count_of(const std::string& words) {
        return std::count(words.begin(), words.end(), ' ') - 1;
    }

    void make_reported() {
        for (const ReportedSpeech& reported : find_reported(entry_.body.told)) {
            Quote quote;
            quote.kind = QuoteKind::Reported;
            quote.span = reported.span;
            const Source& source = reported.found.source;
            fill(
                entry_.body, reported.found, resolver_.resolve(entry_, entry_.body, source), quote);
            quotes_.push_back(std::move(quote));
        }
    }

    /// What somebody else says within a quote: of whom it names, passed on by the outer speaker.
    void make_nested(const TextReading& text) {
        for (const NestedQuote& nested : find_nested(text)) {
            const Quote outer = quotes_[first_of_body_ + nested.outer - 1];
            Quote quote;
            quote.kind = QuoteKind::Partial;
            quote.span = text.reading.bytes(nested.tokens);
            quote.evidence = text.reading.bytes(nested.evidence);
            quote.rule = "quote-within-quote";
            quote.reported_by = outer.speaker;
            quote.stance = outer.stance;
            if (nested.voice) quote.speaker = resolver_.name_at(entry_, text, *nested.voice);
            if (quote.speaker == quote.reported_by) quote.reported_by.clear();
            quote.level = quote.speaker.empty() ? Level::Low : Level::Middle;
            if (quote.stance != schema::Stance::Said) disown(quote);
            quotes_.push_back(std::move(quote));
        }
    }

    void make_blocks() {
        if (entry_.body.reading.lexicon->lang() != "en") return;  // by English word order
        for (const Block& block : find_blocks(entry_.body)) {
            Quote quote;
            quote.kind = QuoteKind::Block;
            quote.span = block.span;
            quote.rule = "block";
            // "Smith said:" and a paragraph of her I and we: as sure as marks would be.
            name_block(block, quote);
            if (!quote.speaker.empty()) quotes_.push_back(std::move(quote));
        }
    }

    /// What a block may claim at most.
    static Level most_for_block(const Block& block) {
        if (block.is_signed || block.is_led) return Level::High;
        return block.in_person ? Level::Middle : Level::Low;
    }

    void name_block(const Block& block, Quote& quote) const {
        const Level most = most_for_block(block);
        Resolution who = resolver_.resolve(entry_, entry_.body, block.source);
        // A line behind words is a signature only where it names somebody for sure.
        if (block.is_signed && !who.is_attested) who.speaker.clear();
        quote.speaker = who.speaker;
        quote.level = most == Level::Low ? Level::Low : admit(most, who);
        quote.evidence = evidence_of(entry_.body.told, block.source);
    }

    void clear(schema::Span span) {
        std::erase_if(quotes_, [&](const Quote& quote) {
            return quote.where == schema::Where::Body && quote.span.begin < span.end &&
                   span.begin < quote.span.end;
        });
    }

    /// All at once: turns follow one another and do not overlap.
    void clear(const std::vector<Turn>& turns) {
        if (turns.empty()) return;
        std::erase_if(quotes_, [&](const Quote& quote) {
            if (quote.where != schema::Where::Body) return false;
            const auto behind = std::lower_bound(
                turns.begin(), turns.end(), quote.span.end, [](const Turn& turn, std::uint32_t at) {
                    return turn.span.begin < at;
                });
            return behind != turns.begin() && quote.span.begin < std::prev(behind)->span.end;
        });
    }

    void make_turns() {
        const auto turns = find_turns(entry_.body, places_);
        clear(turns);
        for (const Turn& turn : turns) {
            Quote quote;
            quote.kind = QuoteKind::Direct;
            quote.span = turn.span;
            quote.evidence = entry_.body.reading.bytes(turn.head);
            quote.speaker = resolver_.of_head(entry_, turn.head);
            quote.rule = "transcript-turn";
            quote.level = turn.is_sure ? Level::High : Level::Middle;
            const bool is_answer = entry_.body.reading.words(turn.head).starts_with('A') &&
                                   turn.head.end - turn.head.begin == 1;
            if (quote.speaker.empty() && is_answer) {
                quote.speaker = resolver_.only_person(entry_);
                quote.level = Level::Middle;
            }
            if (quote.speaker.empty()) quote.level = Level::Low;
            quotes_.push_back(std::move(quote));
        }
    }

    // What the Outlet itself marked wins over what we found in the same place.
    void make_typed() {
        for (const schema::TypedQuote& typed : entry_.entry->typed_quotes) {
            Quote quote;
            quote.evidence = typed.span;
            quote.speaker = resolver_.canonical(typed.speaker);
            quote.rule = "typed-source";
            quote.level = quote.speaker.empty() ? Level::Low : Level::High;
            if (quote.speaker.empty()) name_by_text(typed.span, quote);
            quote.kind = QuoteKind::Direct;
            quote.span = typed.span;
            clear(typed.span);
            quotes_.push_back(std::move(quote));
        }
    }

    /// Where the layout sets words off and names nobody (`<blockquote>`): whom their own marks or
    /// the paragraph before give them to.
    void name_by_text(schema::Span span, Quote& quote) const {
        const auto found = std::find_if(quotes_.begin(), quotes_.end(), [&](const Quote& other) {
            if (other.speaker.empty() || other.where != schema::Where::Body ||
                other.kind == QuoteKind::Reported)
                return false;
            const std::uint32_t begin = std::max(other.span.begin, span.begin);
            const std::uint32_t end = std::min(other.span.end, span.end);
            return end > begin && (end - begin) * 2 > span.length();
        });
        if (found != quotes_.end()) {
            quote = *found;
            return;
        }
        if (entry_.body.reading.lexicon->lang() != "en") return;  // by English word order
        const auto block = block_at(entry_.body, span);
        if (!block) return;
        name_block(*block, quote);
        if (!quote.speaker.empty()) quote.rule = "block";
    }

    const EntryReading& entry_;
    const SpeakerResolver& resolver_;
    const std::vector<PlaceMention>& places_;
    std::vector<Quote> quotes_;
    std::size_t first_of_body_ = 0;  ///< Of the marked quotes of the body, one a span.
};

bool is_evidence(const Quote& quote) {
    return quote.kind != QuoteKind::Scare && quote.kind != QuoteKind::Reported &&
           quote.level != Level::Low;
}

}  // namespace

std::vector<Quote> make_quotes(const EntryReading& entry,
                               const SpeakerResolver& resolver,
                               const std::vector<PlaceMention>& places) {
    return QuoteMaker{entry, resolver, places}.make();
}

std::vector<std::string> speakers_of(const std::vector<Quote>& quotes) {
    std::vector<std::string> speakers;
    for (const Quote& quote : quotes) {
        if (!is_evidence(quote) || quote.speaker.empty()) continue;
        for (auto name : split(quote.speaker, ';')) {
            if (name.starts_with(' ')) name.remove_prefix(1);
            speakers.emplace_back(name);
        }
    }
    std::sort(speakers.begin(), speakers.end());
    speakers.erase(std::unique(speakers.begin(), speakers.end()), speakers.end());
    return speakers;
}

}  // namespace onrecord::corpus::annotation
