// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/narration/german/phrases.hpp"

#include "corpus/annotation/letters.hpp"
#include "corpus/annotation/narration/german/words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace onrecord::corpus::annotation::german {
namespace {

constexpr std::uint32_t longest_phrase = 40;     ///< With all genitives that hang on it.
constexpr std::uint32_t longest_attribute = 10;  ///< `die in einer Stadt am Meer geborene`
constexpr std::uint32_t longest_name_in_marks = 4;
constexpr std::uint32_t longest_bracket = 6;

constexpr std::array<std::string_view, 5> adjective_ends = {"e", "en", "er", "es", "em"};
constexpr std::array<std::string_view, 15> feminine_ends = {"ung",
                                                            "heit",
                                                            "keit",
                                                            "schaft",
                                                            "schrift",
                                                            "tät",
                                                            "tion",
                                                            "sion",
                                                            "enz",
                                                            "anz",
                                                            "ik",
                                                            "in",
                                                            "tur",
                                                            "ei",
                                                            "ie"};
constexpr std::array<std::string_view, 8> attribute_ends = {
    "ende", "enden", "ene", "enen", "te", "ten", "ter", "ender"};

template <std::size_t Size>
bool ends_with_any(std::string_view word, const std::array<std::string_view, Size>& ends) {
    return std::any_of(
        ends.begin(), ends.end(), [&](std::string_view end) { return word.ends_with(end); });
}

bool is_name_in_marks(const Narration& told, std::uint32_t at) {
    if (!told.is_quote(at)) return false;
    const auto& span = told.span(told.items[at].quote);
    const auto count = span.tokens.end - span.tokens.begin;
    const TokenKind last = told.reading->tokens[span.tokens.end - 1].kind;
    return count <= longest_name_in_marks && told.reading->tokens[span.tokens.begin].is_capital &&
           last != TokenKind::Stop && last != TokenKind::Comma;
}

bool is_adjective(const Narration& told, std::uint32_t at) {
    if (!is_lower(told, at)) return false;
    if (told.is(at,
                WordClass::Preposition | WordClass::Conjunction | WordClass::Auxiliary |
                    WordClass::Said | WordClass::Held | WordClass::Adverb | WordClass::Time)) {
        return false;
    }
    return ends_with_any(word_at(told, at), adjective_ends) &&
           !has(told, at, determiners | pronouns | GrammarClass::Finite);
}

class PhraseReader {
public:
    PhraseReader(const Narration& told, std::uint32_t begin, std::uint32_t end)
        : told_{told},
          begin_{begin},
          end_{end},
          at_{begin} {}

    std::optional<Phrase> read() {
        if (is_name_in_marks(told_, begin_)) return Phrase{{begin_, begin_ + 1}, Role::Either};
        if (!told_.is_word(begin_) && !told_.is(begin_, TokenKind::Number)) return std::nullopt;
        if (is_address()) return Phrase{{begin_, begin_ + 3}, Role::Either};
        read_determiners();
        const bool has_noun = read_modifiers() && read_nouns();
        if (!has_noun) return pronoun();
        read_possessed();
        read_bracket();
        read_genitive();
        read_joined();
        return Phrase{{begin_, at_}, role_, false, is_plural_};
    }

private:
    // "nordblatt.de"
    bool is_address() const {
        return begin_ + 2 < end_ && is_lower(told_, begin_) &&
               told_.is(begin_ + 1, TokenKind::Stop) && told_.token(begin_ + 1).is_joined &&
               is_lower(told_, begin_ + 2) && told_.token(begin_ + 2).is_joined;
    }

    std::optional<Phrase> pronoun() const {
        if (!has(told_, begin_, pronouns) || told_.token(begin_).is_upper) return std::nullopt;
        Phrase phrase{{begin_, begin_ + 1}, Role::Either, true};
        if (has(told_, begin_, GrammarClass::Subject)) phrase.role = Role::Subject;
        if (has(told_, begin_, GrammarClass::Object)) phrase.role = Role::Object;
        return phrase;
    }

    void read_determiners() {
        if (has(told_, begin_, GrammarClass::SubjectDeterminer)) {
            role_ = Role::Subject;
        } else if (has(told_, begin_, GrammarClass::ObjectDeterminer)) {
            role_ = Role::Object;
        }
        while (at_ < end_ && has(told_, at_, determiners)) {
            ++at_;
        }
        has_determiner_ = at_ > begin_;
        // "Einer der Zeugen"
        if (at_ == begin_ + 2 && has(told_, begin_ + 1, GrammarClass::GenitiveDeterminer) &&
            word_at(told_, begin_).ends_with("iner")) {
            role_ = Role::Subject;
        }
    }

