// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/speakers/resolver.hpp"

#include "corpus/annotation/speakers/common_words.hpp"
#include "corpus/annotation/speakers/subjects.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace onrecord::corpus::annotation {
namespace {

constexpr std::uint32_t pronoun_reach = 8;  ///< Sentences back.
constexpr std::uint32_t longest_aside = 40;
constexpr std::uint32_t longest_acronym = 3;
constexpr WordClasses one_person = WordClass::He | WordClass::She;
constexpr WordClasses spoken = WordClass::Said | WordClass::Held;
constexpr WordClasses forenames = WordClass::Male | WordClass::Female | WordClass::Forename;

TokenRange tokens_of(const Narration& told, ItemRange items) {
    if (items.end <= items.begin) return {};
    return {told.items[items.begin].token, told.items[items.end - 1].token + 1};
}

bool stands_in(const NameMention& name, TokenRange tokens) {
    return name.tokens.begin >= tokens.begin && name.tokens.end <= tokens.end;
}

/// The first name that begins at `token` or behind it.
std::size_t first_name(const std::vector<NameMention>& names, std::uint32_t token) {
    const auto found = std::lower_bound(
        names.begin(), names.end(), token, [](const NameMention& name, std::uint32_t at) {
            return name.tokens.begin < at;
        });
    return static_cast<std::size_t>(found - names.begin());
}

bool is_in_title(const NameMention& name, const NameMention& next) {
    return next.title.begin <= name.tokens.begin && name.tokens.end <= next.title.end &&
           (next.kind == NameKind::Full || next.kind == NameKind::Titled);
}

bool is_narrative(const TextReading& text, const NameMention& name) {
    return text.reading.tokens[name.tokens.begin].quote == 0;
}

Gender gender_of(const Narration& told, std::uint32_t item) {
    if (told.is(item, WordClass::He)) return Gender::Male;
    if (told.is(item, WordClass::She)) return Gender::Female;
    return Gender::Unknown;
}

// "Sunderland City Centre", "Policing Together", "Greater Manchester": no people.
bool has_plain_word(const TextReading& text, const NameMention& name) {
    if (text.reading.lexicon->lang() != "en") return false;
    for (std::uint32_t at = name.tokens.begin; at < name.tokens.end; ++at) {
        const Token& token = text.reading.tokens[at];
        const bool is_plain = token.is(WordClass::Common | WordClass::Place | WordClass::Body |
                                       WordClass::NotName | WordClass::Determiner);
        if (is_plain && !token.is(forenames)) return true;
    }
    return false;
}

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

/// True when the name also stands where no sentence begins.
bool stands_within(const TextReading& text, const Token& name) {
    return std::binary_search(text.inner_names.begin(), text.inner_names.end(), name.hash);
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
