// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/speakers/resolver.hpp"

#include "corpus/annotation/names/common_words.hpp"
#include "corpus/annotation/names/slavic_cases.hpp"
#include "corpus/annotation/speakers/mentions.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace onrecord::corpus::annotation {
namespace {

constexpr std::uint32_t longest_aside = 40;
constexpr std::uint32_t longest_acronym = 3;
constexpr WordClasses one_person = WordClass::He | WordClass::She;
constexpr WordClasses spoken = WordClass::Said | WordClass::Held;
constexpr WordClasses forenames = WordClass::Male | WordClass::Female | WordClass::Forename;

bool is_in_title(const NameMention& name, const NameMention& next) {
    return next.title.begin <= name.tokens.begin && name.tokens.end <= next.title.end &&
           (next.kind == NameKind::Full || next.kind == NameKind::Titled);
}

// "the Harbour Institute director": whoever the head names is another.
bool owns_head(const Narration& told, ItemRange head) {
    if (told.token(head.end - 1).is_capital || !told.is(head.end - 1, WordClass::Office)) {
        return false;
    }
    for (std::uint32_t at = head.begin; at < head.end; ++at) {
        if (told.is(at, WordClass::Conjunction) && !told.token(at).is_capital) return false;
    }
    return true;
}

// "Smith pal says": whoever is called so is another; not "Smith himself", "Smith angrily".
bool owns_noun(const TextReading& text, const NameMention& name, TokenRange head) {
    if (text.reading.lexicon->lang() != "en" || name.tokens.end + 1 != head.end) return false;
    const Token& noun = text.reading.tokens[name.tokens.end];
    const WordClasses others = WordClass::Adverb | WordClass::Time | WordClass::Auxiliary |
                               WordClass::Negation | WordClass::Preposition |
                               WordClass::Conjunction | WordClass::Determiner | WordClass::Who |
                               WordClass::Said | WordClass::Held | WordClass::Saying;
    const bool is_noun = noun.is_word() && !noun.is_capital && !noun.is_joined && !noun.is(others);
    return is_noun && !text.reading.plays(name.tokens.end, WordRole::Reflexive) &&
           !text.reading.word(name.tokens.end).ends_with("ly");
}

// "Адвокат Семёна Рекунова сказал": the subject is the lawyer, whose the name is.
bool is_genitive(const TextReading& text, const NameMention& name) {
    const std::string_view lang = text.reading.lexicon->lang();
    if (lang != "uk" && lang != "ru") return false;
    if (!may_be_nominative(text.reading.word(name.tokens.end - 1))) return true;
    const bool is_listed = text.reading.tokens[name.tokens.begin].is(forenames);
    if (is_listed || name.tokens.end - name.tokens.begin < 2) return false;
    const std::string printed = printed_name(text.reading, name.tokens);
    return nominative_of(printed, lang) != printed;
}

bool has_office(const Narration& told, ItemRange items) {
    for (std::uint32_t at = items.begin; at < items.end; ++at) {
        if (told.is(at, WordClass::Office)) return true;
    }
    return false;
}

// "the Sunderland Central MP": what the head names is where the member sits.
bool is_seat(const TextReading& text, const NameMention& name, TokenRange head) {
    if (name.tokens.end >= head.end) return false;
    const std::string_view next = text.reading.word(name.tokens.end);
    const bool is_member = next == "MP" || next == "MPs" || next == "MSP" || next == "MEP";
    const Token& first = text.reading.tokens[head.begin];
    return is_member && first.is(WordClass::Determiner);
}

// "the chief of detectives Anna Smith": what "of" leads to is the office's, in lower case.
bool leads_office(const Reading& reading, std::uint32_t lead, std::uint32_t name) {
    if (lead < 2 || lead >= name || reading.word(lead - 1) != "of") return false;
    if (!reading.tokens[lead - 2].is(WordClass::Office | WordClass::Honorific)) return false;
    for (std::uint32_t at = lead; at < name; ++at) {
        const Token& token = reading.tokens[at];
        if (!token.is_word() || token.is_capital || token.is(WordClass::Determiner)) return false;
    }
    return true;
}

// "the chief constable of Harbour Police Anna Smith": the body before the name is her office's.
bool is_body_title(const Reading& reading, const NameMention& name) {
    const std::uint32_t first = name.title.begin;
    return !name.title.is_empty() && first > 1 &&
           reading.tokens[name.title.end - 1].is(WordClass::Body) &&
           reading.word(first - 1) == "of" &&
           reading.tokens[first - 2].is(WordClass::Office | WordClass::Honorific);
}

}  // namespace

