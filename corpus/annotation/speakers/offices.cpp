// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/names/common_words.hpp"
#include "corpus/annotation/speakers/mentions.hpp"
#include "corpus/annotation/speakers/resolver.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

// Whom an office means: "the minister", "the UK prime minister", "the Nato chief".
namespace onrecord::corpus::annotation {
namespace {

constexpr std::uint32_t most_names = 64;  ///< Of a text, looked at for one question.

/// Where "prime minister" begins in "the UK prime minister".
std::uint32_t first_office_word(const Reading& reading, TokenRange tokens) {
    std::uint32_t at = tokens.end;
    while (at > tokens.begin && reading.tokens[at - 1].is_word() &&
           !reading.tokens[at - 1].is_possessive &&
           reading.tokens[at - 1].is(WordClass::Office | WordClass::Honorific)) {
        --at;
    }
    return at;
}

/// What may stand before an office and leaves it whole: "the", "Russia's", "UK", "French".
bool is_country_or_article(const Reading& reading, std::uint32_t at) {
    const Token& token = reading.tokens[at];
    if (token.is(WordClass::Determiner)) return is_definite(fold_name(reading.word(at)));
    return token.is_capital && !token.is(WordClass::Honorific | WordClass::Office) &&
           !reading.plays(at, WordRole::Former);
}

/// The year of an Entry; 0 where its time is not known.
int year_of(const schema::Entry& entry) {
    using std::chrono::milliseconds;
    if (!entry.published.is_known()) return 0;
    const std::chrono::sys_time<milliseconds> at{milliseconds{entry.published.at.milliseconds}};
    return int{std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(at)}.year()};
}

/// Bodies that have offices in the authority file as countries have.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> unions = {
    {{"nato", "NATO"}, {"un", "UN"}, {"eu", "EU"}}};

bool held(const KnownSpeaker& speaker, std::string_view office, int year) {
    return speaker.is_person &&
           std::any_of(speaker.roles.begin(), speaker.roles.end(), [&](const Role& role) {
               const bool is_then =
                   year == 0 ? role.until == 9999 : role.from <= year && year <= role.until;
               return is_then && role.office == office;
           });
}

}  // namespace

std::string SpeakerResolver::by_office(const Where& where, ItemRange items) const {
    const TokenRange tokens = tokens_of(where.text.told, items);
    bool has_office = false;
    std::string office;
    for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
        const Token& token = where.text.reading.tokens[at];
        if (!token.is_word() || token.quote != 0) continue;
        if (token.is(WordClass::Determiner)) {
            const std::string word = fold_name(where.text.reading.word(at));
            if (is_definite(word)) continue;
            if (word != "former") return {};
        }
        has_office = has_office || token.is(WordClass::Office | WordClass::Honorific);
        if (!office.empty()) office += ' ';
        office += where.text.reading.word(at);
    }
    if (is_indefinite(where.text.told, items.begin)) return {};
    if (office == "PM") office = "prime minister";
    has_office = has_office || office == "prime minister";
    if (!has_office) return {};
    const auto person = cast_.holder(fold_name(office), where.entry.number);
    // "Officer warns" is any officer.
    const bool is_any =
        tokens.end - tokens.begin == 1 && where.text.reading.lexicon->lang() == "en";
    if (is_any) return {};
    if (person == Cast::nobody) {
        if (std::string name = by_last_holder(where, items.begin, fold_name(office)); !name.empty())
            return name;
    }
    if (person != Cast::nobody) {
        where.found.is_attested = cast_.person(person).is_attested;
        return cast_.person(person).name;
    }
    where.found.basis = Basis::Context;
    const bool is_definite = where.text.told.is(items.begin, WordClass::Determiner);
    return items.begin == 0 && is_definite ? by_title(where) : std::string{};
}

