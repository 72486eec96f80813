// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/speakers/mentions.hpp"
#include "corpus/annotation/speakers/resolver.hpp"
#include "corpus/annotation/speakers/subjects.hpp"

#include <algorithm>
#include <optional>
#include <utility>

// Whom "he" and "she" mean: who told the sentences before, else their last subject.
namespace onrecord::corpus::annotation {
namespace {

constexpr std::uint32_t pronoun_reach = 8;  ///< Sentences back.
constexpr WordClasses one_person = WordClass::He | WordClass::She;
constexpr WordClasses spoken = WordClass::Said | WordClass::Held;
constexpr WordClasses forenames = WordClass::Male | WordClass::Female | WordClass::Forename;

/// The end of a sentence that never ends: it must not be read anew for each pronoun.
ItemRange near(ItemRange sentence) {
    constexpr std::uint32_t longest = 400;
    const bool is_long = sentence.end - sentence.begin > longest;
    return {is_long ? sentence.end - longest : sentence.begin, sentence.end};
}

bool may_be(Gender wanted, Gender found) {
    return wanted == Gender::Unknown || found == Gender::Unknown || wanted == found;
}

// "When Smith pressed him, he said": he is not Smith.
bool has_object(const Narration& told, ItemRange before) {
    for (std::uint32_t at = before.begin + 1; at < before.end; ++at) {
        if (!told.is(at, one_person) || told.is(at - 1, WordClass::Preposition)) continue;
        const auto word = told.reading->word(told.items[at].token);
        if (word == "him") return true;
        if (word == "her" && at + 1 < told.items.size() && !told.is_word(at + 1)) return true;
    }
    return false;
}

// "Smith laughed.": what begins a sentence or stands behind a comma or "and".
bool begins_clause(const TextReading& text, const NameMention& name) {
    const auto& tokens = text.reading.tokens;
    if (name.is_possessive || tokens[name.tokens.begin].is_upper) return false;
    // "Pat, 71, was there", "Pat, from Saltby, was there"
    const std::uint32_t end = name.tokens.end;
    const bool has_aside =
        tokens[end].kind == TokenKind::Comma && end + 1 < tokens.size() &&
        (tokens[end + 1].kind == TokenKind::Number || text.reading.word(end + 1) == "from");
    if (!tokens[end].is_word() && !has_aside) return false;
    if (name.tokens.begin == 0) return true;
    const Token& before = tokens[name.tokens.begin - 1];
    const bool is_listed =  // "Bayton, Saltby and Norwick"
        before.kind == TokenKind::Comma && tokens[name.tokens.end].is(WordClass::Conjunction);
    if (is_listed) return false;
    return !before.is_word() || before.is(WordClass::Conjunction);
}

}  // namespace

// The last subject of an earlier sentence; two who fit are a reason to abstain.
std::string SpeakerResolver::by_pronoun(const Where& where, const Source& source) const {
    const Narration& told = where.text.told;
    const std::uint32_t item = source.head.end - 1;
    const Gender gender = gender_of(told, item);
    const std::uint32_t sentence = sentence_of(told, item);
    const std::uint32_t hearer = hearer_of(where, source);
    constexpr std::uint32_t near_quote = 2;
    const LastSpeaker& last = where.before;
    if (last.is_unnamed && last.item < item &&
        sentence - sentence_of(told, last.item) <= near_quote) {
        const ItemRange since = near({last.item, item});
        if (subject_of(where, since, {gender, Candidates::Known, hearer}).empty()) return {};
    }
    if (std::string name = by_last_speaker(where, item, gender); !name.empty()) {
        if (hearer == Cast::nobody || cast_.person(hearer).name != name) return name;
    }
    std::string found;
    const ItemRange before = near({told.sentences[sentence].begin, item});
    if (std::string name = by_teller(where, before, sentence, gender); !name.empty()) {
        if (name == nobody_known) return {};
        if (hearer == Cast::nobody || cast_.person(hearer).name != name) return name;
    }
    if (std::string name = by_owner(where, before, gender); !name.empty()) return name;
    where.found.is_attested = true;
    for (const Candidates who : {Candidates::Known, Candidates::All}) {
        where.found.sentences_back = 0;
        if (!has_object(told, before)) found = subject_of(where, before, {gender, who, hearer});
        for (std::uint32_t back = 1; found.empty() && back <= pronoun_reach && back <= sentence;
             ++back) {
            found = subject_of(where, near(told.sentences[sentence - back]), {gender, who, hearer});
            where.found.sentences_back = back;
        }
        if (!found.empty()) break;
        where.found.is_attested = false;
    }
    if (found.empty()) {
        if (std::string name = by_office_before(where, item, gender); !name.empty()) return name;
    }
    if (found.empty() && sentence > 0) {
        where.found.sentences_back = 1;
        where.found.has_rival = true;
        // "Smith sat beside Jones. "...," she said. "...," he replied.": one sentence more
        constexpr std::uint32_t farthest = 2;
        for (std::uint32_t back = 1; found.empty() && back <= farthest && back <= sentence;
             ++back) {
            const ItemRange first = near(told.sentences[sentence - back]);
            found = any_in(where, near({first.begin, item}), {gender, Candidates::Known, hearer});
        }
        if (!found.empty()) {
            where.found.is_attested = true;
            return found;
        }
    }
    if (found.empty() && &where.text == &where.entry.body) {
        const Where title{where.entry, where.entry.title, where.found};
        const auto count = static_cast<std::uint32_t>(title.text.told.items.size());
        found = subject_of(title, {0, count}, {gender, Candidates::Known});
        where.found.sentences_back = pronoun_reach;
    } else if (!found.empty()) {
        where.found.speaker = found;
        const ItemRange since =
            near({told.sentences[sentence - where.found.sentences_back].begin, item});
        if (where.text.reading.lexicon->lang() == "en" && has_newcomer(told, since)) return {};
        weigh_rivals(where, since.begin, item);
    }
    return found.find("; ") == std::string::npos ? found : std::string{};
}

// "Smith's latest attack came in an interview in which he called ...": he is Smith, whose the
// subject of the sentence is.
std::string SpeakerResolver::by_owner(const Where& where, ItemRange before, Gender gender) const {
    const Narration& told = where.text.told;
    if (before.end <= before.begin || where.text.reading.lexicon->lang() != "en") return {};
    const std::uint32_t first = told.items[lead_end(told, before)].token;
    const auto& names = where.text.names;
    const std::size_t at = first_name(names, first);
    if (at == names.size()) return {};
    const NameMention& name = names[at];
    const std::uint32_t start = name.title.is_empty() ? name.tokens.begin : name.title.begin;
    if (start != first || !name.is_possessive || name.person == Cast::nobody) return {};
    const Person& person = cast_.person(name.person);
    if (!is_person(name.person) || !may_be(gender, person.gender)) return {};
    const ItemRange rest{before.begin, before.end};
    if (!subject_of(where, rest, {gender, Candidates::Known}).empty()) return {};
    where.found.is_attested = person.is_attested;
    where.found.sentences_back = 0;
    where.found.has_rival = true;
    return person.name;
}

namespace {

/// The gender of "he" or "she" that stands alone.
std::optional<Gender> lone_pronoun(const Narration& told, ItemRange head) {
    const bool is_alone = head.end == head.begin + 1 && told.is(head.begin, one_person);
    return is_alone ? std::optional{gender_of(told, head.begin)} : std::nullopt;
}

// "Mehta laughed.": a capital that no list says is a common word.
bool may_begin_with_name(const Narration& told, std::uint32_t first, ItemRange items) {
    const WordClasses others = WordClass::NotName | WordClass::Determiner | WordClass::Preposition |
                               WordClass::Conjunction | WordClass::Adverb | WordClass::Time |
                               WordClass::He | WordClass::She | WordClass::They | WordClass::It |
                               WordClass::I | WordClass::Common | WordClass::Auxiliary |
                               WordClass::Place | WordClass::Body | WordClass::Document;
    return first < items.end && told.is_word(first) && told.token(first).is_capital &&
           !told.is(first, others);
}

}  // namespace

// Who told the clauses before: "Smith said Jones had gone. She told the court she saw it. '...,'
// she said" is Smith. Sentences that go on with the same pronoun do not part it from its person.
std::string SpeakerResolver::by_teller(const Where& where,
                                       ItemRange before,
                                       std::uint32_t sentence,
                                       Gender gender) const {
    const Narration& told = where.text.told;
    if (gender == Gender::Unknown || where.text.reading.lexicon->lang() != "en") return {};
    std::uint32_t apart = 0;  // sentences without a word of that person
    for (std::uint32_t back = 0; back <= pronoun_reach && back <= sentence; ++back) {
        const ItemRange items = back == 0 ? before : near(told.sentences[sentence - back]);
        if (has_newcomer(told, items)) return {};
        auto teller = last_teller(told, items, WordClass::Said);
        const bool is_near = teller.has_value() && back <= 1;
        if (!teller && back == 1) teller = last_teller(told, items, WordClass::Held);
        const auto pronoun = teller ? lone_pronoun(told, teller->head) : std::nullopt;
        if (pronoun && *pronoun != gender) return {};
        if (teller && !pronoun) {
            std::string name = named_teller(where, *teller, {items, before.end, is_near}, gender);
            where.found.sentences_back = apart;
            return name;
        }
        const std::uint32_t first = lead_end(told, items);
        const bool has_actor = !teller && back > 0 &&
                               (may_begin_with_name(told, first, items) ||
                                !subject_of(where, items, {gender, Candidates::Known}).empty());
        if (has_actor) return {};  // by the rules for subjects
        const bool is_pronoun =
            first < items.end && told.is(first, one_person) && gender_of(told, first) == gender;
        apart += pronoun || is_pronoun || back == 0 ? 0 : 1;
    }
    return {};
}

// The name of who tells a sentence; `nobody_known` where somebody tells it whom nothing resolves,
// for then nobody further back is meant, and where another acts behind: "Smith said it was late,
// but Jones is calm. He said".
std::string SpeakerResolver::named_teller(const Where& where,
                                          const Source& teller,
                                          TellerPlace place,
                                          Gender gender) const {
    std::string name = teller_name(where, teller, gender);
    if (name.empty()) {
        const Token& head = where.text.told.token(teller.head.end - 1);
        const bool is_person_like = place.is_near && head.is_capital && !head.is_upper &&
                                    !head.is(WordClass::Body) &&
                                    !has_known_name(where, teller.head);
        return is_person_like ? std::string{nobody_known} : std::string{};
    }
    const bool is_before = place.items.end <= place.pronoun && place.items.end != place.pronoun;
    if (is_before && has_actor_behind(where, teller, place.items, name)) {
        return std::string{nobody_known};
    }
    where.found.has_rival = false;
    where.found.speaker = name;
    weigh_rivals(where, place.items.begin, place.pronoun);
    return name;
}

// Another person acts in a clause of the sentence behind the teller's verb.
bool SpeakerResolver::has_actor_behind(const Where& where,
                                       const Source& teller,
                                       ItemRange sentence,
                                       std::string_view name) const {
    if (!teller.cue || *teller.cue < teller.head.end) return false;
    const TokenRange tokens = tokens_of(where.text.told, {*teller.cue, sentence.end});
    const auto& all = where.text.reading.tokens;
    const auto& names = where.text.names;
    for (std::size_t at = first_name(names, tokens.begin);
         at < names.size() && names[at].tokens.begin < tokens.end;
         ++at) {
        const NameMention& other = names[at];
        const std::uint32_t first = other.title.is_empty() ? other.tokens.begin : other.title.begin;
        const bool acts = first > 0 && all[first - 1].is(WordClass::Conjunction) &&
                          where.text.reading.word(first - 1) == "but" &&
                          all[other.tokens.end].is(WordClass::Auxiliary | spoken);
        if (!acts || other.person == Cast::nobody || !is_narrative(where.text, other)) continue;
        if (cast_.person(other.person).name != name) return true;
    }
    return false;
}

bool SpeakerResolver::has_known_name(const Where& where, ItemRange items) {
    const TokenRange tokens = tokens_of(where.text.told, items);
    const auto& names = where.text.names;
    for (std::size_t at = first_name(names, tokens.begin);
         at < names.size() && names[at].tokens.begin < tokens.end;
         ++at) {
        if (names[at].person != Cast::nobody || names[at].is_body) return true;
    }
    return false;
}

// The last subject of a verb of speech.
std::optional<Source> SpeakerResolver::last_teller(const Narration& told,
                                                   ItemRange items,
                                                   WordClass verb) {
    for (std::uint32_t at = items.end; at-- > items.begin;) {
        if (!is_verb(told, at, verb) || is_passive(told, at, items.begin)) continue;
        const bool is_infinitive = at > items.begin && told.is(at - 1, WordClass::Preposition);
        if (is_infinitive) continue;
        if (auto source = subject_before(told, at, items.begin)) return source;
        if (auto source = subject_after(told, at, items.end)) return source;
    }
    return std::nullopt;
}

// The one person whom the head or its aside names, or the body for which a voice of that gender
// speaks.
std::string SpeakerResolver::teller_name(const Where& where,
                                         const Source& teller,
                                         Gender gender) const {
    const Narration& told = where.text.told;
    const std::uint32_t last = teller.head.end - 1;
    if (told.plays(last, WordRole::Voice)) {
        const WordClass other = gender == Gender::Male ? WordClass::Woman : WordClass::Man;
        std::string body = told.is(last, other) ? std::string{} : by_voice(where, teller.head);
        return body == nobody_known ? std::string{} : body;
    }
    where.found.is_attested = true;
    std::string name = by_name(where, teller.head);
    if (name.empty()) name = by_apposition(where, teller.apposition);
    if (name.empty()) name = by_short_name(where, teller.head);
    if (name.empty()) name = by_office(where, teller.head);
    if (name.empty()) name = by_role(where, teller.head);
    if (name.empty()) name = by_description(where, teller.head);
    if (name.empty() || name.find(';') != std::string::npos) return {};
    where.found.basis = Basis::Pronoun;
    const auto number = cast_.find(fold_name(name));
    if (number == Cast::nobody) {  // "Gov. Smith said": of nobody whom the text names in full
        where.found.is_attested = false;
        return authority_.find(fold_name(name)) == Authority::nobody ? name : std::string{};
    }
    const Person& person = cast_.person(number);
    const bool is_body =
        person.authority != Authority::nobody && !authority_.speaker(person.authority).is_person;
    where.found.is_attested = person.is_attested;
    const bool fits = !is_body && person.is_sure && may_be(gender, person.gender);
    return fits ? name : std::string{};
}

// Anybody else of this gender, or of none that is known, between the person and the pronoun; and
// whom the words are told to: "she told Ferro" is not Ferro.
void SpeakerResolver::weigh_rivals(const Where& where,
                                   std::uint32_t first_item,
                                   std::uint32_t item) const {
    const Narration& told = where.text.told;
    const Gender gender = gender_of(told, item);
    const auto number = cast_.find(fold_name(where.found.speaker));
    const bool is_unknown =
        number == Cast::nobody || cast_.person(number).gender == Gender::Unknown;
    const std::uint32_t behind =
        std::min<std::uint32_t>(item + 4, static_cast<std::uint32_t>(told.items.size()));
    const TokenRange tokens{told.items[first_item].token, told.items[behind - 1].token + 1};
    const auto& names = where.text.names;
    for (std::size_t at = first_name(names, tokens.begin);
         at < names.size() && names[at].tokens.begin < tokens.end;
         ++at) {
        const NameMention& name = names[at];
        if (name.person == Cast::nobody || !is_narrative(where.text, name)) continue;
        const Person& person = cast_.person(name.person);
        const bool is_behind = name.tokens.begin > told.items[item].token;
        const bool is_he = person.name == where.found.speaker;
        const bool is_likely = person.is_sure || (is_unknown && name.kind == NameKind::Unknown &&
                                                  !has_plain_word(where.text, name));
        if (is_behind ? is_he : !is_he && is_likely && may_be(gender, person.gender)) {
            where.found.has_rival = true;
        }
    }
}

// "she told Ferro": she is not Ferro.
std::uint32_t SpeakerResolver::hearer_of(const Where& where, const Source& source) const {
    const Narration& told = where.text.told;
    if (!source.cue || *source.cue < source.head.end || *source.cue + 1 >= told.items.size()) {
        return Cast::nobody;
    }
    const std::uint32_t token = told.items[*source.cue + 1].token;
    const auto& names = where.text.names;
    const std::size_t at = first_name(names, token);
    if (at == names.size()) return Cast::nobody;
    const std::uint32_t first =
        names[at].title.is_empty() ? names[at].tokens.begin : names[at].title.begin;
    return first <= token ? names[at].person : Cast::nobody;
}

// The one person of these items who is of this gender, subject or not.
std::string SpeakerResolver::any_in(const Where& where, ItemRange items, Wanted wanted) const {
    const TokenRange tokens = tokens_of(where.text.told, items);
    const auto& names = where.text.names;
    std::string found;
    for (std::size_t at = first_name(names, tokens.begin);
         at < names.size() && names[at].tokens.begin < tokens.end;
         ++at) {
        const NameMention& name = names[at];
        if (name.person == Cast::nobody || name.person == wanted.hearer || name.is_possessive) {
            continue;
        }
        const Person& person = cast_.person(name.person);
        if (!is_narrative(where.text, name) || !person.is_sure || !is_person(name.person)) continue;
        if (may_be(wanted.gender, person.gender)) add_name(found, person.name);
    }
    return found.find("; ") == std::string::npos ? found : std::string{};
}

std::string SpeakerResolver::subject_of(const Where& where,
                                        ItemRange sentence,
                                        Wanted wanted) const {
    const auto [gender, who, hearer] = wanted;
    const TokenRange tokens = tokens_of(where.text.told, sentence);
    std::string names;
    const auto& all = where.text.names;
    for (std::size_t at = first_name(all, tokens.begin); at < all.size(); ++at) {
        const NameMention& name = all[at];
        if (name.tokens.begin >= tokens.end) break;
        if (!stands_in(name, tokens) || !is_narrative(where.text, name)) continue;
        if (name.person == Cast::nobody) {
            const Token& first = where.text.reading.tokens[name.tokens.begin];
            const bool speaks = where.text.reading.tokens[name.tokens.end].is(spoken);
            const bool is_name = stands_within(where.text, first) || first.is(forenames);
            const bool is_new = speaks ||
                                (who == Candidates::All && begins_clause(where.text, name) &&
                                 name.tokens.end == name.tokens.begin + 1 && is_name) ||
                                (who == Candidates::All && name.kind == NameKind::Titled &&
                                 is_subject(where.text, name) && may_be(gender, name.gender));
            const bool is_other = (gender == Gender::Female && first.is(WordClass::Male) &&
                                   !first.is(WordClass::Female)) ||
                                  (gender == Gender::Male && first.is(WordClass::Female) &&
                                   !first.is(WordClass::Male));
            if (is_new && !is_other) {
                const std::string made = new_name(where, name.tokens);
                if (!made.empty()) where.found.is_attested = false;  // "Botox offers results"
                add_name(names, made);
            }
            continue;
        }
        if (!may_be(gender, cast_.person(name.person).gender) || name.person == hearer) continue;
        const Person& person = cast_.person(name.person);
        const bool is_body = person.authority != Authority::nobody &&
                             !authority_.speaker(person.authority).is_person;
        if (is_body || !person.is_sure || !is_subject(where.text, name)) continue;
        add_name(names, cast_.person(name.person).name);
    }
    return names;
}

}  // namespace onrecord::corpus::annotation