// "a police and crime commissioner": the phrase is longer than its head, and of anybody.
bool SpeakerResolver::is_indefinite(const Narration& told, std::uint32_t head) {
    constexpr std::uint32_t longest_phrase = 4;
    for (std::uint32_t back = 1; back <= longest_phrase && back <= head; ++back) {
        if (!told.is_word(head - back) || told.is(head - back, WordClass::Auxiliary)) return false;
        const auto word = told.reading->word(told.items[head - back].token);
        if (word == "a" || word == "A" || word == "an" || word == "An" || word == "another") {
            return true;
        }
        if (told.is(head - back, WordClass::Determiner)) return false;
    }
    return false;
}

namespace {

bool is_joint(const Narration& told, ItemRange head) {
    for (std::uint32_t at = head.begin; at < head.end; ++at) {
        if (told.is(at, WordClass::Conjunction) && !told.token(at).is_capital) {
            return !told.token(head.end - 1).is_capital;
        }
    }
    return false;
}

}  // namespace

namespace {

// "the owner of papers including the Gazette, the Sun and the Herald said": one of what is listed
// is not who speaks.
bool is_listed(const Narration& told, std::uint32_t begin) {
    constexpr std::uint32_t longest_list = 24;
    const std::uint32_t least = begin > longest_list ? begin - longest_list : 0;
    for (std::uint32_t at = begin; at-- > least;) {
        if (told.plays(at, WordRole::Listing)) return true;
        const bool is_part = told.is(at, TokenKind::Comma) ||
                             told.is(at, WordClass::Determiner | WordClass::Conjunction) ||
                             (told.is_word(at) && told.token(at).is_capital);
        if (!is_part) return false;
    }
    return false;
}

}  // namespace

namespace {

// "said one resident of the mayor, Tom Smith": the aside names the mayor, of whom anybody speaks.
bool is_of_another(const Narration& told, ItemRange head) {
    const auto first = fold_name(told.reading->word(told.items[head.begin].token));
    const bool is_anyone = told.plays(head.begin, WordRole::Anyone) || first == "some";
    if (!is_anyone || !told.is(head.end - 1, WordClass::Office)) return false;
    for (std::uint32_t at = head.begin + 1; at + 1 < head.end; ++at) {
        if (told.is(at, WordClass::Preposition) && !told.token(at).is_capital) return true;
    }
    return false;
}

}  // namespace

std::string SpeakerResolver::any_speaker(const Where& where, const Source& source) const {
    const TextReading& text = where.text;
    const Narration& told = text.told;
    const std::uint32_t last = source.head.end - 1;
    where.found.basis = Basis::Pronoun;
    if (source.head.end - source.head.begin == 1 && told.is(last, one_person)) {
        return by_pronoun(where, source);
    }
    const bool is_pronoun = told.is(
        last,
        WordClass::They | WordClass::It | WordClass::I | WordClass::Who | WordClass::Negation);
    if (is_pronoun && !told.token(last).is_upper) {
        std::string name = by_anaphor(where, source.head);
        const bool is_read = source.cue && told.is(last, WordClass::It) &&
                             text.reading.word(told.items[*source.cue].token).starts_with("read");
        return name.empty() && is_read ? by_document(where, source) : name;
    }
    if (std::string name = by_voice(where, source.head); !name.empty()) {
        return by_named_voice(where, source, std::move(name));
    }
    where.found.basis = Basis::Name;
    where.found.is_attested = true;
    if (is_listed(told, source.head.begin) || is_of_another(told, source.head)) return {};
    if (std::string name = by_name(where, source.head); !name.empty()) {
        return by_whole_name(where, source, std::move(name));
    }
    if (std::string name = by_apposition(where, source.apposition); !name.empty()) {
        // "the director of the Harbour Society, Yulit Smith, said": what holds an office is a
        // person
        where.found.is_attested = where.found.is_attested || has_office(told, source.head);
        return name;
    }
    where.found.is_attested = false;
    if (std::string name = by_aside(where, source); !name.empty()) return name;
    where.found.basis = Basis::ShortName;
    if (std::string name = by_short_name(where, source.head); !name.empty()) return name;
    where.found.basis = Basis::Context;
    if (told.is(last, WordClass::Document) && !told.token(last).is_capital) {
        where.found.is_attested = true;
        std::string name = by_document(where, source);
        return name.empty() ? by_anaphor(where, source.head) : name;
    }
    where.found.basis = Basis::Office;
    if (std::string name = by_office(where, source.head); !name.empty()) return name;
    where.found.is_attested = false;
    if (std::string name = by_role(where, source.head); !name.empty()) return name;
    if (std::string name = by_heading(where, source.head); !name.empty()) return name;
    if (std::string name = by_land(where, source.head); !name.empty()) return name;
    where.found.basis = Basis::Context;
    if (std::string name = by_going_on(where, source); !name.empty()) return name;
    where.found.basis = Basis::Body;
    if (std::string name = by_body(where, source.head); !name.empty()) return name;
    where.found.is_attested = false;
    if (std::string name = by_anaphor(where, source.head); !name.empty()) return name;
    where.found.basis = Basis::Context;
    where.found.is_attested = false;
    if (std::string name = by_seat(where, source.head); !name.empty()) return name;
    if (std::string name = by_later_name(where, source.head); !name.empty()) return name;
    if (std::string name = by_later_teller(where, source.head); !name.empty()) return name;
    return by_description(where, source.head);
}