// Of two lawyers "the lawyer said" means the one who spoke right before.
std::string SpeakerResolver::by_last_holder(const Where& where,
                                            std::uint32_t item,
                                            std::string_view office) const {
    const auto number = cast_.find(fold_name(where.before.name));
    if (where.before.name.empty() || number == Cast::nobody) return {};
    const auto& held = cast_.person(number).offices;
    const bool holds = std::any_of(held.begin(), held.end(), [&](const std::string& known) {
        return known == office || known.ends_with(" " + std::string{office});
    });
    return holds ? by_last_speaker(where, item, Gender::Unknown) : std::string{};
}

// "The tycoon called on ..." as an Entry's first words: the person whom its title begins with.
std::string SpeakerResolver::by_title(const Where& where) const {
    for (const NameMention& name : where.entry.title.names) {
        if (name.tokens.begin > 1 || name.person == Cast::nobody || name.is_possessive) break;
        if (name.kind == NameKind::Full) return cast_.person(name.person).name;
        break;
    }
    return {};
}

std::string SpeakerResolver::only_named(const Where& where, const IsMeant& is_meant) const {
    std::string found;
    for (const TextReading* text : {&where.entry.title, &where.entry.body}) {
        if (text->names.size() > most_names) return {};
        for (const NameMention& name : text->names) {
            if (name.person == Cast::nobody) continue;
            const Person& person = cast_.person(name.person);
            if (is_meant(person)) add_name(found, person.name);
        }
    }
    return found.find("; ") == std::string::npos ? found : std::string{};
}

// "The UK prime minister says": who held the office that year by the authority file, where the
// Entry names one such person and no other.
std::string SpeakerResolver::by_role(const Where& where, ItemRange items) const {
    const Reading& reading = where.text.reading;
    const TokenRange tokens = tokens_of(where.text.told, items);
    const std::uint32_t first = first_office_word(reading, tokens);
    if (first == tokens.end || first == tokens.begin) return {};
    for (std::uint32_t at = tokens.begin; at < first; ++at) {
        if (!is_country_or_article(reading, at)) return {};
    }
    const std::string office = fold_name(reading.words({first, tokens.end}));
    const int year = year_of(*where.entry.entry);
    const std::string_view land = land_of(where, tokens, first);
    std::string name = only_named(where, [&](const Person& person) {
        return person.authority != Authority::nobody &&
               held(authority_.speaker(person.authority), office, year);
    });
    const auto number = name.empty() ? Cast::nobody : cast_.find(fold_name(name));
    where.found.is_attested =
        number != Cast::nobody && year != 0 &&
        cast_.person(number).authority == authority_.find_holder(land, office, year);
    return name;
}

std::string_view SpeakerResolver::land_of(const Where& where,
                                          TokenRange tokens,
                                          std::uint32_t office) {
    const auto& lands = where.text.lands;
    const auto land = std::lower_bound(
        lands.begin(), lands.end(), tokens.begin, [](const NamedLand& one, std::uint32_t at) {
            return one.tokens.begin < at;
        });
    const bool is_named = land != lands.end() && land->tokens.end <= office;
    if (is_named) return land->code;
    for (std::uint32_t at = tokens.begin; at < office; ++at) {
        if (where.text.reading.tokens[at].is(WordClass::Determiner)) continue;
        const auto union_of = std::find_if(unions.begin(), unions.end(), [&](const auto& one) {
            return one.first == fold_name(where.text.reading.word(at));
        });
        return union_of == unions.end() ? std::string_view{} : union_of->second;
    }
    return where.entry.home;
}

