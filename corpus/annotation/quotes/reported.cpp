// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/quotes/reported.hpp"

#include <algorithm>
#include <array>

namespace onrecord::corpus::annotation {
namespace {

using schema::Level;

constexpr std::uint32_t fewest_words = 3;
constexpr std::uint32_t longest_adjunct = 14;  ///< Words between "said" and "that".
constexpr std::uint32_t longest_tail = 14;     ///< Words behind "Smith said" at a sentence's end.
constexpr std::uint32_t verb_reach = 8;        ///< Words before a clause's verb.

/// After these a clause may follow without "that".
constexpr std::array<std::string_view, 8> plain_verbs = {
    "said", "says", "say", "saying", "told", "tells", "tell", "telling"};
/// After these too, if the clause shows a verb.
constexpr std::array<std::string_view, 16> other_verbs = {"added",
                                                          "adding",
                                                          "admitted",
                                                          "announced",
                                                          "argued",
                                                          "claimed",
                                                          "claiming",
                                                          "claims",
                                                          "confirmed",
                                                          "denied",
                                                          "insisted",
                                                          "insisting",
                                                          "insists",
                                                          "predicted",
                                                          "warned",
                                                          "warning"};
constexpr std::array<std::string_view, 4> telling = {"told", "tells", "tell", "telling"};
constexpr std::array<std::string_view, 6> complementizers = {
    "that", "whether", "if", "how", "why", "what"};
constexpr std::array<std::string_view, 4> committing = {"promised", "vowed", "pledged", "promises"};
constexpr std::array<std::string_view, 6> no_clause = {"so", "nothing", "no", "yes", "to", "of"};

template <std::size_t Size>
bool is_one_of(const Narration& told,
               std::uint32_t at,
               const std::array<std::string_view, Size>& words) {
    if (!told.is_word(at)) return false;
    const auto word = told.reading->word(told.items[at].token);
    return std::find(words.begin(), words.end(), word) != words.end();
}

class ReportFinder {
public:
    explicit ReportFinder(const Narration& told) : told_{told} {}

    std::vector<ReportedSpeech> find() {
        for (const ItemRange& sentence : told_.sentences) {
            sentence_ = sentence;
            end_ = sentence.end;
            while (end_ > sentence.begin && told_.is(end_ - 1, TokenKind::Stop)) {
                --end_;
            }
            read_sentence();
        }
        return std::move(found_);
    }

private:
    void read_sentence() {
        for (std::uint32_t at = sentence_.begin; at < end_;) {
            std::uint32_t next = at + 1;
            if (told_.is(at, WordClass::Said | WordClass::Saying | WordClass::According)) {
                next = std::max(next, read_cue(at));
            }
            at = next;
        }
    }

    /// Reads the speech that the word at `at` passes on; returns the item to go on with.
    std::uint32_t read_cue(std::uint32_t at) {
        if (told_.is(at, WordClass::According)) return according(at);
        if (told_.is(at, WordClass::Said) && is_verb(told_, at, WordClass::Said)) return said(at);
        if (told_.is(at, WordClass::Saying)) return saying(at);
        return at + 1;
    }

    std::uint32_t said(std::uint32_t verb) {
        if (is_denied(verb) || is_passive(verb)) return verb + 1;
        if (is_inverted(verb)) return inverted(verb);
        const auto source = subject_before(told_, verb, clause_begin(verb));
        if (!source) return verb + 1;
        const std::uint32_t content = content_begin(verb);
        if (content < end_) return add({content, content_end(content)}, *source, "said-that");
        return trailing(verb, *source);
    }

    std::uint32_t saying(std::uint32_t verb) {
        const std::uint32_t content = content_begin(verb);
        if (content >= end_) return verb + 1;
        const auto source = participle_subject(told_, verb, sentence_.begin);
        if (!source) return verb + 1;
        return add({content, content_end(content)}, *source, "said-that");
    }