// "the spokeswoman of Harbour Police, Anna Smith, said"; of a person nobody.
std::string SpeakerResolver::by_named_voice(const Where& where,
                                            const Source& source,
                                            std::string body) const {
    if (body == nobody_known) return {};
    std::string person = by_apposition(where, source.apposition);
    if (person.empty()) return body;
    where.found.basis = Basis::Name;
    return person;
}

// `name` is what the head names; the aside or the sentence's begin may know better.
std::string SpeakerResolver::by_whole_name(const Where& where,
                                           const Source& source,
                                           std::string name) const {
    if (!where.found.is_attested) {
        if (std::string person = by_aside(where, source); !person.empty()) return person;
    }
    // "the ambassador to the United Nations, Anna Smith, said"
    if (std::string person = by_holder(where, source, name); !person.empty()) return person;
    // "Smith and her deputy, Eva Jones, said"
    if (is_joint(where.text.told, source.head)) {
        add_name(name, by_apposition(where, source.apposition));
    }
    return name;
}

// What the head names is a body, and the aside begins with a person: who holds office there.
std::string SpeakerResolver::by_holder(const Where& where,
                                       const Source& source,
                                       std::string_view name) const {
    const auto known = cast_.find(fold_name(name));
    const auto body = authority_.find(fold_name(name));
    const bool is_body = (known != Cast::nobody && !is_person(known)) ||
                         (body != Authority::nobody && !authority_.speaker(body).is_person) ||
                         (known == Cast::nobody && body == Authority::nobody);
    if (!is_body) return {};
    const bool was_attested = where.found.is_attested;
    std::string person = by_apposition(where, source.apposition);
    if (person.empty()) where.found.is_attested = was_attested;
    return person;
}

// "Anna Smith, Harbour Unit said", "Anna Smith, 31, whose uncle runs the Mission said": the
// sentence begins with a person, and what stands before the verb is within the aside.
std::string SpeakerResolver::by_aside(const Where& where, const Source& source) const {
    const Narration& told = where.text.told;
    const std::uint32_t first = source.head.begin;
    if (!source.cue || *source.cue < first || first == 0) return {};
    std::uint32_t begin = first;
    while (begin > 0 && first - begin < longest_aside && !told.is(begin - 1, TokenKind::Stop) &&
           !told.is_quote(begin - 1) && !told.is(begin - 1, TokenKind::Break) &&
           !told.is(begin - 1, WordClass::Said)) {
        --begin;
    }
    begin = lead_end(told, {begin, first});
    while (begin < first && told.is(begin, WordClass::Determiner)) {
        ++begin;
    }
    for (std::size_t at = first_name(where.text.names, told.items[begin].token);
         at < where.text.names.size();
         ++at) {
        const NameMention& name = where.text.names[at];
        const bool has_next = at + 1 < where.text.names.size();
        if (has_next && is_in_title(name, where.text.names[at + 1])) continue;
        const std::uint32_t start = name.title.is_empty() ? name.tokens.begin : name.title.begin;
        const bool is_person_name =
            name.kind == NameKind::Full ||
            (name.person != Cast::nobody && cast_.person(name.person).is_attested);
        if (start != told.items[begin].token || !is_person_name) {
            return by_open_aside(where, source);
        }
        const bool has_aside = name.tokens.end < told.items[first].token &&
                               where.text.reading.tokens[name.tokens.end].kind == TokenKind::Comma;
        if (!has_aside || name.is_possessive) return {};
        where.found.basis = Basis::Name;
        where.found.is_attested = is_attested(where, name);
        return name_of(where, name);
    }
    return {};
}

