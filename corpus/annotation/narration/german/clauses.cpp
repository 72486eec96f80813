// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/narration/german/clauses.hpp"

#include "corpus/annotation/narration/german/phrases.hpp"
#include "corpus/annotation/narration/german/subjects.hpp"
#include "corpus/annotation/narration/german/words.hpp"

#include <algorithm>
#include <string_view>

namespace onrecord::corpus::annotation::german {
namespace {

constexpr std::uint32_t longest_sentence = 400;  ///< Items that are read; the last of more.

bool is_separator(const Narration& told, std::uint32_t at) {
    const bool is_clock = at > 0 && told.is(at, TokenKind::Colon) && told.token(at).is_joined &&
                          told.is(at - 1, TokenKind::Number) && at + 1 < told.items.size() &&
                          told.is(at + 1, TokenKind::Number);
    if (is_clock) return false;
    return told.is(at, TokenKind::Comma) || told.is(at, TokenKind::Colon) ||
           (told.is(at, TokenKind::Dash) && !told.token(at).is_joined);  // not "Ein- und Ausfuhr"
}

class ClauseReader {
public:
    ClauseReader(const Narration& told, ItemRange sentence) : told_{told}, sentence_{sentence} {}

    std::vector<Clause> read() {
        std::uint32_t at = sentence_.begin;
        while (at < sentence_.end) {
            std::uint32_t end = at;
            while (end < sentence_.end && !is_separator(told_, end)) {
                end = told_.is(end, TokenKind::Open) ? bracket_end(end) : end + 1;
            }
            if (end > at) read_segment({at, end});
            at = end + 1;
        }
        return std::move(clauses_);
    }

private:
    std::uint32_t bracket_end(std::uint32_t open) const {
        for (std::uint32_t at = open + 1; at < sentence_.end; ++at) {
            if (told_.is(at, TokenKind::Close)) return at + 1;
        }
        return open + 1;
    }

    // Cut where "und" leads to another finite verb.
    void read_segment(ItemRange segment) {
        const std::uint32_t first = skip_links(segment);
        if (first >= segment.end) return;
        const bool is_linked = first > segment.begin;
        if (is_subordinate(first, segment)) {
            add_subordinate(segment, first);
            return;
        }
        const auto verb = main_verb(first, segment.end);
        if (!verb || is_infinitive(*verb, segment)) {
            add_fragment(segment, first);
            return;
        }
        // "... und behauptet": the words before it belong to the clause that stands open.
        if (*verb > first && has(told_, *verb - 1, GrammarClass::Link) && *verb - 1 > first) {
            add_fragment({segment.begin, *verb - 1}, first);
            read_segment({*verb - 1, segment.end});
            return;
        }
        const std::uint32_t cut = cut_behind(*verb, segment.end);
        add_main({segment.begin, cut}, first, *verb, is_linked);
        if (cut < segment.end) read_segment({cut, segment.end});
    }

    // "lässt er - so heißt es - alles erklären"
    bool is_infinitive(std::uint32_t verb, ItemRange segment) const {
        const bool is_last = verb + 1 >= segment.end || !told_.is_word(verb + 1);
        return is_last && verb > segment.begin && word_at(told_, verb).ends_with("en") &&
               std::any_of(clauses_.begin(), clauses_.end(), [&](const Clause& clause) {
                   const bool is_open = clause.verb &&
                                        told_.is(*clause.verb, WordClass::Auxiliary) &&
                                        told_.is(verb, WordClass::Saying);
                   return clause.kind == ClauseKind::Main && clause.verb &&
                          (is_open || takes_infinitive(*clause.verb));
               });
    }

    bool takes_infinitive(std::uint32_t verb) const {
        static constexpr std::string_view stems[] = {
            "lä", "lie", "kann", "könn", "soll", "will", "woll", "muss", "müss", "darf", "möcht"};
        return std::any_of(std::begin(stems), std::end(stems), [&](std::string_view stem) {
            return word_at(told_, verb).starts_with(stem);
        });
    }

    std::uint32_t skip_links(ItemRange segment) const {
        std::uint32_t at = segment.begin;
        while (at < segment.end &&
               (has(told_, at, GrammarClass::Link) ||
                (!told_.is_word(at) && !told_.is_quote(at) && !told_.is(at, TokenKind::Number)))) {
            ++at;
        }
        return at;
    }

    bool is_behind_comma(std::uint32_t at) const {
        return at > sentence_.begin && told_.is(at - 1, TokenKind::Comma);
    }