    // According to Smith, the road is closed.  The road is closed, according to Smith.
    std::uint32_t according(std::uint32_t at) {
        const auto phrase = phrase_at(told_, at + 2, end_);
        if (!phrase) return at + 1;
        const Source source{*phrase, {}, at};
        if (at == sentence_.begin) {
            std::uint32_t comma = phrase->end;
            while (comma < end_ && !told_.is(comma, TokenKind::Comma)) {
                ++comma;
            }
            if (comma >= end_) return at + 1;
            return add({comma + 1, end_}, source, "according-to");
        }
        const bool is_parted = told_.is(at - 1, TokenKind::Comma);
        add({clause_start(), is_parted ? at - 1 : at}, source, "according-to");
        return phrase->end;
    }

    // The road is closed, Smith said on Monday.
    std::uint32_t trailing(std::uint32_t verb, const Source& source) {
        const std::uint32_t begin = source.head.begin;
        if (begin <= sentence_.begin) return verb + 1;
        if (!is_parted(begin - 1) || leads_in(clause_start()) || tail_goes_on(verb)) {
            return verb + 1;
        }
        add({clause_start(), begin - 1}, source, "clause-said");
        return verb + 1;
    }

    // "The road is closed, said Smith": what stands before the comma is a clause and no aside, or
    // behind the verb is nothing but a name.
    bool is_inverted(std::uint32_t verb) const {
        if (verb <= sentence_.begin + 1 || !is_parted(verb - 1)) return false;
        const auto source = subject_after(told_, verb, end_);
        if (!source) return false;
        const std::uint32_t behind = source->head.end;
        if (behind < end_ && !is_parted(behind)) return false;
        std::uint32_t comma = verb - 1;
        while (comma > sentence_.begin && !is_parted(comma - 1)) {
            --comma;
        }
        if (comma == sentence_.begin) return true;
        for (std::uint32_t at = comma; at < verb; ++at) {
            if (told_.is(at, WordClass::Who)) return false;
            if (told_.is(at, WordClass::Auxiliary)) return true;
        }
        return false;
    }

    // The road, said Smith, is closed.
    std::uint32_t inverted(std::uint32_t verb) {
        if (verb <= sentence_.begin || !is_parted(verb - 1)) return verb + 1;
        const auto source = subject_after(told_, verb, end_);
        if (!source) return verb + 1;
        const bool is_within = source->head.end < end_ &&
                               told_.is(source->head.end, TokenKind::Comma) &&
                               source->apposition.end == source->apposition.begin;
        add({clause_start(), is_within ? end_ : verb - 1}, *source, "clause-said");
        return end_;
    }

    // "In his tribute, Smith said: ..." is followed by the words.
    bool tail_goes_on(std::uint32_t verb) const {
        for (std::uint32_t at = verb; at < end_ && !told_.is(at, TokenKind::Comma); ++at) {
            const bool goes_on = told_.is_quote(at) || told_.is(at, TokenKind::Colon);
            if (goes_on || at - verb > longest_tail) return true;
        }
        return false;
    }

    // "Asked about it, Smith said"; "In his tribute" has no verb.
    bool leads_in(std::uint32_t at) const {
        if (!told_.is_word(at)) return false;
        if (told_.is(at, WordClass::Said | WordClass::Saying)) return true;
        return told_.is(at, WordClass::Preposition | WordClass::Conjunction) && !has_verb(at);
    }

    bool is_parted(std::uint32_t at) const {
        return told_.is(at, TokenKind::Comma) || told_.is(at, TokenKind::Dash);
    }

    /// Behind what was found before, and behind `LARKHAVEN, Jan 14 (Wire) - `.
    std::uint32_t clause_start() const {
        std::uint32_t begin = std::max(sentence_.begin, last_end_);
        const std::uint32_t reach = std::min(end_, begin + 12);
        if (begin < end_ && told_.is_word(begin) && told_.token(begin).is_upper) {
            for (std::uint32_t at = begin; at + 1 < reach; ++at) {
                if (told_.is(at, TokenKind::Dash)) return at + 1;
            }
        }
        return begin;
    }

    std::uint32_t clause_begin(std::uint32_t verb) const {
        std::uint32_t at = verb;
        while (at > sentence_.begin && !told_.is_quote(at - 1)) {
            --at;
        }
        return at;
    }