// "Explaining the loss Anna Smith, managing partner with the Harbour Bank in Saltby said": nothing
// closes the aside.
std::string SpeakerResolver::by_open_aside(const Where& where, const Source& source) const {
    constexpr std::uint32_t longest = 16;
    const Narration& told = where.text.told;
    const std::uint32_t first = source.head.begin;
    std::uint32_t comma = first;
    while (comma > 0 && first - comma < longest && !told.is(comma, TokenKind::Comma)) {
        const bool ends = told.is_quote(comma) || told.is(comma, TokenKind::Stop) ||
                          told.is(comma, WordClass::Auxiliary | WordClass::Who | spoken);
        if (ends && comma != first) return {};
        --comma;
    }
    const bool is_aside = told.is(comma, TokenKind::Comma) && comma > 0 &&
                          told.is_word(comma + 1) && !told.token(comma + 1).is_capital &&
                          !told.is(comma + 1, WordClass::Conjunction | WordClass::Preposition);
    if (!is_aside) return {};
    const auto& names = where.text.names;
    const std::size_t behind = first_name(names, told.items[comma].token);
    if (behind == 0) return {};
    const NameMention& name = names[behind - 1];
    const bool is_it = name.tokens.end == told.items[comma].token && !name.is_possessive &&
                       name.kind == NameKind::Full && is_narrative(where.text, name);
    if (!is_it) return {};
    where.found.basis = Basis::Name;
    where.found.is_attested = false;
    return name_of(where, name);
}

std::string SpeakerResolver::of_head(const EntryReading& entry, TokenRange head) const {
    Resolution found;
    const Where where{entry, entry.body, found};
    const auto& tokens = entry.body.reading.tokens;
    const bool is_letter = tokens[head.begin].span.length() <= 2 && head.end - head.begin == 1;
    if (is_letter) return {};
    const std::string words = printed_name(entry.body.reading, head);
    if (tokens[head.end - 1].is(WordClass::Office)) {
        const bool has_article = tokens[head.begin].is(WordClass::Determiner);
        const auto office = has_article ? words.substr(words.find(' ') + 1) : words;
        const auto holder = cast_.holder(fold_name(office), entry.number);
        return holder != Cast::nobody ? cast_.person(holder).name : std::string{};
    }
    const auto& names = entry.body.names;
    for (std::size_t at = first_name(names, head.begin);
         at < names.size() && names[at].tokens.end <= head.end;
         ++at) {
        if (std::string name = name_of(where, names[at]); !name.empty()) return name;
    }
    return cast_.bears(fold_name(words)) ? std::string{} : canonical(in_lower_case(words));
}

std::string SpeakerResolver::name_at(const EntryReading& entry,
                                     const TextReading& text,
                                     TokenRange name) const {
    Resolution found;
    const std::size_t at = first_name(text.names, name.begin);
    const bool is_there = at < text.names.size() && text.names[at].tokens == name;
    return is_there ? name_of({entry, text, found}, text.names[at]) : std::string{};
}

std::string SpeakerResolver::canonical(std::string_view printed) const {
    const auto known = authority_.find(fold_name(printed));
    return known != Authority::nobody ? authority_.speaker(known).name : std::string{printed};
}