    // By what leads it and by the verb at its end.
    bool is_subordinate(std::uint32_t first, ItemRange segment) const {
        if (has(told_, first, GrammarClass::Subordinator)) {
            const bool is_adverb = first + 1 < segment.end && is_finite(told_, first + 1);
            if (is_adverb || is_before_verb(first + 1, segment.end)) return false;
            return is_last_verb(first, segment.end) || !main_verb(first, segment.end);
        }
        if (has(told_, first, GrammarClass::InfinitiveLead)) return !main_verb(first, segment.end);
        if (!is_behind_comma(first)) return false;
        const bool is_led = told_.is(first, WordClass::Preposition) && first + 1 < segment.end &&
                            has(told_, first + 1, GrammarClass::Relative) &&
                            is_last_verb(first, segment.end);
        if (is_led) return true;
        if (!has(told_, first, GrammarClass::Relative)) return false;
        const auto phrase = noun_phrase(told_, first, segment.end);
        const auto verb = last_verb(first, segment.end);
        if (!verb) return false;
        const bool is_second = phrase && phrase->words.end == *verb &&
                               !has(told_, first + 1, GrammarClass::Relative | pronouns);
        return !is_second && is_last_verb(first, segment.end);
    }

    // "Während des Treffens sagte er": a noun phrase and at once the verb.
    bool is_before_verb(std::uint32_t at, std::uint32_t end) const {
        if (!has(told_, at, GrammarClass::GenitiveDeterminer)) return false;
        const auto phrase = noun_phrase(told_, at, end);
        return phrase && phrase->words.end < end && is_finite(told_, phrase->words.end);
    }

    std::optional<std::uint32_t> last_verb(std::uint32_t begin, std::uint32_t end) const {
        for (std::uint32_t at = end; at-- > begin;) {
            if (is_finite(told_, at) || is_speech(told_, at)) return at;
        }
        return std::nullopt;
    }

    // Nothing behind it but a prepositional phrase, and no finite verb before it.
    bool is_last_verb(std::uint32_t begin, std::uint32_t end) const {
        const auto verb = last_verb(begin, end);
        if (!verb) return false;
        return *verb + 1 == end || told_.is_quote(*verb + 1) ||
               told_.is(*verb + 1, TokenKind::Stop) ||
               told_.is(*verb + 1, WordClass::Preposition | WordClass::Conjunction);
    }

    // The first finite verb that stands in no noun phrase.
    std::optional<std::uint32_t> main_verb(std::uint32_t begin, std::uint32_t end) const {
        for (std::uint32_t at = begin; at < end;) {
            if (is_finite(told_, at)) return at;
            if (told_.is(at, TokenKind::Open)) {
                at = bracket_end(at);
                continue;
            }
            const auto phrase = noun_phrase(told_, at, end);
            at = phrase ? phrase->words.end : at + 1;
        }
        return std::nullopt;
    }

    std::uint32_t cut_behind(std::uint32_t verb, std::uint32_t end) const {
        for (std::uint32_t at = verb + 1; at + 1 < end; ++at) {
            if (!has(told_, at, GrammarClass::Link)) continue;
            if (is_finite(told_, at + 1)) return at;
            const bool is_led = told_.is(at + 1, WordClass::Preposition);
            const auto phrase = noun_phrase(told_, at + (is_led ? 2 : 1), end);
            const bool is_clause = phrase && (is_led || phrase->role != Role::Object) &&
                                   phrase->words.end < end && is_finite(told_, phrase->words.end) &&
                                   phrase->words.end + 1 < end;
            if (is_clause) return at;
        }
        return end;
    }

    Clause& add(ItemRange items, ClauseKind kind) {
        Clause& clause = clauses_.emplace_back();
        clause.items = items;
        clause.kind = kind;
        bool is_light = false;
        for (std::uint32_t at = items.begin; at < items.end; ++at) {
            const bool is_parted = is_light && has(told_, at, GrammarClass::Prefix) &&
                                   (at + 1 >= items.end || !told_.is_word(at + 1));
            is_light = is_light || has(told_, at, GrammarClass::Light);
            clause.speaks = clause.speaks || says(at, items.end) || is_view(at) || is_parted;
        }
        return clause;
    }

    // "halten" at the end of "muss sie halten" is none.
    bool says(std::uint32_t at, std::uint32_t end) const {
        if (!is_speech(told_, at)) return false;
        const bool is_last = at + 1 >= end || !told_.is_word(at + 1);
        return !is_last || told_.is(at, WordClass::Said | WordClass::Saying) ||
               !word_at(told_, at).ends_with("en");
    }