    // did not say, never said, would not say
    bool is_denied(std::uint32_t verb) const {
        for (std::uint32_t at = verb; at-- > sentence_.begin && at + 4 > verb;) {
            if (told_.is(at, WordClass::Negation)) return true;
            if (!told_.is(at, WordClass::Auxiliary | WordClass::Adverb)) return false;
            const auto word = told_.reading->word(told_.items[at].token);
            if (word.ends_with("n't") || word.ends_with("n\u2019t")) return true;
        }
        return false;
    }

    // was told that; , asked whether; when told that
    bool is_passive(std::uint32_t verb) const {
        if (annotation::is_passive(told_, verb, sentence_.begin)) return true;
        const bool is_asked = told_.reading->word(told_.items[verb].token) == "asked" ||
                              is_one_of(told_, verb, telling);
        if (!is_asked || verb == sentence_.begin) return false;
        return told_.is(verb - 1, TokenKind::Comma) ||
               (told_.is(verb - 1, WordClass::Conjunction) && !is_joint_verb(verb - 1));
    }

    // warned ... and asked: not "when asked".
    bool is_joint_verb(std::uint32_t at) const { return told_.token(at).span.length() == 3; }

    /// Where the words passed on begin behind the verb; the sentence's end when none do.
    std::uint32_t content_begin(std::uint32_t verb) const {
        std::uint32_t at = verb + 1;
        if (is_one_of(told_, verb, telling)) {
            at = object_end(at);
            if (at == verb + 1 && !told_.is_quote(at)) return end_;
        }
        if (at >= end_) return end_;
        const std::uint32_t that = complementizer(at);
        if (that < end_) return is_that(that) ? that + 1 : that;
        if (is_one_of(told_, verb, committing) && at < end_ && told_.is_word(at) &&
            told_.reading->word(told_.items[at].token) == "to") {
            return at;
        }
        const bool is_plain = is_one_of(told_, verb, plain_verbs);
        if (!is_plain && !is_one_of(told_, verb, other_verbs)) return end_;
        at = adjunct_end(at);
        if (at >= end_ || is_one_of(told_, at, no_clause)) return end_;
        return begins_clause(at) && (is_plain || has_verb(at)) ? at : end_;
    }

    bool is_that(std::uint32_t at) const {
        return told_.reading->word(told_.items[at].token) == "that";
    }

    /// "that" at once, or behind "on Monday", "in a statement".
    std::uint32_t complementizer(std::uint32_t at) const {
        if (is_one_of(told_, at, complementizers)) return at;
        const bool is_adjunct =
            told_.is(at, WordClass::Preposition | WordClass::Time | WordClass::Adverb);
        const std::uint32_t reach = std::min(end_, at + longest_adjunct);
        for (std::uint32_t next = at; is_adjunct && next < reach; ++next) {
            if (!told_.is_word(next) && !told_.is(next, TokenKind::Number)) break;
            if (is_that(next)) return next;
        }
        return end_;
    }

    /// Behind whom it was told to: "told reporters", "told the BBC on Monday".
    std::uint32_t object_end(std::uint32_t at) const {
        const std::uint32_t begin = at;
        while (at < end_ && told_.is_word(at)) {
            const bool is_first = at == begin;
            if (told_.is(at, WordClass::Auxiliary | WordClass::Conjunction)) break;
            if (!is_first && told_.is(at,
                                      WordClass::Determiner | WordClass::Preposition |
                                          WordClass::He | WordClass::She | WordClass::They |
                                          WordClass::It | WordClass::I | WordClass::Time)) {
                break;
            }
            const bool is_new = !is_first && told_.token(at).is_capital &&
                                !told_.token(at - 1).is_capital &&
                                !told_.is(at - 1, WordClass::Determiner);
            if (is_new) break;
            ++at;
        }
        return at;
    }

    /// Behind "on Monday", "in a statement", "later".
    std::uint32_t adjunct_end(std::uint32_t at) const {
        while (at < end_) {
            if (told_.is(at, WordClass::Time | WordClass::Adverb) &&
                !told_.is(at, WordClass::Preposition)) {
                ++at;
            } else if (told_.is(at, WordClass::Preposition) &&
                       !told_.is(at, WordClass::Conjunction)) {
                at = phrase_end(at + 1);
            } else {
                break;
            }
        }
        return at;
    }