std::string SpeakerResolver::by_name(const Where& where, ItemRange items) const {
    const TokenRange tokens = tokens_of(where.text.told, items);
    std::string names;
    const auto& all_names = where.text.names;
    for (std::size_t at = first_name(all_names, tokens.begin); at < all_names.size(); ++at) {
        const NameMention& name = all_names[at];
        if (name.tokens.begin >= tokens.end) break;
        if (!stands_in(name, tokens) || !is_narrative(where.text, name) || name.is_body) continue;
        // "Chairman of the Joint Chiefs of Staff Gen. Smith": within another's title.
        if (at + 1 < all_names.size() && is_in_title(name, all_names[at + 1])) continue;
        if (at + 1 < all_names.size() && serves(where, name, all_names[at + 1])) continue;
        const bool is_last = name.tokens.end == tokens.end;
        // "the UN agency for refugees" is another body than the UN.
        const Token& behind = where.text.reading.tokens[name.tokens.end];
        const bool is_part = !is_last && behind.is(WordClass::Body) && !behind.is_capital &&
                             (name.person == Cast::nobody || !is_person(name.person));
        if (is_part) continue;
        if (!is_last && owns_head(where.text.told, items)) continue;
        if (!is_last && is_seat(where.text, name, tokens)) continue;
        if (name.is_possessive && !is_last) continue;
        // "a spokesman for Smith" speaks for Smith and is not he.
        const std::uint32_t first = name.title.is_empty() ? name.tokens.begin : name.title.begin;
        const auto& all = where.text.reading.tokens;
        std::uint32_t lead = first;  // "Anna Smith of the Gazette"
        while (name.title.is_empty() && lead > tokens.begin && !all[lead].is_joined &&
               all[lead - 1].is(WordClass::Determiner) && !all[lead - 1].is_joined &&
               !all[lead - 1].is_capital) {
            --lead;
        }
        const bool is_led = lead > tokens.begin && all[lead - 1].is(WordClass::Preposition) &&
                            !all[lead - 1].is(WordClass::Conjunction);
        const bool is_title = is_led && leads_office(where.text.reading, lead, name.tokens.begin);
        if (is_led && !is_title && !is_body_title(where.text.reading, name)) continue;
        const bool has_verb =
            items.end < where.text.told.items.size() && is_verb(where.text.told, items.end, spoken);
        if (has_verb && owns_noun(where.text, name, tokens)) continue;
        if (has_verb && is_genitive(where.text, name)) continue;
        const std::string found = name_of(where, name);
        if (found.empty()) continue;
        where.found.is_attested = where.found.is_attested && is_attested(where, name);
        add_name(names, found);
    }
    return names;
}

// "UN aid chief Anna Smith": the body is hers, and no second speaker.
bool SpeakerResolver::serves(const Where& where,
                             const NameMention& body,
                             const NameMention& person) const {
    constexpr std::uint32_t longest_office = 6;
    const bool are_near = (body.person == Cast::nobody || !is_person(body.person)) &&
                          person.person != Cast::nobody && is_person(person.person) &&
                          person.tokens.begin - body.tokens.end <= longest_office;
    if (!are_near) return false;
    for (std::uint32_t at = body.tokens.end; at < person.tokens.begin; ++at) {
        const Token& token = where.text.reading.tokens[at];
        if (!token.is_word() || token.is(WordClass::Conjunction)) return false;
    }
    return true;
}

// "the secretary general, Agnes Smith, said": a name that begins the aside, not one within it.
std::string SpeakerResolver::by_apposition(const Where& where, ItemRange items) const {
    TokenRange tokens = tokens_of(where.text.told, items);
    const auto& names = where.text.names;
    while (!tokens.is_empty() &&
           where.text.reading.tokens[tokens.begin].is(WordClass::Determiner)) {
        ++tokens.begin;  // the Right Reverend Anna Smith
    }
    for (std::size_t at = first_name(names, tokens.begin); at < names.size(); ++at) {
        const NameMention& name = names[at];
        if (name.tokens.end > tokens.end) break;
        const bool is_first = name.tokens.begin == tokens.begin ||
                              (!name.title.is_empty() && name.title.begin <= tokens.begin);
        const bool is_all = name.tokens == tokens && name.kind != NameKind::Full;
        const bool is_whole = name.kind == NameKind::Full || name.kind == NameKind::Titled ||
                              (is_all && !name.is_body);
        if (!is_first || !is_whole || name.is_possessive) break;
        std::string found = name_of(where, name);
        where.found.is_attested = is_attested(where, name);
        return found.empty() && is_all ? new_name(where, name.tokens) : found;
    }
    return {};
}

