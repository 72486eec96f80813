// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/quotes/german/rules.hpp"

#include "corpus/annotation/narration/german/clauses.hpp"
#include "corpus/annotation/narration/german/subjects.hpp"
#include "corpus/annotation/narration/german/words.hpp"
#include "corpus/annotation/quotes/german/according.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace onrecord::corpus::annotation::german {
namespace {

using schema::Level;

constexpr std::uint32_t reach_back = 8;  ///< Sentences that speech may be passed on over.

/// The last items of a sentence.
ItemRange near_end(ItemRange sentence) {
    constexpr std::uint32_t most = 400;
    const bool is_long = sentence.end - sentence.begin > most;
    return {is_long ? sentence.end - most : sentence.begin, sentence.end};
}

class Attributor {
public:
    explicit Attributor(const Place& place)
        : place_{place},
          told_{place.told},
          clauses_{clauses_of(place.told, place.sentence)},
          own_{clause_of_quote()} {}

    std::optional<Attribution> find() const {
        if (auto found = in_sentence()) return found;
        if (is_passed_on() || is_alone()) {
            if (auto found = carried()) return found;
        }
        if (const auto source = any_subject()) return made(*source, Level::Low, "clause-subject");
        return carried();
    }

private:
    static Attribution made(const Source& source, Level level, std::string_view rule) {
        return {source, level, rule, 0};
    }

    // What the sentence itself says.
    std::optional<Attribution> in_sentence() const {
        if (const auto source = owner_of_noun()) {
            return made(*source, Level::Middle, "possessor");
        }
        if (const auto source = behind()) return made(*source, Level::High, "quote-said-speaker");
        if (const auto source = viewed()) return made(*source, Level::Middle, "according-to");
        if (const auto source = cited_before()) {
            return made(*source, Level::Middle, "speaker-said-quote");
        }
        if (const auto source = speaking_before()) {
            const bool is_sure =
                is_behind_colon() || (source->cue && told_.is(*source->cue, WordClass::Said));
            return made(*source, is_sure ? Level::High : Level::Middle, "speaker-said-quote");
        }
        if (const auto source = tag_behind()) {
            return made(*source, Level::Middle, "quote-said-speaker");
        }
        if (const auto source = according(told_, place_.sentence, place_.item)) {
            return made(*source, Level::Middle, "according-to");
        }
        if (const auto source = before_colon()) return made(*source, Level::Middle, "colon-before");
        return std::nullopt;
    }

    // Die Zeitung zitiert dazu Anna Schmidt: "..."; not "zitiert einen Zeugen", who has no name.
    std::optional<Source> cited_before() const {
        for (std::uint32_t at = place_.sentence.begin + 1; at < place_.item; ++at) {
            if (!is_citing(told_, at) || told_.token(at).is_capital) continue;
            std::uint32_t name = at + 1;
            while (name < place_.item && told_.is(name, WordClass::Adverb)) {
                ++name;
            }
            const auto cited = noun_phrase(told_, name, place_.item);
            const bool is_name = cited && !cited->is_pronoun && told_.token(name).is_capital &&
                                 !has(told_, name, determiners);
            if (is_name) return Source{cited->words, {}, at};
        }
        return std::nullopt;
    }

    // "nach Ansicht des Ministers" in the quote's own clause, whose verb is none of speech;
    // "heißt es in dem Brief" behind the quote.
    std::optional<Source> viewed() const {
        const std::uint32_t next = place_.item + 2;
        const bool is_called =
            next + 1 < place_.sentence.end && told_.is(next + 1, WordClass::It) &&
            (word_at(told_, next).starts_with("hie") || word_at(told_, next).starts_with("hei"));
        if (is_called) return according(told_, {next, place_.sentence.end}, next);
        if (own_ >= clauses_.size()) return std::nullopt;
        const Clause& own = clauses_[own_];
        const bool says = own.verb && told_.is(*own.verb, WordClass::Said);
        const auto source = says ? std::nullopt : according(told_, own.items, place_.item);
        return source;
    }

    std::size_t clause_of_quote() const {
        for (std::size_t at = 0; at < clauses_.size(); ++at) {
            const ItemRange items = clauses_[at].items;
            if (items.begin <= place_.item && place_.item < items.end) return at;
        }
        return clauses_.size();
    }

    bool is_it(const Source& source) const {
        return told_.is(source.head.begin, WordClass::It) &&
               source.head.end == source.head.begin + 1;
    }

