// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/names/common_words.hpp"
#include "corpus/annotation/speakers/resolver.hpp"

#include <algorithm>
#include <array>

// Whom words without a name mean that follow another's speech: "he added", "the 63-year-old said",
// "the Prime Minister's official spokesman told".
namespace onrecord::corpus::annotation {
namespace {

constexpr std::uint32_t reach = 2;        ///< Sentences back to the quote before.
constexpr std::uint32_t longest = 200;    ///< Items between it and the words.
constexpr std::uint32_t most_names = 64;  ///< Of a text, looked at for one question.

/// The first name that begins at `token` or behind it.
auto first_name(const std::vector<NameMention>& names, std::uint32_t token) {
    return std::lower_bound(
        names.begin(), names.end(), token, [](const NameMention& name, std::uint32_t at) {
            return name.tokens.begin < at;
        });
}

// "A woman came", "Another local resident": a sentence begins with somebody who has no name.
bool brings_in(const Narration& told, std::uint32_t at) {
    constexpr std::uint32_t longest_phrase = 4;
    const WordClasses people = WordClass::Man | WordClass::Woman | WordClass::Office;
    if (!told.is_word(at) || (at > 0 && told.is_word(at - 1))) return false;
    if (!told.plays(at, WordRole::Anyone) || !told.token(at).is_capital) return false;
    for (std::uint32_t on = at + 1; on < told.items.size() && on < at + longest_phrase; ++on) {
        if (!told.is_word(on) || told.token(on).is_capital) return false;
        if (told.is(on, people)) return true;
    }
    return false;
}

// "the Emirati said": of a people, and one; not "the Americans", "the French".
bool is_of_people(const Narration& told, ItemRange items) {
    static constexpr std::array<std::string_view, 4> of_many = {"s", "sh", "ch", "ese"};
    if (items.end != items.begin + 2) return false;
    const std::uint32_t last = items.end - 1;
    const auto word = told.reading->word(told.items[last].token);
    return told.token(last).is_capital && !told.token(last).is_upper &&
           told.is(last, WordClass::NotName) && !told.is(last, WordClass::Time) &&
           std::none_of(
               of_many.begin(), of_many.end(), [&](auto end) { return word.ends_with(end); });
}

// What a person is whatever happens, and no part in the scene as "the judge" is.
bool describes(const Narration& told, ItemRange items) {
    std::uint32_t last = items.begin;  // "the MP for Harbour North"
    while (last + 1 < items.end && !told.is(last + 1, WordClass::Preposition))
        ++last;
    if (told.plays(last, WordRole::Describing)) return true;
    if (told.plays(items.end - 1, WordRole::Describing)) return true;
    for (std::uint32_t at = items.begin; at < items.end; ++at) {
        if (!told.is_word(at)) continue;
        const auto word = told.reading->word(told.items[at].token);
        if (told.plays(at, WordRole::Former) && (word != "old" || told.token(at).is_joined)) {
            return true;
        }
    }
    return false;
}

bool is_word_at(const Narration& told, std::uint32_t at, std::string_view word) {
    return at < told.items.size() && told.is_word(at) &&
           told.reading->word(told.items[at].token) == word;
}

/// "has issued a statement", near the sentence's begin.
bool has_document(const Narration& told, ItemRange sentence) {
    constexpr std::uint32_t longest_lead = 40;
    const std::uint32_t end = std::min(sentence.end, sentence.begin + longest_lead);
    for (std::uint32_t at = sentence.begin; at < end; ++at) {
        if (told.is(at, WordClass::Document) && !told.token(at).is_capital) return true;
    }
    return false;
}

/// Up to the verb behind "a statement issued by Harbour Police"; behind "according to a report by
/// the Harbour Watch" up to the sentence's end.
std::uint32_t end_of_document(const Narration& told, const Source& source) {
    constexpr std::uint32_t longest_lead = 12;
    const std::uint32_t end = source.head.end;
    if (!source.cue) return end;
    const bool is_before = *source.cue > end && *source.cue - end <= longest_lead;
    if (is_before) return *source.cue;
    if (!told.is(*source.cue, WordClass::According)) return end;
    const std::uint32_t last = told.sentences[sentence_of(told, end - 1)].end;
    std::uint32_t at = end;
    while (at < std::min(last, end + longest_lead) && !told.is(at, TokenKind::Comma)) {
        ++at;
    }
    return at;
}

bool is_definite_at(const Narration& told, std::uint32_t at) {
    if (!told.is(at, WordClass::Determiner)) return false;
    return is_definite(fold_name(told.reading->word(told.items[at].token)));
}

}  // namespace

bool SpeakerResolver::has_newcomer(const Narration& told, ItemRange items) {
    for (std::uint32_t at = items.begin; at < items.end; ++at) {
        if (brings_in(told, at)) return true;
    }
    return false;
}

// Anybody else in these items who may be meant by a word of gender `wanted`, named or not.
bool SpeakerResolver::has_other_between(const Where& where,
                                        ItemRange items,
                                        const Person& person,
                                        Gender wanted) const {
    const Narration& told = where.text.told;
    if (has_newcomer(told, items)) return true;
    const std::uint32_t end = told.items[items.end - 1].token;
    const auto& names = where.text.names;
    for (auto name = first_name(names, told.items[items.begin].token);
         name != names.end() && name->tokens.begin <= end;
         ++name) {
        if (where.text.reading.tokens[name->tokens.begin].quote != 0) continue;
        if (name->person == Cast::nobody || name->is_body) continue;
        const Person& other = cast_.person(name->person);
        const bool is_body =
            other.authority != Authority::nobody && !authority_.speaker(other.authority).is_person;
        const bool may_be = wanted == Gender::Unknown || person.gender == Gender::Unknown ||
                            other.gender == Gender::Unknown || person.gender == other.gender;
        if (!is_body && may_be && other.name != person.name) return true;
    }
    return false;
}

// "..." Smith said. He added: "...": he goes on, where nobody else has come in between.
std::string SpeakerResolver::by_last_speaker(const Where& where,
                                             std::uint32_t item,
                                             Gender gender) const {
    const LastSpeaker& before = where.before;
    const bool is_near = !before.name.empty() && before.item < item &&
                         item - before.item <= longest &&
                         before.name.find(';') == std::string_view::npos;
    if (!is_near) return {};
    const Narration& told = where.text.told;
    const std::uint32_t back = sentence_of(told, item) - sentence_of(told, before.item);
    const auto number = cast_.find(fold_name(before.name));
    if (back > reach || number == Cast::nobody || !is_person(number)) return {};
    const Person& person = cast_.person(number);
    const bool fits =
        gender == Gender::Unknown || person.gender == Gender::Unknown || gender == person.gender;
    if (!fits || has_other_between(where, {before.item, item + 1}, person, gender)) return {};
    where.found.sentences_back = 0;
    where.found.has_rival = false;
    where.found.is_attested = before.is_attested;
    return std::string{before.name};
}

// "the 63-year-old said", "the former home secretary told": the speaker of the quote before, else
// the only person whom the text has named.
std::string SpeakerResolver::by_description(const Where& where, ItemRange items) const {
    const Narration& told = where.text.told;
    const bool is_people = is_of_people(told, items);
    const bool fits = items.end > items.begin + 1 && is_definite_at(told, items.begin) &&
                      (is_people || describes(told, items));
    if (!fits) return {};
    if (std::string name = by_last_speaker(where, items.begin, Gender::Unknown); !name.empty()) {
        return name;
    }
    if (is_people) return {};
    const auto& last = told.reading->word(told.items[items.end - 1].token);
    if (last == "official") return by_last_body(where, items.begin);
    const auto& names = where.text.names;
    auto name = first_name(names, told.items[items.begin].token);
    std::string found;
    for (std::uint32_t count = 0; name != names.begin() && count < most_names; ++count) {
        --name;
        if (name->person == Cast::nobody || name->is_body || !is_person(name->person)) continue;
        if (where.text.reading.tokens[name->tokens.begin].quote != 0) continue;
        add_name(found, cast_.person(name->person).name);
        where.found.is_attested = cast_.person(name->person).is_attested;
    }
    return found.find("; ") == std::string::npos ? found : std::string{};
}

// "the official continued": whose spokesman has spoken.
std::string SpeakerResolver::by_last_body(const Where& where, std::uint32_t item) const {
    const LastSpeaker& before = where.before;
    if (before.name.empty() || before.item >= item) return {};
    const Narration& told = where.text.told;
    if (sentence_of(told, item) - sentence_of(told, before.item) > reach) return {};
    const auto number = cast_.find(fold_name(before.name));
    return number == Cast::nobody || !is_person(number) ? std::string{before.name} : std::string{};
}

// "a statement issued by Harbour Police said"; "It reads", "the statement says": of whoever issued
// one in the sentence before; "a joint statement": of all who are its subject.
std::string SpeakerResolver::by_document(const Where& where, const Source& source) const {
    const Narration& told = where.text.told;
    const std::uint32_t item = source.head.begin;
    const std::uint32_t end = end_of_document(told, source);
    for (std::uint32_t at = source.head.end; at + 1 < end; ++at) {
        if (!is_word_at(told, at, "by") && !is_word_at(told, at, "from")) continue;
        const auto maker = phrase_at(told, at + 1, end);
        if (!maker) continue;
        std::string name = by_name(where, *maker);
        return name.empty() ? by_body(where, *maker) : name;
    }
    const std::uint32_t sentence = sentence_of(told, item);
    if (sentence == 0) return {};
    const bool is_joint = is_word_at(told, item + 1, "joint");
    // "The statement added": of the body whose statement has just been quoted.
    if (!is_joint && is_definite_at(told, item)) {
        if (std::string body = by_last_body(where, item); !body.empty()) return body;
    }
    const std::uint32_t farthest = is_joint ? 1 : 2 * reach;
    for (std::uint32_t back = 1; back <= farthest && back <= sentence; ++back) {
        const ItemRange before = told.sentences[sentence - back];
        if (!is_joint && !has_document(told, before)) continue;
        const auto subject = clause_subject(told, before);
        if (!subject) return {};
        const std::uint32_t last = subject->head.end - 1;  // "The statement added ..."
        if (told.is(last, WordClass::Document) && !told.token(last).is_capital) continue;
        std::string names = by_name(where, subject->head);
        if (is_joint) return names.find("; ") == std::string::npos ? std::string{} : names;
        return names.empty() ? by_body(where, subject->head) : names;
    }
    return {};
}

// "a minister has said": the first person whom the next sentences name, where that is his office.
std::string SpeakerResolver::by_later_name(const Where& where, ItemRange items) const {
    const Narration& told = where.text.told;
    std::uint32_t last = items.begin;  // "an MP for the Harbour Party"
    while (last + 1 < items.end && !told.is(last + 1, WordClass::Preposition)) {
        ++last;
    }
    const bool is_any = items.end > items.begin + 1 &&
                        told.is(items.begin, WordClass::Determiner) &&
                        !is_definite_at(told, items.begin);
    const bool is_new = (is_any || is_indefinite(told, items.begin)) &&
                        told.is(last, WordClass::Office) && !told.token(last).is_possessive;
    if (!is_new) return {};
    const std::string office = fold_name(told.reading->word(told.items[last].token));
    const std::uint32_t sentence = sentence_of(told, last);
    const std::size_t until = std::min<std::size_t>(sentence + reach, told.sentences.size() - 1);
    const std::uint32_t end = told.items[told.sentences[until].end - 1].token;
    const auto& names = where.text.names;
    std::uint32_t count = 0;
    for (auto name = first_name(names, told.items[last].token);
         name != names.end() && name->tokens.begin <= end && count < most_names;
         ++name, ++count) {
        if (name->person == Cast::nobody || !is_person(name->person)) continue;
        if (where.text.reading.tokens[name->tokens.begin].quote != 0) continue;
        const Person& person = cast_.person(name->person);
        const bool holds =
            std::any_of(person.offices.begin(), person.offices.end(), [&](const std::string& held) {
                return held == office || held.ends_with(" " + office) ||
                       held.find(office + " ") != std::string::npos;
            });
        where.found.is_attested = person.is_attested;
        return holds ? person.name : std::string{};
    }
    return {};
}

std::string SpeakerResolver::by_later_teller(const Where& where, ItemRange items) const {
    const Narration& told = where.text.told;
    const std::uint32_t last = items.end - 1;
    const bool is_office = items.end > items.begin + 1 && told.is(last, WordClass::Office) &&
                           !told.token(last).is_possessive && !is_indefinite(told, last);
    const std::uint32_t sentence = sentence_of(told, last);
    if (!is_office || sentence > 0 || where.text.reading.lexicon->lang() != "en") return {};
    for (std::uint32_t next = 1; next <= reach && next < told.sentences.size(); ++next) {
        const ItemRange range = told.sentences[sentence + next];
        const auto teller = last_teller(told, range, WordClass::Said);
        if (!teller) continue;
        // Somebody who is named here for the first time, and without another office.
        where.found.is_attested = true;
        const std::string name = by_name(where, teller->head);
        const auto number = name.empty() ? Cast::nobody : cast_.find(fold_name(name));
        const bool is_full = number != Cast::nobody && is_person(number) &&
                             told.token(teller->head.begin).is_capital &&
                             !told.is(teller->head.begin, WordClass::Office | WordClass::Honorific);
        where.found.is_attested = false;
        return is_full ? name : std::string{};
    }
    return {};
}

std::string SpeakerResolver::only_person(const EntryReading& entry) const {
    std::string found;
    std::uint32_t count = 0;
    for (const NameMention& name : entry.body.names) {
        if (++count > most_names) return {};
        if (name.person != Cast::nobody && !name.is_body && is_person(name.person)) {
            add_name(found, cast_.person(name.person).name);
        }
    }
    return found.find("; ") == std::string::npos ? found : std::string{};
}

namespace {

/// Whose spokespeople speak for which house.
struct Seat {
    std::string_view country;
    std::string_view office;
    std::string_view name;
};
constexpr std::array<Seat, 4> seats = {{{"GB", "prime minister", "Downing Street"},
                                        {"US", "president", "White House"},
                                        {"RU", "president", "Kremlin"},
                                        {"FR", "president", "Élysée"}}};

bool is_seat(std::string_view name) {
    return std::any_of(
        seats.begin(), seats.end(), [&](const Seat& seat) { return seat.name == name; });
}

std::string_view seat_of(const KnownSpeaker& speaker) {
    for (const Seat& seat : seats) {
        for (const Role& role : speaker.roles) {
            if (role.country == seat.country && role.office == seat.office) return seat.name;
        }
    }
    return {};
}

bool has_word(const Narration& told, ItemRange items, std::string_view word) {
    for (std::uint32_t at = items.begin; at < items.end; ++at) {
        if (told.is_word(at) && told.reading->word(told.items[at].token) == word) return true;
    }
    return false;
}

}  // namespace

// "the Prime Minister's official spokesman": the seat of government that the text names, else that
// of the only head of a government whom it names.
std::string SpeakerResolver::by_seat(const Where& where, ItemRange items) const {
    const Narration& told = where.text.told;
    const auto word = told.reading->word(told.items[items.end - 1].token);
    const bool is_voice = word == "spokesman" || word == "spokeswoman" || word == "spokesperson";
    if (!is_voice) return {};
    const bool is_official = has_word(told, items, "official");
    std::string named;
    std::string held;
    std::uint32_t count = 0;
    for (const NameMention& name : where.text.names) {
        if (++count > most_names) break;
        TokenRange words = name.tokens;  // of "White House" the name finder keeps the last
        if (name.is_body && words.begin > 0) --words.begin;
        const auto body = authority_.find(fold_name(printed_name(where.text.reading, words)));
        const auto known = name.person != Cast::nobody ? cast_.person(name.person).authority : body;
        if (known == Authority::nobody) continue;
        const KnownSpeaker& speaker = authority_.speaker(known);
        if (is_seat(speaker.name)) add_name(named, speaker.name);
        if (is_official) add_name(held, std::string{seat_of(speaker)});
    }
    if (named.empty()) named = held;
    return named.find("; ") == std::string::npos ? named : std::string{};
}

}  // namespace onrecord::corpus::annotation