    // "der Meinung sein", "mit den Worten"
    bool is_view(std::uint32_t at) const {
        if (at <= sentence_.begin + 1 || !told_.is_word(at - 1)) return false;
        const bool is_led = told_.is(at - 2, WordClass::Preposition);
        if (has(told_, at, GrammarClass::Words) && is_led) return true;
        const auto word = word_at(told_, at);
        const bool is_adjective = word_at(told_, at - 1).ends_with("en");  // "der festen Meinung"
        const std::uint32_t article = is_adjective ? at - 2 : at - 1;
        const bool is_opinion =
            word == "Meinung" || word == "Ansicht" || word == "Auffassung" || word == "Überzeugung";
        return is_opinion && !is_led && has(told_, article, GrammarClass::GenitiveDeterminer);
    }

    // "dass die Ministerin ... sagte"; a relative pronoun stands for what is before the comma.
    void add_subordinate(ItemRange segment, std::uint32_t first) {
        Clause& clause = add(segment, ClauseKind::Subordinate);
        clause.verb = last_verb(first, segment.end);
        clause.is_passed_on = clause.verb && has(told_, *clause.verb, GrammarClass::Subjunctive);
        const bool is_relative =
            has(told_, first, GrammarClass::Relative) && is_behind_comma(first);
        clause.is_relative = is_relative || (told_.is(first, WordClass::Preposition) &&
                                             has(told_, first + 1, GrammarClass::Relative));
        if (is_relative && !has(told_, first + 1, GrammarClass::Subject)) {
            const auto own = noun_phrase(told_, first + 1, segment.end);
            const bool is_own = own && !own->is_pronoun && own->role != Role::Object &&
                                (own->role == Role::Subject || told_.token(first + 1).is_capital) &&
                                !has(told_, first, GrammarClass::SubjectDeterminer);
            if (is_own) {
                clause.subject = Source{own->words, {}, clause.verb};
            } else if (const auto before = phrase_before(told_, first - 1, sentence_.begin)) {
                clause.subject = Source{*before, {first, first + 1}, clause.verb};
            }
            return;
        }
        clause.subject = subject_behind(told_, first, segment.end);
        if (clause.subject) clause.subject->cue = clause.verb;
        const bool is_how =
            word_at(told_, first).starts_with("wie") || word_at(told_, first).starts_with("Wie");
        if (is_how && clause.speaks) clause.kind = ClauseKind::Tag;
    }

    void add_fragment(ItemRange segment, std::uint32_t first) {
        const bool is_so =
            told_.is(first, WordClass::According) && told_.token(first).span.length() == 2;
        Clause& clause = add(segment, is_so ? ClauseKind::Tag : ClauseKind::Fragment);
        const auto phrase = noun_phrase(told_, is_so ? first + 1 : first, sentence_.end);
        if (phrase && phrase->role != Role::Object) {
            clause.subject = source_of(told_, *phrase, sentence_.end);
            if (is_so) clause.subject->cue = first;
        }
        if (is_so) {
            clause.speaks = clause.subject.has_value();
            return;
        }
        if (has(told_, first, GrammarClass::Prefix) && first + 1 >= segment.end) return rejoin();
        if (!pending_) pending_ = segment;
    }

    // "warf ihr, nachdem sie kam, vor"
    void rejoin() {
        for (std::size_t at = clauses_.size(); at-- > 0;) {
            if (clauses_[at].kind != ClauseKind::Main || !clauses_[at].verb) continue;
            if (has(told_, *clauses_[at].verb, GrammarClass::Light)) clauses_[at].speaks = true;
            return;
        }
    }