// "The prime minister said", "Ruritania's president said": who held the office that year, where a
// country is named or the Liveblog has one of its own; where no year is known, the only person of
// the Liveblog who ever held it.
std::string SpeakerResolver::by_land(const Where& where, ItemRange items) const {
    const Reading& reading = where.text.reading;
    const TokenRange tokens = tokens_of(where.text.told, items);
    if (tokens.is_empty()) return {};
    std::uint32_t first = first_office_word(reading, tokens);
    std::string office = fold_name(reading.words({first, tokens.end}));
    const bool is_short = reading.word(tokens.end - 1) == "PM";
    if (is_short) {
        first = tokens.end - 1;
        office = "prime minister";
    }
    // "Minister said" is any; "the minister", "UK PM" is one.
    if (first == tokens.end || (first == tokens.begin && !is_short)) return {};
    for (std::uint32_t at = tokens.begin; at < first; ++at) {
        if (!is_country_or_article(reading, at)) return {};
    }
    const std::string_view land = land_of(where, tokens, first);
    if (land.empty() || is_indefinite(where.text.told, items.end - 1)) return {};
    const int year = year_of(*where.entry.entry);
    const std::string known = only_holder(land, office);
    const auto holder = year == 0 ? Authority::nobody : authority_.find_holder(land, office, year);
    if (holder == Authority::nobody) return known;
    return cast_.person(cast_.known(holder)).name;
}

std::string SpeakerResolver::only_holder(std::string_view land, std::string_view office) const {
    constexpr std::size_t most = 64;
    const auto& known = cast_.known_people();
    if (known.size() > most) return {};
    std::string found;
    for (const std::uint32_t number : known) {
        const Person& person = cast_.person(number);
        const auto& roles = authority_.speaker(person.authority).roles;
        const bool holds = std::any_of(roles.begin(), roles.end(), [&](const Role& role) {
            return role.country == land && role.office == office;
        });
        if (holds) add_name(found, person.name);
    }
    return found.find("; ") == std::string::npos ? found : std::string{};
}

std::string SpeakerResolver::by_office_before(const Where& where,
                                              std::uint32_t item,
                                              Gender gender) const {
    constexpr std::uint32_t farthest = 2;
    const Narration& told = where.text.told;
    const std::uint32_t sentence = sentence_of(told, item);
    for (std::uint32_t back = 1; back <= farthest && back <= sentence; ++back) {
        const auto subject = clause_subject(told, told.sentences[sentence - back]);
        if (!subject) continue;
        std::string name = by_office(where, subject->head);
        if (name.empty()) name = by_role(where, subject->head);
        if (name.empty()) name = by_land(where, subject->head);
        const auto number = name.empty() ? Cast::nobody : cast_.find(fold_name(name));
        if (number == Cast::nobody) continue;
        const Gender own = cast_.person(number).gender;
        const bool fits = own == gender || own == Gender::Unknown || gender == Gender::Unknown;
        where.found.basis = Basis::Office;
        where.found.is_attested = false;
        return fits ? name : std::string{};
    }
    return {};
}

// "the Nato chief": who bears a title with the body's name in it, where the Entry names one such
// person.
std::string SpeakerResolver::by_heading(const Where& where, ItemRange items) const {
    const Reading& reading = where.text.reading;
    const TokenRange tokens = tokens_of(where.text.told, items);
    const bool is_heading =
        tokens.end >= tokens.begin + 2 && reading.plays(tokens.end - 1, WordRole::Heading);
    if (!is_heading) return {};
    const std::uint32_t body = tokens.end - 2;
    if (!reading.tokens[body].is_word() || !reading.tokens[body].is_capital) return {};
    const std::string word = " " + fold_name(reading.word(body)) + " ";
    return only_named(where, [&](const Person& person) {
        return std::any_of(
            person.offices.begin(), person.offices.end(), [&](const std::string& office) {
                return (" " + office + " ").find(word) != std::string::npos;
            });
    });
}

// "Smith said it was late. '...' The minister added: '...'": who adds has spoken before.
std::string SpeakerResolver::by_going_on(const Where& where, const Source& source) const {
    const Narration& told = where.text.told;
    const bool goes_on = source.cue && told.plays(*source.cue, WordRole::GoesOn);
    const std::uint32_t first = source.head.begin;
    const bool is_office = goes_on && source.head.end > first + 1 &&
                           told.is(first, WordClass::Determiner) &&
                           is_definite(fold_name(told.reading->word(told.items[first].token))) &&
                           told.is(source.head.end - 1, WordClass::Office);
    return is_office ? by_last_speaker(where, first, Gender::Unknown) : std::string{};
}

}  // namespace onrecord::corpus::annotation