bool SpeakerResolver::is_attested(const Where& where, const NameMention& name) const {
    if (name.person != Cast::nobody) return cast_.person(name.person).is_attested;
    if (name.kind == NameKind::Titled) return true;
    const std::string printed = printed_name(where.text.reading, name.tokens);
    return authority_.find(fold_name(printed)) != Authority::nobody;
}

std::string SpeakerResolver::name_of(const Where& where, const NameMention& name) const {
    if (name.person != Cast::nobody) {
        const Person& person = cast_.person(name.person);
        return person.is_attested || !has_plain_word(where.text, name) ? person.name
                                                                       : std::string{};
    }
    const std::string printed = printed_name(where.text.reading, name.tokens);
    const auto known = authority_.find(fold_name(printed));
    if (known != Authority::nobody) return authority_.speaker(known).name;
    const bool has_particle = name.kind == NameKind::Unknown &&
                              where.text.reading.tokens[name.tokens.begin].is(WordClass::Particle);
    const bool is_new =
        (name.kind == NameKind::Titled || has_particle) && !cast_.bears(fold_name(printed));
    return is_new ? in_lower_case(printed) : std::string{};
}

// A surname that the Liveblog never gives in full: "Smith said", not "Moscow said". The first word
// of a sentence must be one that is no common word.
std::string SpeakerResolver::by_short_name(const Where& where, ItemRange items) const {
    const Narration& told = where.text.told;
    ItemRange name = items;  // "Smith in a statement said"
    for (std::uint32_t at = items.begin + 1; at < items.end; ++at) {
        const bool is_tail = told.is(at, WordClass::Preposition) && !told.token(at).is_capital &&
                             told.is(items.end - 1, WordClass::Document) &&
                             !told.token(items.end - 1).is_capital;
        if (is_tail) name.end = std::min(name.end, at);
    }
    return new_name(where, tokens_of(told, name));
}

// Two people of the text have this forename: it names neither.
bool SpeakerResolver::is_shared_forename(const Where& where, std::string_view folded) const {
    constexpr std::size_t most_names = 64;
    const auto& names = where.text.names;
    const auto end =
        names.begin() + static_cast<std::ptrdiff_t>(std::min(most_names, names.size()));
    return std::any_of(names.begin(), end, [&](const NameMention& name) {
        return name.kind == NameKind::Full && name.person != Cast::nobody &&
               cast_.person(name.person).forename == folded;
    });
}

std::string SpeakerResolver::new_name(const Where& where, TokenRange tokens) const {
    if (tokens.end - tokens.begin != 1) return {};
    const Token& token = where.text.reading.tokens[tokens.begin];
    const WordClasses nobody = WordClass::NotName | WordClass::Place | WordClass::Time |
                               WordClass::Honorific | WordClass::Office | WordClass::Body |
                               WordClass::Document | WordClass::Determiner | WordClass::Man |
                               WordClass::Woman;
    if (!token.is_capital || token.is(nobody)) return {};
    if (where.text.reading.plays(tokens.begin, WordRole::Describing)) return {};
    const bool is_first =
        tokens.begin == 0 || !where.text.reading.tokens[tokens.begin - 1].is_word();
    const auto& all = where.text.reading.tokens;
    const bool is_unsure = is_first && where.text.reading.lexicon->lang() != "en" &&
                           (token.is(spoken) || !all[tokens.end].is(spoken));
    std::string printed{where.text.reading.word(tokens.begin)};
    if (is_unsure) return {};
    const bool is_word =
        (looks_common(printed) && !token.is(forenames)) || cast_.looks_like_word(token);
    if (is_first && is_word && !stands_within(where.text, token)) return {};
    if (token.is_upper && token.span.length() <= longest_acronym) return {};  // PM
    const std::string folded = fold_name(printed);
    if (cast_.bears(folded) || (token.is(forenames) && is_shared_forename(where, folded))) {
        return {};
    }
    const auto known = authority_.find(folded);
    if (known != Authority::nobody) return authority_.speaker(known).name;
    const std::string_view whole = cast_.whole_of(printed);
    return whole.empty() ? printed : std::string{whole};
}

}  // namespace onrecord::corpus::annotation