    bool is_behind_colon() const {
        return place_.item > place_.sentence.begin && told_.is(place_.item - 1, TokenKind::Colon);
    }

    // "...", sagte der Minister; "...", so der Minister
    std::optional<Source> behind() const {
        std::uint32_t at = place_.item + 1;
        const std::uint32_t end = place_.sentence.end;
        while (at < end && (told_.is(at, TokenKind::Comma) || told_.is(at, TokenKind::Dash))) {
            ++at;
        }
        if (at + 1 >= end || !told_.is_word(at) || told_.token(at).is_capital) return std::nullopt;
        const bool is_parted = at > place_.item + 1 || ends_open(place_);
        if (told_.is(at, WordClass::According)) return is_parted ? so(at) : std::nullopt;
        const bool is_first = place_.item == place_.sentence.begin || is_behind_colon();
        if (!is_verb_behind(at, is_parted && is_first)) return std::nullopt;
        if (!is_parted && !(is_first && is_speech(told_, at))) return std::nullopt;
        if (is_parted && !is_first && speaks_below()) return std::nullopt;
        const auto source = subject_behind(told_, at, end);
        if (!source || is_it(*source)) return std::nullopt;
        const auto cited = noun_phrase(told_, source->head.end, end);
        // "zitiert die Zeitung den Minister"
        return is_citing(told_, at) && cited && !cited->is_pronoun ? Source{cited->words, {}, at}
                                                                   : source;
    }

    // "so der Minister", "so urteilte der Minister"
    std::optional<Source> so(std::uint32_t at) const {
        const std::uint32_t end = place_.sentence.end;
        if (is_finite(told_, at + 1)) return subject_behind(told_, at + 1, end);
        const auto phrase = noun_phrase(told_, at + 1, end);
        if (!phrase) return std::nullopt;
        Source source = source_of(told_, *phrase, end);
        source.cue = at;
        return source;
    }

    // Behind a quote that begins its sentence any word that a subject follows is a verb; else it
    // must be of speech: "sei der Grund" goes on.
    bool is_verb_behind(std::uint32_t at, bool is_free) const {
        if (is_speech(told_, at)) return true;
        const auto clause = std::find_if(clauses_.begin(), clauses_.end(), [&](const Clause& one) {
            return one.items.begin <= at && at < one.items.end;
        });
        const bool speaks = clause != clauses_.end() && clause->speaks;
        if (told_.is(at, WordClass::Auxiliary)) return speaks;
        if (has(told_, at, GrammarClass::Subjunctive)) return false;
        if (is_finite(told_, at)) return is_free || speaks;
        const auto phrase = noun_phrase(told_, at + 1, place_.sentence.end);
        return is_free && phrase && phrase->role != Role::Object &&
               !told_.is(at,
                         WordClass::Preposition | WordClass::Conjunction | WordClass::Determiner |
                             WordClass::Adverb | WordClass::Who) &&
               !has(told_, at, GrammarClass::Subordinator | GrammarClass::Relative);
    }

    // "Während A sagte, es sei "...", sagte B": a subordinate clause before it has its speaker.
    bool speaks_below() const {
        for (std::size_t at = 0; at < own_ && at < clauses_.size(); ++at) {
            const Clause& clause = clauses_[at];
            const bool is_below = clause.kind == ClauseKind::Subordinate && !clause.is_relative;
            if (is_below && clause.speaks && clause.subject) return true;
        }
        return false;
    }

    // Der Minister sagte, dass es "..." sei; "wie der Minister sagte, ..." before all else.
    std::optional<Source> speaking_before() const {
        if (auto source = speaking_before(Asides::Skip)) return source;
        return speaking_before(Asides::Take);
    }

    enum class Asides : std::uint8_t { Skip, Take };
    std::optional<Source> speaking_before(Asides asides) const {
        bool has_infinitive = false;
        std::optional<Source> found;
        for (std::size_t at = std::min(own_ + 1, clauses_.size()); at-- > 0;) {
            const Clause& clause = clauses_[at];
            if (clause.kind == ClauseKind::Fragment) {
                has_infinitive = has_infinitive || clause.speaks;
                continue;
            }
            const bool speaks = clause.speaks || (has_infinitive && clause.verb);
            if (!speaks || !clause.subject || is_it(*clause.subject)) continue;
            if (is_aside(at, asides) || clause.subject->head.begin > place_.item) continue;
            const bool is_how = clause.kind == ClauseKind::Tag && at < own_;
            if (!found || is_how) found = clause.subject;
            const bool is_own_said =
                at == own_ && clause.verb && told_.is(*clause.verb, WordClass::Said);
            if (is_how || is_own_said || at < own_) break;
        }
        return found;
    }