    void add_main(ItemRange items, std::uint32_t first, std::uint32_t verb, bool is_linked) {
        const bool is_first = verb == first;
        const std::optional<Source> shared = last_subject();
        const std::size_t before = clauses_.size();
        Clause& clause = add(items, ClauseKind::Main);
        clause.verb = verb;
        clause.is_passed_on = has(told_, verb, GrammarClass::Subjunctive);
        clause.speaks = clause.speaks || is_cited_later(verb, items.end);
        const std::uint32_t end = sentence_.end;
        if (!is_first) {
            clause.subject = subject_before_verb(told_, {first, sentence_.end}, verb);
        } else if (is_linked) {
            clause.subject = shared;
            clause.has_own_subject = false;
        } else if (pending_) {
            clause.subject = subject_before_verb(told_, {pending_->begin, sentence_.end}, verb);
            if (told_.is_quote(pending_->begin) && clause.speaks) clause.kind = ClauseKind::Tag;
        } else {
            clause.subject = subject_behind(told_, verb, end);
            const bool follows =
                before > 0 && (clauses_[before - 1].kind != ClauseKind::Subordinate ||
                               clauses_.front().is_passed_on || has_quote_before(verb));
            if (!clause.subject && shared) {
                clause.subject = shared;
                clause.has_own_subject = false;
            } else if (clause.subject && clause.speaks && (follows || is_behind_quote(verb))) {
                clause.kind = ClauseKind::Tag;
            }
        }
        if (is_passive_speech(clause)) clause.subject = agent_of(told_, clause.items);
        if (is_citing(told_, verb) && clause.subject) cite(clause);
        const bool is_with_words = is_quote_before(items.begin) && clause.speaks &&
                                   told_.is(first, WordClass::Preposition);
        if (is_with_words) clause.kind = ClauseKind::Tag;  // "mit diesen Worten begann er"
        if (clause.speaks && !clause.subject) {
            clause.subject = subject_of_speech(told_, items, verb);
        }
        pending_.reset();
    }

    // "wird Anna Schmidt, die Leiterin, zitiert"
    bool is_cited_later(std::uint32_t verb, std::uint32_t at) const {
        if (!has(told_, verb, GrammarClass::Passive)) return false;
        while (at < sentence_.end && !is_citing(told_, at) && !is_finite(told_, at)) {
            ++at;
        }
        return at < sentence_.end && is_citing(told_, at);
    }

    bool has_quote_before(std::uint32_t verb) const {
        for (std::uint32_t at = sentence_.begin; at < verb; ++at) {
            if (told_.is_quote(at)) return true;
        }
        return false;
    }

    bool is_behind_quote(std::uint32_t verb) const {
        return verb > sentence_.begin + 1 && told_.is_quote(verb - 2);
    }

    std::optional<Source> last_subject() const {
        std::optional<Source> found;  // of speech passed on, which "und lobte" does not go on
        for (std::size_t at = clauses_.size(); at-- > 0;) {
            const Clause& clause = clauses_[at];
            if (clause.kind == ClauseKind::Subordinate || !clause.verb || !clause.subject) continue;
            if (told_.is(clause.subject->head.begin, WordClass::It)) continue;
            if (!clause.is_passed_on) return clause.subject;
            if (!found) found = clause.subject;
        }
        return found;
    }

    bool is_quote_before(std::uint32_t at) const {
        return at > sentence_.begin + 1 && told_.is_quote(at - 2);
    }

    // "Die Zeitung zitiert den Minister": he speaks.
    void cite(Clause& clause) const {
        const std::uint32_t verb = *clause.verb;
        const std::uint32_t head = clause.subject->head.end;
        const std::uint32_t next = head > verb ? head : verb + 1;
        const auto cited = noun_phrase(told_, next, clause.items.end);
        if (cited && !cited->is_pronoun) clause.subject = Source{cited->words, {}, verb};
    }

    // "Das wird von Kennern ... genannt"; not "wird ... zitiert", whose subject speaks.
    bool is_passive_speech(const Clause& clause) const {
        if (!clause.verb || !clause.speaks || !has(told_, *clause.verb, GrammarClass::Passive)) {
            return false;
        }
        bool has_participle = false;
        for (std::uint32_t at = clause.items.begin; at < clause.items.end; ++at) {
            if (is_citing(told_, at)) return false;
            const bool is_last = at + 1 >= clause.items.end || !told_.is_word(at + 1) ||
                                 has(told_, at + 1, GrammarClass::Link) ||
                                 told_.is(at + 1, WordClass::Auxiliary);
            has_participle = has_participle || (is_last && is_speech(told_, at));
        }
        return has_participle;
    }

    const Narration& told_;
    ItemRange sentence_;
    std::vector<Clause> clauses_;
    std::optional<ItemRange> pending_;  ///< Words that wait for their verb behind a comma.
};

}  // namespace

std::vector<Clause> clauses_of(const Narration& told, ItemRange sentence) {
    if (sentence.end - sentence.begin > longest_sentence) {
        sentence.begin = sentence.end - longest_sentence;
    }
    return ClauseReader{told, sentence}.read();
}

}  // namespace onrecord::corpus::annotation::german