    // Up to the noun: adjectives, numbers, adverbs behind a determiner, a whole attribute.
    bool read_modifiers() {
        if (has_determiner_ && skip_attribute()) return true;
        const std::uint32_t first = at_;
        while (at_ < end_) {
            if (is_noun(told_, at_)) return true;
            const bool is_between = at_ > first && has(told_, at_, GrammarClass::Link);
            const bool is_adverb =
                has_determiner_ && told_.is(at_, WordClass::Adverb | WordClass::Negation);
            const bool goes_on =
                told_.is(at_, TokenKind::Number) || is_between || is_adverb || is_joined() ||
                is_before_joined() ||
                (is_adjective(told_, at_) && (has_determiner_ || !is_finite(told_, at_))) ||
                (has_determiner_ && is_scare(at_));
            if (!goes_on) break;
            is_plural_ = is_plural_ || (at_ == begin_ + 1 && word_at(told_, at_).ends_with("en") &&
                                        lowered(word_at(told_, begin_)) == "die");
            ++at_;
        }
        // "die „Abendzeitung“"
        if (has_determiner_ && at_ < end_ && is_name_in_marks(told_, at_)) return true;
        return false;
    }

    bool is_scare(std::uint32_t at) const {
        return told_.is_quote(at) && !is_name_in_marks(told_, at) &&
               told_.span(told_.items[at].quote).tokens.end -
                       told_.span(told_.items[at].quote).tokens.begin <=
                   2;
    }

    // "die in Hamburg geborene Sängerin"
    bool skip_attribute() {
        const bool may_be =
            at_ < end_ && (told_.is(at_, WordClass::Preposition | WordClass::Adverb) ||
                           has(told_, at_, GrammarClass::Object));
        if (!may_be) return false;
        if (begin_ > 0 && told_.is(begin_ - 1, TokenKind::Comma)) return false;
        for (std::uint32_t at = at_ + 1; at + 1 < end_ && at < at_ + longest_attribute; ++at) {
            if (!told_.is_word(at) && !told_.is(at, TokenKind::Number)) return false;
            const bool ends = is_lower(told_, at) && is_noun(told_, at + 1) &&
                              !told_.is(at, WordClass::Preposition) &&
                              ends_with_any(word_at(told_, at), attribute_ends);
            if (!ends) continue;
            at_ = at + 1;
            return true;
        }
        return false;
    }

    bool read_nouns() {
        const std::uint32_t first = at_;
        if (is_name_in_marks(told_, at_)) {
            ++at_;
            return true;
        }
        while (at_ < end_) {
            const bool is_number = told_.is(at_, TokenKind::Number) && at_ > first;
            const bool is_time = at_ > first && told_.is(at_, WordClass::Time) && !is_joined();
            if ((is_noun(told_, at_) && !is_time) || is_joined() || is_number) {
                ++at_;
            } else if (at_ > first && is_slash() && at_ + 1 < end_ && is_noun(told_, at_ + 1)) {
                at_ += 2;
            } else if (const auto particles = count_particles(first); particles > 0) {
                at_ += particles;
            } else {
                break;
            }
        }
        if (at_ == first) return false;
        if (role_ == Role::Subject && is_feminine(first)) role_ = Role::Object;
        if (!has_determiner_ && told_.is(first, WordClass::Time)) role_ = Role::Object;
        return true;
    }

    bool is_joined() const {
        return (told_.is_word(at_) || told_.is(at_, TokenKind::Number)) &&
               told_.token(at_).is_joined;
    }
    // "die documenta-Leitung"
    bool is_before_joined() const {
        return told_.is_word(at_) && at_ + 1 < end_ && told_.is_word(at_ + 1) &&
               told_.token(at_ + 1).is_joined;
    }
    bool is_slash() const {
        return told_.is(at_, TokenKind::Other) &&
               (told_.reading->text[told_.token(at_).span.begin] == '/' ||
                told_.reading->text[told_.token(at_).span.begin] == '&');
    }