    // A relative clause that has ended before the quote's: ", der X kritisierte, hat "..."". One
    // before a colon may hand the words over, and one before speech passed on.
    bool is_aside(std::size_t at, Asides asides) const {
        if (at == own_ || !clauses_[at].is_relative) return false;
        const bool is_last = at + 1 == own_;
        const bool has_own = clauses_[at].subject && clauses_[at].subject->apposition.end == 0;
        if (is_behind_colon() && is_last && has_own) return false;
        const bool is_content = own_ < clauses_.size() && clauses_[own_].items.begin == place_.item;
        if (is_content && is_last && has_said(clauses_[at])) return false;
        const bool is_passed_on = own_ < clauses_.size() && clauses_[own_].is_passed_on;
        return asides == Asides::Skip || !((is_behind_colon() || is_passed_on) && is_last);
    }

    bool has_said(const Clause& clause) const {
        return clause.verb && told_.is(*clause.verb, WordClass::Said | WordClass::Saying);
    }

    // "der Vorwurf der Partei, es sei ..."
    std::optional<Source> owner_of_noun() const {
        if (own_ == 0 || own_ >= clauses_.size()) return std::nullopt;
        const Clause& before = clauses_[own_ - 1];
        const bool is_content =
            clauses_[own_].is_passed_on || clauses_[own_].kind == ClauseKind::Subordinate;
        if (!is_content) return std::nullopt;
        for (std::uint32_t at = before.items.end; at-- > before.items.begin;) {
            if (!has(told_, at, GrammarClass::SpeechNoun)) continue;
            const bool is_of = told_.is(at + 1, WordClass::Preposition);
            const auto owner = noun_phrase(told_, at + (is_of ? 2 : 1), before.items.end);
            const bool is_whole = owner && owner->words.end == before.items.end;
            return is_whole ? std::optional{Source{owner->words, {}, at}} : std::nullopt;
        }
        return std::nullopt;
    }

    // Es sei "..." gewesen, sagte der Minister.
    std::optional<Source> tag_behind() const {
        for (std::size_t at = own_; at < clauses_.size(); ++at) {
            if (clauses_[at].kind == ClauseKind::Tag && clauses_[at].subject &&
                !is_it(*clauses_[at].subject)) {
                return clauses_[at].subject;
            }
        }
        return std::nullopt;
    }

    // Schmidt wörtlich: "..."
    std::optional<Source> before_colon() const {
        if (!is_behind_colon() || own_ == 0) return std::nullopt;
        std::optional<Source> found;
        for (std::size_t at = std::min(own_, clauses_.size()); at-- > 0;) {
            const Clause& clause = clauses_[at];
            if (clause.is_passed_on) return std::nullopt;
            if (!clause.subject || is_it(*clause.subject)) continue;
            if (!found || clause.verb) found = owner_of(*clause.subject);
            if (clause.kind == ClauseKind::Main) break;
        }
        return found;
    }

    // "Das Fazit von Anna Schmidt:"
    Source owner_of(Source source) const {
        const std::uint32_t at = source.head.end;
        const bool is_of = has(told_, at - 1, GrammarClass::Words) &&
                           told_.is(at, WordClass::Preposition) && at + 1 < place_.sentence.end;
        if (!is_of) return source;
        if (const auto owner = noun_phrase(told_, at + 1, place_.sentence.end)) {
            source.apposition = owner->words;
        }
        return source;
    }

    bool is_passed_on() const {
        return std::any_of(clauses_.begin(), clauses_.end(), [](const Clause& clause) {
            return clause.is_passed_on && clause.kind != ClauseKind::Subordinate;
        });
    }

    // The quote is the whole sentence.
    bool is_alone() const {
        for (std::uint32_t at = place_.sentence.begin; at < place_.sentence.end; ++at) {
            if (told_.is_word(at)) return false;
        }
        return true;
    }