    std::uint32_t phrase_end(std::uint32_t at) const {
        const std::uint32_t begin = at;
        while (at < end_ && told_.is_word(at) &&
               !told_.is(at, WordClass::Auxiliary | WordClass::Conjunction)) {
            const bool is_inner = at > begin && !told_.is(at - 1, WordClass::Determiner);
            const bool begins =
                told_.is(at,
                         WordClass::Preposition | WordClass::Determiner | WordClass::Time |
                             WordClass::He | WordClass::She | WordClass::They | WordClass::It) ||
                (told_.token(at).is_capital && !told_.token(at - 1).is_capital);
            if (is_inner && begins) break;
            ++at;
        }
        return at;
    }

    /// Something that has a verb of its own, as far as word lists tell.
    bool begins_clause(std::uint32_t at) const {
        if (!told_.is_word(at) && !told_.is(at, TokenKind::Number)) return false;
        return told_.token(at).is_capital ||
               !told_.is(at, WordClass::Preposition | WordClass::Conjunction | WordClass::Saying);
    }

    bool has_verb(std::uint32_t at) const {
        for (const std::uint32_t reach = std::min(end_, at + verb_reach); at < reach; ++at) {
            if (!told_.is_word(at)) return false;
            if (told_.is(at, WordClass::Auxiliary)) return true;
        }
        return false;
    }

    /// The sentence's end, or where the narrator goes on: ", adding", "and asked".
    std::uint32_t content_end(std::uint32_t begin) const {
        for (std::uint32_t at = begin + 1; at < end_; ++at) {
            if (told_.is(at, WordClass::Saying) && told_.is(at - 1, TokenKind::Comma)) {
                return at - 1;
            }
            const bool goes_on = is_verb(told_, at, WordClass::Said) &&
                                 told_.is(at - 1, WordClass::Conjunction) &&
                                 told_.token(at - 1).span.length() == 3;
            if (goes_on) return told_.is(at - 2, TokenKind::Comma) ? at - 2 : at - 1;
        }
        return end_;
    }

    /// Returns the item behind it.
    std::uint32_t add(ItemRange content, const Source& source, std::string_view rule) {
        while (content.end > content.begin && is_parted(content.end - 1)) {
            --content.end;
        }
        while (content.begin < content.end && is_parted(content.begin)) {
            ++content.begin;
        }
        if (words_of(content) < fewest_words) return std::max(content.end, *source.cue + 1);
        last_end_ = content.end;
        Attribution found;
        found.source = source;
        found.rule = rule;
        found.level = Level::Middle;
        found_.push_back({bytes(content), found});
        return content.end;
    }

    /// Words outside quotes: what is all quote is no reported speech.
    std::uint32_t words_of(ItemRange content) const {
        std::uint32_t words = 0;
        for (std::uint32_t at = content.begin; at < content.end; ++at) {
            words += told_.is_word(at) ? 1 : 0;
        }
        return words;
    }

    schema::Span bytes(ItemRange content) const {
        const auto& first = told_.items[content.begin];
        const auto& last = told_.items[content.end - 1];
        const std::uint32_t begin = first.quote != 0 ? told_.span(first.quote).outer.begin
                                                     : told_.token(content.begin).span.begin;
        const std::uint32_t end = last.quote != 0 ? told_.span(last.quote).outer.end
                                                  : told_.token(content.end - 1).span.end;
        return {begin, end};
    }

    const Narration& told_;
    ItemRange sentence_;
    std::uint32_t end_ = 0;       ///< Of the sentence, without its full stop.
    std::uint32_t last_end_ = 0;  ///< Of what was found last.
    std::vector<ReportedSpeech> found_;
};

}  // namespace

std::vector<ReportedSpeech> find_reported(const Narration& told) {
    if (told.reading->lexicon->lang() != "en") return {};
    return ReportFinder{told}.find();
}

}  // namespace onrecord::corpus::annotation