    // "Ursula von der Leyen"
    std::uint32_t count_particles(std::uint32_t first) const {
        std::uint32_t count = 0;
        while (count < 2 && at_ + count < end_ && told_.is(at_ + count, WordClass::Particle) &&
               is_lower(told_, at_ + count)) {
            ++count;
        }
        if (count == 0 || at_ == first || at_ + count >= end_) return 0;
        const bool is_name =
            told_.is(at_ - 1, WordClass::Male | WordClass::Female | WordClass::Forename);
        return is_name && !has(told_, at_, GrammarClass::Link) && is_noun(told_, at_ + count)
                   ? count
                   : 0;
    }

    // By the end of the first compound: "der EU-Kommission".
    bool is_feminine(std::uint32_t first) const {
        std::uint32_t head = first;
        while (head + 1 < at_ && told_.token(head + 1).is_joined) {
            ++head;
        }
        if (has(told_, head, GrammarClass::Feminine)) return true;
        const std::string_view word = word_at(told_, head);
        if (word.ends_with("ein") || word.size() < 5) return false;
        if (ends_with_any(word, feminine_ends)) {
            return !told_.is(head, WordClass::Male | WordClass::Man);
        }
        return word.ends_with('e') && !told_.is(head, WordClass::Office | WordClass::Honorific) &&
               !word.ends_with("ologe") && at_ == head + 1;
    }

    void read_bracket() {
        if (at_ >= end_ || !told_.is(at_, TokenKind::Open)) return;
        for (std::uint32_t at = at_ + 1; at < end_ && at <= at_ + longest_bracket; ++at) {
            if (!told_.is(at, TokenKind::Close)) continue;
            at_ = at + 1;
            return;
        }
    }

    // "Schmidts junger Sprecher"
    void read_possessed() {
        if (at_ >= end_ || !told_.token(at_ - 1).is_possessive) return;
        const std::uint32_t first = at_;
        while (at_ < end_ && is_adjective(told_, at_)) {
            ++at_;
        }
        if (at_ >= end_ || !is_noun(told_, at_) || !read_nouns()) at_ = first;
    }

    // "der Sprecher der Partei", "ein Sprecher von Nordbahn"
    void read_genitive() {
        if (at_ >= end_ || told_.is(at_ - 1, WordClass::Forename)) return;
        if (has(told_, at_, GrammarClass::GenitiveDeterminer)) {
            const auto owner = noun_phrase(told_, at_, end_);
            if (owner && !owner->is_pronoun) at_ = owner->words.end;
            return;
        }
        const bool is_of = told_.is(at_, WordClass::Preposition) &&
                           told_.is(at_ - 1, WordClass::Office | WordClass::Body) &&
                           word_at(told_, at_).starts_with("vo");
        if (!is_of || at_ + 1 >= end_) return;
        const auto owner = noun_phrase(told_, at_ + 1, end_);
        if (owner && !owner->is_pronoun) at_ = owner->words.end;
    }

    // "Anna Schmidt und Eva Weber", when a verb of several stands behind it.
    void read_joined() {
        if (at_ + 1 >= end_ || !has(told_, at_, GrammarClass::Link)) return;
        const auto other = noun_phrase(told_, at_ + 1, end_);
        if (!other || other->is_pronoun || other->role == Role::Object) return;
        const std::uint32_t next = other->words.end;
        const bool is_verb = next < end_ && is_finite(told_, next);
        if (is_verb && !is_plural_verb(told_, next)) return;
        at_ = next;
    }

    const Narration& told_;
    std::uint32_t begin_;
    std::uint32_t end_;
    std::uint32_t at_;
    Role role_ = Role::Either;
    bool has_determiner_ = false;
    bool is_plural_ = false;
};

}  // namespace

std::optional<Phrase> noun_phrase(const Narration& told, std::uint32_t begin, std::uint32_t end) {
    if (begin >= end) return std::nullopt;
    return PhraseReader{told, begin, std::min(end, begin + longest_phrase)}.read();
}

Source source_of(const Narration& told, const Phrase& phrase, std::uint32_t end) {
    Source source{phrase.words, {}, {}};
    const std::uint32_t comma = phrase.words.end;
    if (phrase.is_pronoun || comma + 1 >= end || !told.is(comma, TokenKind::Comma)) return source;
    const auto aside = noun_phrase(told, comma + 1, end);
    if (!aside || aside->is_pronoun || aside->role == Role::Object) return source;
    const std::uint32_t next = aside->words.end;
    if (next < end && is_finite(told, next)) return source;
    source.apposition = aside->words;
    return source;
}

}  // namespace onrecord::corpus::annotation::german
