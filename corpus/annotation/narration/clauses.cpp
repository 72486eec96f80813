// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/narration/clauses.hpp"

#include <algorithm>
#include <array>

namespace onrecord::corpus::annotation {
namespace {

constexpr WordClasses pronouns =
    WordClass::He | WordClass::She | WordClass::They | WordClass::It | WordClass::I;
constexpr WordClasses verbs = WordClass::Said | WordClass::Held | WordClass::Saying;
constexpr WordClasses between =
    WordClass::Adverb | WordClass::Auxiliary | WordClass::Negation | WordClass::Time;
constexpr std::uint32_t longest_phrase = 14;
constexpr std::uint32_t longest_aside = 40;

bool is_name_word(const Narration& told, std::uint32_t at) {
    return told.is_word(at) && told.token(at).is_capital;
}

bool is_verb(const Narration& told, std::uint32_t at) { return is_verb(told, at, verbs); }

bool is_of_word(const Narration& told, std::uint32_t at) {
    return told.reading->word(told.items[at].token) == "of";
}

bool is_phrase_word(const Narration& told, std::uint32_t at) {
    if (told.is_quote(at)) return false;
    const TokenKind kind = told.token(at).kind;
    return kind == TokenKind::Word || kind == TokenKind::Number;
}

bool is_joint(const Narration& told, std::uint32_t at, std::uint32_t begin) {
    return at > begin && told.is(at, WordClass::Conjunction) && told.token(at).span.length() <= 3 &&
           is_name_word(told, at - 1) && is_name_word(told, at + 1) &&
           !told.is(at - 1, WordClass::Time);  // "on Monday and Smith said"
}

// Smith (R-Texas) said; Smith — the mayor — said.
std::uint32_t skip_bracket_back(const Narration& told, std::uint32_t end, std::uint32_t begin) {
    while (end > begin && told.is(end - 1, TokenKind::Close)) {
        std::uint32_t at = end - 1;
        while (at > begin && !told.is(at, TokenKind::Open)) {
            --at;
        }
        end = at;
    }
    return end;
}

/// May and Will are names where a sentence does not begin with them.
bool is_named_like_verb(const Narration& told, std::uint32_t at) {
    return told.is(at, WordClass::Auxiliary) && told.token(at).is_capital;
}

std::uint32_t skip_between_back(const Narration& told, std::uint32_t end, std::uint32_t begin) {
    while (end > begin && told.is(end - 1, between) && !told.is(end - 1, WordClass::Honorific) &&
           !is_named_like_verb(told, end - 1)) {
        --end;
        if (!told.is(end, WordClass::Time)) continue;
        if (end > begin + 1 && told.is(end - 1, WordClass::Determiner)) --end;  // this week
        if (end > begin && told.is(end - 1, WordClass::Preposition)) --end;     // on Monday
    }
    return end;
}

/// The comma or dash that opens the aside which ends before `end`.
std::optional<std::uint32_t> aside_begin(const Narration& told,
                                         std::uint32_t end,
                                         std::uint32_t begin) {
    const TokenKind kind = told.token(end - 1).kind;
    const std::uint32_t least = end - begin > longest_aside ? end - longest_aside : begin;
    while (end > begin + 1 && kind == TokenKind::Dash && told.is(end - 2, kind)) {
        --end;
    }  // "--"
    for (std::uint32_t at = end - 1; at-- > least;) {
        if (told.is(at, kind)) {
            return at > begin && kind == TokenKind::Dash && told.is(at - 1, kind) ? at - 1 : at;
        }
        if (told.is(at, TokenKind::Stop)) return std::nullopt;
    }
    return std::nullopt;
}

/// "Smith, R-Texas, said"
bool is_party(const Narration& told, std::uint32_t at) {
    return told.is_word(at) && told.token(at).is_capital && told.token(at).span.length() == 1 &&
           at + 1 < told.items.size() && told.is_word(at + 1) && told.token(at + 1).is_joined;
}

/// "Smith, 58, whose shop, Morning Tide, burned down, said": the aside begins with the age or the
/// relative pronoun, commas within it.
std::uint32_t outer_aside(const Narration& told, std::uint32_t opening, std::uint32_t begin) {
    const std::uint32_t least = opening - begin > longest_aside ? opening - longest_aside : begin;
    std::uint32_t outer = opening;
    for (std::uint32_t at = opening; at-- > least;) {
        if (told.is_quote(at) || told.is(at, TokenKind::Colon)) break;
        if (!told.is(at, TokenKind::Comma) || at == begin) continue;
        const bool begins = told.is(at + 1, WordClass::Who) || told.is(at + 1, TokenKind::Number) ||
                            is_party(told, at + 1);
        if (begins && phrase_before(told, at, begin)) outer = at;
    }
    return outer;
}

/// "Smith, an engineer at the University of Paris, who was there, said": the aside that a name
/// stands before, where what stands before this one is led by "at" or the like.
std::uint32_t name_aside(const Narration& told, std::uint32_t opening, std::uint32_t begin) {
    const auto phrase = phrase_before(told, opening, begin);
    if (!phrase || phrase->begin <= begin + 1) return opening;
    const std::uint32_t left = phrase->begin - 1;
    if (!told.is(left, WordClass::Preposition) || told.token(left).is_capital) return opening;
    for (std::uint32_t at = left; at-- > begin + 1;) {
        if (told.is_quote(at) || is_verb(told, at)) break;
        if (!told.is(at, TokenKind::Comma)) continue;
        const auto name = phrase_before(told, at, begin);
        const bool is_name =
            name && is_name_word(told, name->end - 1) &&
            (name->begin == begin || !told.is(name->begin - 1, WordClass::Preposition));
        return is_name ? at : opening;
    }
    return opening;
}

/// "Smith and her deputy, Eva Jones, said": with Smith, where the clause begins with both.
std::uint32_t joint_begin(const Narration& told, std::uint32_t second, std::uint32_t begin) {
    constexpr std::uint32_t longest_first = 8;
    const bool is_second = second > begin + 1 && second - begin < longest_first &&
                           told.is(second - 1, WordClass::Conjunction) &&
                           told.token(second - 1).span.length() == 3 &&
                           is_name_word(told, second - 2);
    if (!is_second) return second;
    const auto first = phrase_before(told, second - 1, begin);
    return first && first->begin == begin ? begin : second;
}

// "The lawyer of Fitz Moore, Anna Smith, said": the aside is the lawyer's name.
bool is_led_to_name(const Narration& told, ItemRange phrase, ItemRange aside, std::uint32_t begin) {
    const std::uint32_t words = aside.end - aside.begin;
    const bool is_led = phrase.begin > begin + 1 &&
                        told.is(phrase.begin - 1, WordClass::Preposition) &&
                        !told.token(phrase.begin - 1).is_capital;
    if (!is_led || words < 2 || words > 4) return false;
    for (std::uint32_t at = aside.begin; at < aside.end; ++at) {
        if (!is_name_word(told, at) || told.is(at, WordClass::Body | WordClass::Place)) {
            return false;
        }
    }
    return true;
}

std::optional<Source> before_aside(const Narration& told, std::uint32_t end, std::uint32_t begin) {
    auto opening = aside_begin(told, end, begin);
    if (opening) opening = outer_aside(told, *opening, begin);
    if (opening) opening = name_aside(told, *opening, begin);
    if (!opening) {
        const auto phrase = phrase_before(told, end - 1, begin);
        return phrase ? std::optional<Source>{Source{*phrase, {}, {}}} : std::nullopt;
    }
    auto phrase = phrase_before(told, *opening, begin);
    if (!phrase) return std::nullopt;
    if (is_led_to_name(told, *phrase, {*opening + 1, end - 1}, begin)) {
        return Source{{*opening + 1, end - 1}, {}, {}};
    }
    phrase->begin = joint_begin(told, phrase->begin, begin);
    return Source{*phrase, {*opening + 1, end - 1}, {}};
}

// "both said", "all agreed"
bool is_float(const Narration& told, std::uint32_t at) {
    const auto word = told.reading->word(told.items[at].token);
    return word == "both" || word == "all" || word == "each";
}

// "Smith, described as ...", "Smith, dubbed ...": the name, and no aside of hers, stands before.
bool is_participle_aside(const Narration& told, std::uint32_t verb) {
    if (verb < 2 || verb + 1 >= told.items.size() || !told.is(verb - 1, TokenKind::Comma)) {
        return false;
    }
    if (!told.plays(verb, WordRole::Naming)) return false;
    const bool has_no_object = told.is_quote(verb + 1) ||
                               told.is(verb + 1, WordClass::Preposition | WordClass::Conjunction);
    return has_no_object && is_name_word(told, verb - 2);
}

// "Smith accused of ...", "Smith urged to ...", "Smith slammed by ...": without an object.
bool is_reduced_passive(const Narration& told, std::uint32_t verb) {
    if (verb + 1 >= told.items.size() || !told.is(verb + 1, WordClass::Preposition)) return false;
    const auto word = told.reading->word(told.items[verb].token);
    const auto next = told.reading->word(told.items[verb + 1].token);
    if (next == "by") return word.ends_with("ed") || word == "told";
    if (next == "of") return word == "accused";
    return next == "to" && (word == "told" || word == "urged" || word == "ordered");
}

// "said talks had failed", "reports were": a noun that looks like a verb.
bool is_noun(const Narration& told, std::uint32_t at) {
    const Token& before = told.token(at - 1);
    if (before.is(WordClass::Said) && !before.is_capital && !told.is(at, WordClass::Saying)) {
        return true;
    }
    // "amid Harbour Party claims": led by a preposition, a noun.
    if (before.is_capital && told.plays(at, WordRole::NounToo)) {
        std::uint32_t left = at - 1;
        while (left > 0 && told.is_word(left) && told.token(left).is_capital) {
            --left;
        }
        const bool is_led = told.is(left, WordClass::Preposition) &&
                            !told.is(left, WordClass::Conjunction) && !told.token(left).is_capital;
        if (is_led) return true;
    }
    if (!told.is(at, WordClass::Held) || at + 1 >= told.items.size() ||
        !told.reading->word(told.items[at].token).ends_with('s')) {
        return false;
    }
    if (told.is(at + 1, WordClass::Auxiliary)) return true;
    // "criminal justice issues, saying": behind a plain word and without an object.
    const WordClasses subjects = WordClass::He | WordClass::She | WordClass::They | WordClass::It |
                                 WordClass::I | WordClass::Who | WordClass::Adverb |
                                 WordClass::Auxiliary | WordClass::Office | WordClass::Body |
                                 WordClass::Document | WordClass::Conjunction;
    const bool has_object =
        told.is_quote(at + 1) ||
        (told.is_word(at + 1) && !told.is(at + 1, WordClass::Preposition | WordClass::Conjunction));
    return !has_object && !before.is_capital && !before.is(subjects);
}

// "..., with Smith having already pledged"
bool is_with(const Narration& told, std::uint32_t at) {
    return told.reading->word(told.items[at].token) == "with";
}

// "He said the risk had grown, described the plan as ... and": what stands before the comma is no
// subject.
bool is_listed_deed(const Narration& told, const Source& source, std::uint32_t verb) {
    const WordClasses speakers = WordClass::Office | WordClass::Man | WordClass::Woman |
                                 WordClass::Body | WordClass::Document | WordClass::Honorific |
                                 WordClass::NotName | pronouns | WordClass::Who;
    const std::uint32_t last = source.head.end - 1;
    const bool has_aside = source.apposition.end > source.apposition.begin;
    return told.reading->lexicon->lang() == "en" && !has_aside && told.is(verb, WordClass::Said) &&
           told.is(verb - 1, TokenKind::Comma) && !told.token(last).is_capital &&
           !told.is(last, speakers) && !told.plays(last, WordRole::Voice) &&
           !told.plays(last, WordRole::Police) && !told.plays(last, WordRole::Describing);
}

bool is_before_office(const Narration& told, std::uint32_t at) {
    const WordClasses apart = WordClass::Time | WordClass::Preposition | WordClass::Conjunction;
    return told.is_word(at) && !told.token(at).is_capital && !told.is(at, apart) &&
           told.is(at + 1, WordClass::Office) && !told.token(at + 1).is_capital;
}

}  // namespace

bool is_verb(const Narration& told, std::uint32_t at, WordClasses classes) {
    if (!told.is(at, classes)) return false;
    // "ADA BROOK SAID": a line all in capitals.
    const bool is_shouted =
        at > 0 && told.is_word(at - 1) && told.token(at).is_upper && told.token(at - 1).is_upper;
    if (told.token(at).is_capital && !is_shouted) return false;
    // "continued to hear voices": no words are handed over.
    const bool has_to = at + 1 < told.items.size() && told.is(at + 1, WordClass::Preposition) &&
                        told.token(at + 1).span.length() == 2 &&
                        told.reading->word(told.items[at + 1].token) == "to";
    if (has_to && told.plays(at, WordRole::GoesOn)) return false;
    if (at == 0 || !told.is_word(at - 1)) return true;
    const Token& before = told.token(at - 1);
    if (is_noun(told, at)) return false;
    if (at > 1 && told.plays(at - 1, WordRole::Attribute) &&
        told.is(at - 2, WordClass::Determiner)) {
        return false;  // "the key points"
    }
    if (before.is(WordClass::Determiner) && !before.is(WordClass::She) && !is_float(told, at - 1)) {
        return false;
    }
    return !before.is_possessive &&
           !(before.is(WordClass::Preposition) && !before.is_capital &&
             !before.is(WordClass::Conjunction) && !told.is(at, WordClass::Saying));
}

bool is_passive(const Narration& told, std::uint32_t verb, std::uint32_t begin) {
    static constexpr std::array<std::string_view, 7> being = {
        "is", "are", "was", "were", "be", "been", "being"};
    if (is_reduced_passive(told, verb) || is_participle_aside(told, verb)) return true;
    std::uint32_t at = verb;
    while (at > begin && told.is(at - 1, WordClass::Adverb)) {
        --at;
    }
    if (at == begin || !told.is(at - 1, WordClass::Auxiliary)) return false;
    const auto word = told.reading->word(told.items[at - 1].token);
    return std::find(being.begin(), being.end(), word) != being.end();
}

std::optional<ItemRange> phrase_before(const Narration& told,
                                       std::uint32_t end,
                                       std::uint32_t begin) {
    end = skip_bracket_back(told, end, begin);
    if (end <= begin || !is_phrase_word(told, end - 1)) return std::nullopt;
    std::uint32_t at = end - 1;
    if (told.is(at, pronouns | WordClass::Who) && !told.token(at).is_upper) {
        return ItemRange{at, end};
    }
    if (told.is(at, WordClass::Preposition | WordClass::Conjunction) &&
        !told.token(at).is_capital) {
        return std::nullopt;
    }
    const bool is_name = is_name_word(told, at);
    while (at > begin && end - at < longest_phrase && is_phrase_word(told, at - 1)) {
        const std::uint32_t left = at - 1;
        const bool is_who = told.is(left, WordClass::Auxiliary | WordClass::Who) &&
                            !is_named_like_verb(told, left);  // "Will Summers"
        if (is_verb(told, left) || is_who) break;
        if (told.is(left, pronouns) && !told.is(left, WordClass::Determiner)) break;
        if (told.is(left, WordClass::Conjunction)) {
            if (!is_joint(told, left, begin)) break;
        } else if (told.is(left, WordClass::Preposition) && !told.token(left).is_capital) {
            // A name takes "of" in (Secretary of State Smith); "in Paris Smith" stays apart.
            const bool is_title =
                left > begin &&
                told.is(left - 1, WordClass::Office | WordClass::Body | WordClass::Honorific);
            // "Anna Smith of the Coast Guard", "Jeff Smith of Arizona".
            const bool is_of = left > begin && is_name_word(told, left - 1) &&
                               told.token(left).span.length() == 2 && is_of_word(told, left);
            if (is_name && !is_title && !is_of) break;
            if (left == begin || !is_phrase_word(told, left - 1)) break;
        } else if (is_before_office(told, left)) {
            // the former first minister of Scotland
        } else if (is_name && !is_name_word(told, left) && !told.token(left).is_joined &&
                   !told.is(left,
                            WordClass::Office | WordClass::Body | WordClass::Determiner |
                                WordClass::Particle | WordClass::Honorific)) {
            break;
        }
        at = left;
        const WordClasses goes_on = WordClass::Preposition | WordClass::Determiner;  // the former
        if (told.is(at, WordClass::Determiner) && !told.is(at - (at > begin ? 1 : 0), goes_on)) {
            break;
        }
    }
    return ItemRange{at, end};
}

std::optional<Source> subject_before(const Narration& told,
                                     std::uint32_t verb,
                                     std::uint32_t begin) {
    std::uint32_t end = skip_between_back(told, verb, begin);
    if (end > begin + 1 && told.is_word(end - 1) && is_float(told, end - 1)) --end;
    end = skip_bracket_back(told, end, begin);
    if (end <= begin) return std::nullopt;
    std::optional<Source> source;
    if (told.is(end - 1, TokenKind::Comma) || told.is(end - 1, TokenKind::Dash)) {
        source = before_aside(told, end, begin);
        if (source && is_listed_deed(told, *source, verb)) {
            if (auto subject = clause_subject(told, {begin, end - 1})) source = subject;
        }
    } else if (told.is(end - 1, WordClass::Who) && !told.token(end - 1).is_capital) {
        const bool has_comma = end - 1 > begin && told.is(end - 2, TokenKind::Comma);
        const auto phrase = phrase_before(told, has_comma ? end - 2 : end - 1, begin);
        if (phrase) source = Source{*phrase, {}, {}};
    } else if (told.is(end - 1, WordClass::Conjunction) && !told.token(end - 1).is_capital) {
        source = clause_subject(told, {begin, end - 1});
    } else if (const auto phrase = phrase_before(told, end, begin)) {
        source = Source{{joint_begin(told, phrase->begin, begin), phrase->end}, {}, {}};
        // "A letter obtained by the Gazette says": what a preposition leads is no subject.
        const std::uint32_t left = phrase->begin;
        const bool is_led = left > begin + 1 && told.is(left - 1, WordClass::Preposition) &&
                            !told.is(left - 1, WordClass::Conjunction) &&
                            !told.token(left - 1).is_capital && !is_with(told, left - 1);
        if (is_led) {
            if (auto subject = clause_subject(told, {begin, left - 1})) source = subject;
        }
    }
    if (source) source->cue = verb;
    return source;
}

std::optional<ItemRange> phrase_at(const Narration& told, std::uint32_t begin, std::uint32_t end) {
    if (begin >= end || !is_phrase_word(told, begin)) return std::nullopt;
    if (told.is(begin, pronouns) && !told.is(begin, WordClass::Determiner)) {
        return ItemRange{begin, begin + 1};
    }
    std::uint32_t at = begin;
    while (at < end && at - begin < longest_phrase && is_phrase_word(told, at)) {
        const bool is_verbal = told.is(at, WordClass::Auxiliary) && !told.token(at).is_capital;
        const bool is_who = told.is(at, WordClass::Who) && !told.token(at).is_upper;
        if (is_verb(told, at) || is_verbal || is_who) break;
        if (told.is(at, WordClass::Conjunction) && !told.token(at).is_capital &&
            !is_joint(told, at, begin)) {
            break;
        }
        if (at > begin && told.is(at, WordClass::Preposition) && !told.token(at).is_capital) {
            const bool is_of = told.token(at).span.length() <= 3 &&
                               told.is(at - 1, WordClass::Office | WordClass::Body) &&
                               !told.is(at + 1 < end ? at + 1 : at, TokenKind::Number);  // at 18.07
            if (!is_of) break;
        }
        const bool is_time = told.is(at, WordClass::Time) && !told.token(at).is_joined &&
                             !is_named_like_verb(told, at);  // not "27-year-old Smith"
        if (at > begin && is_time) break;
        ++at;
    }
    if (at == begin) return std::nullopt;
    return ItemRange{begin, at};
}

namespace {

// the director of «Harbour» Anna Smith: a name in marks stands within the phrase.
std::optional<ItemRange> behind_brand(const Narration& told, std::uint32_t at, std::uint32_t end) {
    constexpr std::uint32_t longest_brand = 3;
    if (at + 1 >= end || !told.is_quote(at) || !is_name_word(told, at + 1)) return std::nullopt;
    const TokenRange words = told.span(told.items[at].quote).tokens;
    if (words.end - words.begin > longest_brand) return std::nullopt;
    return phrase_at(told, at + 1, end);
}

}  // namespace

std::optional<Source> subject_after(const Narration& told, std::uint32_t verb, std::uint32_t end) {
    std::uint32_t at = verb + 1;
    while (at < end && told.is(at, WordClass::Adverb) && !told.token(at).is_capital) {
        ++at;
    }
    if (at >= end ||
        told.is(at, WordClass::Preposition | WordClass::Time | WordClass::Conjunction)) {
        if (at >= end || !told.token(at).is_capital || told.is(at, WordClass::Time)) {
            return std::nullopt;
        }
    }
    const auto phrase = phrase_at(told, at, end);
    if (!phrase) return std::nullopt;
    Source source{*phrase, {}, verb};
    if (const auto named = behind_brand(told, phrase->end, end)) source.apposition = *named;
    if (phrase->end < end && told.is(phrase->end, TokenKind::Comma)) {
        const auto aside = phrase_at(told, phrase->end + 1, end);
        if (aside) source.apposition = *aside;
    }
    return source;
}

namespace {

// "Ukraine's foreign minister": behind the owner, up to the office.
bool is_owned(const Narration& told, std::uint32_t at, std::uint32_t begin) {
    if (at == begin || is_verb(told, at)) return false;
    for (std::uint32_t owner = at; owner-- > begin;) {
        if (told.token(owner).is_possessive) return true;
        if (told.is(owner, WordClass::Office | WordClass::Body)) return false;
    }
    return false;
}

}  // namespace

std::optional<Source> clause_subject(const Narration& told, ItemRange clause) {
    const std::uint32_t at = lead_end(told, clause);
    const auto phrase = phrase_at(told, at, clause.end);
    if (!phrase) return std::nullopt;
    ItemRange head = *phrase;
    // A phrase that begins with a name ends with it: the verb behind it is not in any list.
    if (is_name_word(told, head.begin) && !told.is(head.begin, WordClass::Determiner)) {
        std::uint32_t end = head.begin;
        while (end < head.end && (is_name_word(told, end) || is_owned(told, end, head.begin) ||
                                  is_joint(told, end, head.begin) ||
                                  (end + 1 < head.end && is_before_office(told, end)) ||
                                  told.is(end,
                                          WordClass::Office | WordClass::Body |
                                              WordClass::Particle | WordClass::Preposition))) {
            ++end;
        }
        while (end > head.begin + 1 && told.is(end - 1, WordClass::Preposition) &&
               !told.token(end - 1).is_capital) {
            --end;  // "Smith in a statement"
        }
        head.end = std::max(end, head.begin + 1);
    }
    Source source{head, {}, {}};
    if (phrase->end < clause.end && told.is(phrase->end, TokenKind::Comma)) {
        const auto aside = phrase_at(told, phrase->end + 1, clause.end);
        if (aside) source.apposition = *aside;
    }
    return source;
}

}  // namespace onrecord::corpus::annotation