    // Who spoke in the sentences before.
    std::optional<Attribution> carried() const {
        for (std::uint32_t back = 1; back <= reach_back && back <= place_.number; ++back) {
            const std::uint32_t number = place_.number - back;
            const bool is_same = told_.paragraph_of[number] == told_.paragraph_of[place_.number];
            const std::string_view rule = is_same ? "same-paragraph" : "previous-paragraph";
            if (auto found = known_in(number)) {
                found->rule = rule;
                if (!is_same) found->level = std::min(found->level, Level::Low);
                return found;
            }
            const auto clauses = clauses_of(told_, told_.sentences[number]);
            if (const auto source = speaker_of(clauses)) {
                return made(*source, is_same ? Level::Middle : Level::Low, rule);
            }
            if (back == 1 && is_same) {
                if (const auto source = person_of(clauses)) return made(*source, Level::Low, rule);
            }
            if (const auto source = according(
                    told_, near_end(told_.sentences[number]), told_.sentences[number].end)) {
                return made(*source, Level::Low, rule);
            }
        }
        return subject_before();
    }

    std::optional<Attribution> known_in(std::uint32_t number) const {
        for (std::uint32_t quote = place_.quote; quote-- > 1;) {
            if (told_.sentence_of[quote] != number) continue;
            if (!place_.known[quote]) continue;
            Attribution shared = *place_.known[quote];
            if (shared.shared_with == 0) shared.shared_with = quote;
            return shared;
        }
        return std::nullopt;
    }

    std::optional<Source> speaker_of(const std::vector<Clause>& clauses) const {
        for (std::size_t at = clauses.size(); at-- > 0;) {
            if (clauses[at].kind == ClauseKind::Subordinate) continue;
            if (clauses[at].speaks && clauses[at].subject && !is_it(*clauses[at].subject)) {
                return clauses[at].subject;
            }
        }
        return std::nullopt;
    }

    // Whoever did something in the sentence just before.
    std::optional<Source> person_of(const std::vector<Clause>& clauses) const {
        constexpr WordClasses person = WordClass::Office | WordClass::Honorific | WordClass::Male |
                                       WordClass::Female | WordClass::Forename | WordClass::Man |
                                       WordClass::Woman;
        for (const Clause& clause : clauses) {
            if (clause.kind != ClauseKind::Main || !clause.subject || clause.is_passed_on) continue;
            for (std::uint32_t at = clause.subject->head.begin; at < clause.subject->head.end;
                 ++at) {
                if (told_.is(at, person)) return clause.subject;
            }
        }
        return std::nullopt;
    }

    // "..." Das sagte der Minister.
    std::optional<Attribution> taken_up() const {
        const std::uint32_t number = place_.number + 1;
        if (number >= told_.sentences.size()) return std::nullopt;
        if (told_.paragraph_of[number] != told_.paragraph_of[place_.number]) return std::nullopt;
        const std::uint32_t first = told_.sentences[number].begin;
        if (!told_.is_word(first)) return std::nullopt;
        const auto word = word_at(told_, first);
        if (word != "Das" && word != "Dies" && word != "So") return std::nullopt;
        if (!is_finite(told_, first + 1)) return std::nullopt;
        const auto source = subject_behind(told_, first + 1, told_.sentences[number].end);
        if (!source || is_it(*source)) return std::nullopt;
        return made(*source, Level::Low, "quote-said-speaker");
    }

    // The subject of the sentence before, whatever it does.
    std::optional<Attribution> subject_before() const {
        if (auto found = taken_up()) return found;
        if (place_.number == 0) return std::nullopt;
        const auto clauses = clauses_of(told_, told_.sentences[place_.number - 1]);
        for (const Clause& clause : clauses) {
            if (clause.subject && clause.verb && clause.kind != ClauseKind::Subordinate) {
                return made(*clause.subject, Level::Low, "previous-paragraph");
            }
        }
        return std::nullopt;
    }

    // Of a main clause rather than of one that hangs on it.
    std::optional<Source> any_subject() const {
        std::optional<Source> found;
        for (std::size_t at = std::min(own_ + 1, clauses_.size()); at-- > 0;) {
            const Clause& clause = clauses_[at];
            if (!clause.subject || !clause.verb || is_it(*clause.subject)) continue;
            if (!found) found = clause.subject;
            if (clause.kind != ClauseKind::Main) continue;
            return clause.subject;
        }
        return found;
    }

    const Place& place_;
    const Narration& told_;
    std::vector<Clause> clauses_;
    std::size_t own_;
};

}  // namespace

std::optional<Attribution> attribute(const Place& place) { return Attributor{place}.find(); }

}  // namespace onrecord::corpus::annotation::german
