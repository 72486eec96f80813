// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/speakers/cast.hpp"

#include "corpus/annotation/names/slavic_cases.hpp"
#include "corpus/annotation/names/spelling.hpp"
#include "corpus/annotation/table.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace onrecord::corpus::annotation {
namespace {

std::string_view first_word(std::string_view words) { return words.substr(0, words.find(' ')); }

// "von der leyen" and "al-assad" are surnames; else the last word.
std::string_view surname_of(std::string_view folded) {
    const auto blank = folded.rfind(' ');
    return blank == std::string_view::npos ? folded : folded.substr(blank + 1);
}

bool has(const std::vector<std::string_view>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Before an office they make it another one.
constexpr std::array<std::string_view, 9> other_office = {
    "former", "ex", "deputy", "vice", "shadow", "acting", "assistant", "then", "prime"};

// "foreign minister" is "harbour and foreign minister", and not "former foreign minister".
bool is_office(std::string_view office, std::string_view wanted_words) {
    const auto have = split(office, ' ');
    const auto wanted = split(wanted_words, ' ');
    return std::all_of(wanted.begin(), wanted.end(), [&](auto word) { return has(have, word); }) &&
           std::none_of(other_office.begin(), other_office.end(), [&](auto word) {
               return has(have, word) && !has(wanted, word);
           });
}

// "De Vries", "Van der Meer": no forename.
bool is_surname(const Reading& reading, const NameMention& name) {
    return name.kind == NameKind::Unknown &&
           reading.tokens[name.tokens.begin].is(WordClass::Particle);
}

constexpr WordClasses forenames = WordClass::Male | WordClass::Female | WordClass::Forename;
constexpr std::size_t most_forenames = 64;  ///< Of a text: each question looks at all its names.

/// "Jr" or "Sr" behind a name; they tell two people apart whose names are one.
std::string_view generation_behind(const Reading& reading, std::uint32_t end) {
    static constexpr std::array<std::string_view, 2> generations = {"Jr", "Sr"};
    const auto& tokens = reading.tokens;
    if (end < tokens.size() && tokens[end].kind == TokenKind::Comma) ++end;
    if (end >= tokens.size() || !tokens[end].is_word()) return {};
    std::string_view word = reading.word(end);
    if (word.ends_with('.')) word.remove_suffix(1);
    const auto found = std::find(generations.begin(), generations.end(), word);
    return found == generations.end() ? std::string_view{} : *found;
}

/// The first of many: a question must not cost more the more people there are.
template <typename Bearers>
auto first_of(const Bearers& bearers) {
    constexpr std::size_t most_namesakes = 64;
    return std::span{bearers}.first(std::min(bearers.size(), most_namesakes));
}

}  // namespace

void Cast::learn_common(const Reading& reading) {
    for (const Token& token : reading.tokens) {
        if (token.is_word() && !token.is_capital) common_.set(token.hash % common_.size());
    }
}

bool Cast::may_be_short_name(const Reading& reading, const NameMention& name) const {
    const std::uint32_t at = name.tokens.begin;
    const Token& token = reading.tokens[at];
    const bool begins = at == 0 || !reading.tokens[at - 1].is_word();
    if (!begins || name.kind != NameKind::Short || reading.lexicon->lang() != "en") return true;
    if (token.is(WordClass::Determiner | WordClass::Adverb)) return false;
    const Token& next = reading.tokens[name.tokens.end];
    const bool acts = next.is(WordClass::Said | WordClass::Held | WordClass::Auxiliary) ||
                      next.kind == TokenKind::Comma || name.is_possessive;
    return acts || !looks_like_word(token);
}

namespace {

constexpr std::uint32_t longest_acronym = 7;

bool is_acronym_at(const std::vector<Token>& tokens, std::uint32_t open) {
    const Token& token = tokens[open + 1];
    return tokens[open].kind == TokenKind::Open && token.is_word() && token.is_upper &&
           token.span.length() > 2 && token.span.length() <= longest_acronym &&
           tokens[open + 2].kind == TokenKind::Close;
}

/// Where the words before `open` begin whose capitals are these letters; nothing where they are
/// not.
std::optional<std::uint32_t> initials_begin(const Reading& reading,
                                            std::uint32_t open,
                                            std::string_view letters) {
    const auto& tokens = reading.tokens;
    const std::uint32_t least = open - std::min(open, 2 * longest_acronym);
    for (std::uint32_t at = open; at-- > least && tokens[at].kind != TokenKind::Break;) {
        if (!tokens[at].is_word()) continue;  // the apostrophe of "Chiefs'"
        if (!tokens[at].is_capital && reading.plays(at, WordRole::Joint)) continue;
        const bool fits =
            tokens[at].is_capital && reading.text[tokens[at].span.begin] == letters.back();
        if (!fits) return std::nullopt;
        letters.remove_suffix(1);
        if (letters.empty()) return at;
    }
    return std::nullopt;
}

}  // namespace

// "the National Harbour Watch (NHW)": the words before the bracket begin with its letters.
void Cast::learn_acronyms(const Reading& reading) {
    for (std::uint32_t open = 2; open + 2 < reading.tokens.size(); ++open) {
        if (!is_acronym_at(reading.tokens, open)) continue;
        const std::string_view letters = reading.word(open + 1);
        const auto begin = initials_begin(reading, open, letters);
        if (begin) acronyms_.try_emplace(std::string{letters}, reading.words({*begin, open}));
    }
}

void Cast::learn(const Reading& reading, std::vector<NameMention>& names, std::uint32_t entry) {
    learn_common(reading);
    learn_acronyms(reading);
    for (NameMention& name : names) {
        if (name.kind != NameKind::Full && name.kind != NameKind::Unknown) continue;
        if (name.is_body || is_surname(reading, name)) continue;
        print_name(reading, name.tokens, printed_);
        const std::string_view generation = generation_behind(reading, name.tokens.end);
        name.person =
            generation.empty() ? find_or_add(printed_, name) : find_or_add_junior(generation, name);
        Person& person = people_[name.person];
        if (person.entries.empty() || person.entries.back() != entry) {
            person.entries.push_back(entry);
        }
        if (!name.title.is_empty()) {
            add_office(name.person, fold_name(printed_name(reading, name.title)));
        }
        learn_aside(reading, name);
        learn_lead(reading, name);
        const Token& next = reading.tokens[name.tokens.end];
        person.is_sure = person.is_sure || (next.is(WordClass::Said) && !next.is_capital);
    }
}

namespace {

/// Behind "of public prosecutions": up to the comma that ends the aside.
std::uint32_t tail_of_office(const Reading& reading, std::uint32_t end) {
    constexpr std::uint32_t longest = 6;
    const auto& tokens = reading.tokens;
    if (end >= tokens.size() || reading.word(end) != "of") return end;
    for (std::uint32_t at = end + 1; at < tokens.size() && at <= end + longest; ++at) {
        if (tokens[at].kind == TokenKind::Comma || tokens[at].kind == TokenKind::Stop) return at;
        if (!tokens[at].is_word() || tokens[at].is(WordClass::Who | WordClass::Said)) break;
    }
    return end;
}

}  // namespace

void Cast::learn_aside(const Reading& reading, const NameMention& name) {
    constexpr std::uint32_t longest = 6;
    const auto& tokens = reading.tokens;
    std::uint32_t at = name.tokens.end;
    if (name.is_possessive || at + 2 >= tokens.size()) return;
    if (tokens[at].kind != TokenKind::Comma || tokens[at + 1].quote != 0) return;
    ++at;
    if (tokens[at].is(WordClass::Determiner)) ++at;
    std::uint32_t end = at;
    while (end < tokens.size() && end < at + longest && tokens[end].is_word() &&
           !tokens[end].is(WordClass::Preposition)) {
        if (tokens[end].is_possessive) at = end + 1;  // "Harbour Aid's psychologist"
        ++end;
    }
    const bool is_whole = end > at && end < tokens.size() && tokens[end - 1].is(WordClass::Office);
    if (!is_whole) return;
    add_office(name.person, fold_name(printed_name(reading, {at, tail_of_office(reading, end)})));
    // "Aliki Meir, the psychologist": only people are.
    Person& person = people_[name.person];
    if (name.kind == NameKind::Unknown && reading.plays(end - 1, WordRole::Person)) {
        person.is_sure = person.is_attested = true;
    }
}

void Cast::learn_lead(const Reading& reading, const NameMention& name) {
    constexpr std::uint32_t longest = 6;
    const auto& tokens = reading.tokens;
    const std::uint32_t first = name.title.is_empty() ? name.tokens.begin : name.title.begin;
    if (name.kind != NameKind::Full || name.is_possessive || first < 3) return;
    const std::uint32_t end = first - 1;
    if (tokens[end].kind != TokenKind::Comma || !tokens[end - 1].is(WordClass::Office)) return;
    if (tokens[end - 1].is_capital || tokens[end - 1].is_possessive) return;
    std::uint32_t begin = end - 1;
    while (begin > 0 && end - begin < longest && tokens[begin - 1].is_word() &&
           !tokens[begin - 1].is_capital && !tokens[begin - 1].is_possessive &&
           !tokens[begin - 1].is(WordClass::Determiner | WordClass::Preposition | WordClass::Said |
                                 WordClass::Auxiliary)) {
        --begin;
    }
    // "the former minister" is another office: the word is in the determiners too.
    const bool is_former = begin > 1 && reading.plays(begin - 1, WordRole::Former);
    const std::uint32_t left = is_former ? begin - 2 : begin - 1;
    if (begin == 0) return;
    const bool is_led = reading.word(left) == "the" || reading.word(left) == "The" ||
                        tokens[left].is_possessive || reading.word(left) == "its";
    if (is_led) add_office(name.person, fold_name(printed_name(reading, {left + 1, end})));
}

std::uint32_t Cast::by_forename(std::string_view forename,
                                const std::vector<NameMention>& names) const {
    std::uint32_t found = nobody;
    for (const NameMention& name : names) {
        if (name.kind != NameKind::Full || name.person == nobody) continue;
        if (people_[name.person].forename != forename || name.person == found) continue;
        if (found != nobody) return nobody;
        found = name.person;
    }
    return found;
}

std::uint32_t Cast::find_or_add_junior(std::string_view generation, const NameMention& name) {
    fold_name(printed_, folded_);
    const std::string base = folded_;
    const std::string printed = in_lower_case(printed_) + " " + std::string{generation};
    const std::string folded = fold_name(printed);
    const auto number = folded_names_.add(folded);
    if (number < of_folded_.size()) return of_folded_[number];
    const auto authority = authority_->find(folded);
    std::uint32_t person = authority != Authority::nobody ? known(authority) : nobody;
    if (person == nobody) {
        person = static_cast<std::uint32_t>(people_.size());
        people_.push_back({printed,
                           folded,
                           std::string{surname_of(base)},
                           std::string{first_word(base)},
                           name.gender,
                           true,
                           true,
                           authority,
                           {},
                           {}});
    }
    of_folded_.push_back(person);
    add_bearer(surname_of(base), person);
    return person;
}

// "Avelino Prado" of whom the Liveblog also says "Marta Avelino Prado": one person.
std::uint32_t Cast::find_longer(std::string_view folded, std::string_view surname) const {
    const auto bearer = surnames_.find(surname);
    if (bearer == StringIndex::absent || folded.find(' ') == std::string_view::npos) return nobody;
    const auto is_tail = [](std::string_view whole, std::string_view tail) {
        return whole.size() > tail.size() + 1 && whole.ends_with(tail) &&
               whole[whole.size() - tail.size() - 1] == ' ';
    };
    for (const auto person : first_of(of_surname_[bearer])) {
        const std::string_view known = people_[person].folded;
        const bool is_whole = known.find(' ') != std::string_view::npos;
        if (is_whole && (is_tail(known, folded) || is_tail(folded, known))) return person;
    }
    return nobody;
}

std::uint32_t Cast::find_or_add(const std::string& printed, const NameMention& name) {
    fold_name(printed, folded_);
    const std::string_view folded = folded_;
    const auto number = folded_names_.add(folded);
    if (number < of_folded_.size()) {
        Person& known = people_[of_folded_[number]];
        known.is_sure = known.is_sure || name.kind == NameKind::Full;
        known.is_attested = known.is_attested || name.kind == NameKind::Full;
        if (known.gender == Gender::Unknown) known.gender = name.gender;
        if (known.authority == Authority::nobody && is_more_nominative(printed, known.name)) {
            known.name = printed;
        }
        return of_folded_[number];
    }
    const std::string_view forename = first_word(folded);
    const std::string_view surname = surname_of(folded);
    auto authority = authority_->find(folded);
    if (authority == Authority::nobody) authority = authority_->find_similar(forename, surname);
    std::uint32_t person =
        authority != Authority::nobody ? known(authority) : find_spelling(forename, surname);
    if (person == nobody) {
        person = find_longer(folded, surname);
        const bool is_fuller = person != nobody && people_[person].authority == Authority::nobody &&
                               folded.size() > people_[person].folded.size();
        if (is_fuller) {
            people_[person].name = printed;
            people_[person].folded = std::string{folded};
            people_[person].forename = std::string{forename};
        }
    }
    if (person == nobody) {
        person = static_cast<std::uint32_t>(people_.size());
        people_.push_back({name.kind == NameKind::Full ? in_lower_case(printed) : printed,
                           std::string{folded},
                           std::string{surname},
                           std::string{forename},
                           name.gender,
                           false,
                           false,
                           authority,
                           {},
                           {}});
    }
    people_[person].is_sure = people_[person].is_sure || name.kind == NameKind::Full;
    people_[person].is_attested = people_[person].is_attested || name.kind == NameKind::Full;
    of_folded_.push_back(person);
    add_bearer(surname, person);
    return person;
}

// A person stands once in the list of each surname and sound.
void Cast::add_bearer(std::string_view surname, std::uint32_t person) {
    const auto add_to = [&](auto& lists, std::uint32_t number, std::uint64_t kind) {
        if (number == lists.size()) lists.emplace_back();
        const std::uint64_t key = kind << 63U | std::uint64_t{number} << 32U | person;
        if (listed_.insert(key).second) lists[number].push_back(person);
    };
    add_to(of_surname_, surnames_.add(surname), 0);
    add_to(of_sound_, sounds_.add(sound_of(surname)), 1);
}

void Cast::add_office(std::uint32_t number, std::string office) {
    Person& person = people_[number];
    const bool is_known =
        office.empty() ||
        std::find(person.offices.begin(), person.offices.end(), office) != person.offices.end();
    if (is_known || person.offices.size() == most_offices) return;
    for (const auto word : split(office, ' ')) {
        const auto list = office_words_.add(word);
        if (list == of_office_word_.size()) of_office_word_.emplace_back();
        auto& holders = of_office_word_[list];
        const bool is_listed = std::any_of(
            person.offices.begin(), person.offices.end(), [&](const std::string& known) {
                return has(split(known, ' '), word);
            });
        if (!is_listed && (holders.empty() || holders.back() != number)) holders.push_back(number);
    }
    person.offices.push_back(std::move(office));
}

std::uint32_t Cast::known(std::uint32_t authority) {
    if (of_authority_.empty()) of_authority_.assign(authority_->size(), nobody);
    std::uint32_t& person = of_authority_[authority];
    if (person != nobody) return person;
    const KnownSpeaker& speaker = authority_->speaker(authority);
    person = static_cast<std::uint32_t>(people_.size());
    const std::string folded = fold_name(speaker.name);
    people_.push_back({speaker.name,
                       folded,
                       std::string{surname_of(folded)},
                       std::string{first_word(folded)},
                       speaker.gender,
                       true,
                       true,
                       authority,
                       {},
                       {}});
    known_.push_back(person);
    return person;
}

// A misprint within the Liveblog: the same surname and nearly the same forename, or the same
// forename and nearly the same surname.
std::uint32_t Cast::find_spelling(std::string_view forename, std::string_view surname) const {
    if (forename == surname) return nobody;
    const auto bearer = surnames_.find(surname);
    if (bearer != StringIndex::absent) {
        for (const auto person : first_of(of_surname_[bearer])) {
            if (is_same_forename(people_[person].forename, forename)) return person;
        }
    }
    const auto sound = sounds_.find(sound_of(surname));
    if (sound == StringIndex::absent) return nobody;
    for (const auto person : first_of(of_sound_[sound])) {
        if (is_same_forename(people_[person].forename, forename)) return person;
    }
    return nobody;
}

// Another transliteration of a surname that only one person bears: Arsenyev and Arseniev.
std::uint32_t Cast::by_similar_surname(std::string_view surname) const {
    const auto sound = sounds_.find(sound_of(surname));
    if (sound == StringIndex::absent || of_sound_[sound].size() != 1) return nobody;
    return of_sound_[sound].front();
}

void Cast::resolve(const Reading& reading, std::vector<NameMention>& names, std::uint32_t entry) {
    std::size_t forenames_asked = 0;
    for (NameMention& name : names) {
        if (name.person != nobody || name.is_body || !may_be_short_name(reading, name)) continue;
        const bool has_particle = is_surname(reading, name);
        print_name(reading,
                   {has_particle ? name.tokens.end - 1 : name.tokens.begin, name.tokens.end},
                   printed_);
        fold_name(printed_, folded_);
        name.person = by_surname(folded_, name.gender, entry);
        const bool is_word = looks_like_word(reading.tokens[name.tokens.begin]);
        if (name.person == nobody && !is_word && !bears(folded_)) {
            name.person = by_similar_surname(folded_);
        }
        if (name.person == nobody) {
            const auto authority = authority_->find(folded_);
            if (authority != Authority::nobody && authority_->speaker(authority).is_person) {
                name.person = known(authority);
            }
        }
        const Token& first = reading.tokens[name.tokens.begin];
        const bool may_be_forename =
            name.person == nobody &&
            (name.kind == NameKind::Short || name.kind == NameKind::Titled) &&
            first.is(forenames) && !bears(folded_) && forenames_asked++ < most_forenames;
        if (may_be_forename) name.person = by_forename(folded_, names);
        if (name.person == nobody) continue;
        Person& person = people_[name.person];
        if (name.gender == Gender::Unknown) name.gender = person.gender;
        if (person.gender == Gender::Unknown) person.gender = name.gender;
        if (!name.title.is_empty()) {
            add_office(name.person, fold_name(printed_name(reading, name.title)));
        }
    }
}

// The bearer of this Entry, else of the whole Liveblog; two are a reason to abstain. Who is surely
// a person goes before what merely looks like a name ("Anti Smith").
std::uint32_t Cast::by_surname(std::string_view surname, Gender gender, std::uint32_t entry) const {
    const auto bearer = surnames_.find(surname);
    if (bearer == StringIndex::absent) return nobody;
    std::uint32_t found = nobody;
    int best = 0;
    int count = 0;
    for (const auto number : first_of(of_surname_[bearer])) {
        const Person& person = people_[number];
        const bool fits = gender == Gender::Unknown || person.gender == Gender::Unknown ||
                          gender == person.gender;
        if (!fits) continue;
        const bool is_here =
            std::binary_search(person.entries.begin(), person.entries.end(), entry);
        const int weight =
            (person.is_attested ? 4 : 0) + (person.is_sure ? 2 : 0) + (is_here ? 1 : 0) + 1;
        count = weight > best ? 1 : count + (weight == best ? 1 : 0);
        if (weight < best) continue;
        best = weight;
        found = number;
    }
    return count == 1 ? found : nobody;
}

std::string_view Cast::whole_of(std::string_view acronym) const {
    const auto found = acronyms_.find(acronym);
    return found == acronyms_.end() ? std::string_view{} : std::string_view{found->second};
}

std::uint32_t Cast::find(std::string_view folded_name) const {
    const auto number = folded_names_.find(folded_name);
    if (number != StringIndex::absent) return of_folded_[number];
    // "Smith said", whom only the authority has in full.
    const auto authority = authority_->find(folded_name);
    return authority == Authority::nobody || of_authority_.empty() ? nobody
                                                                   : of_authority_[authority];
}

// Of an office whose every word many bear nobody is the one holder.
std::uint32_t Cast::holder(std::string_view folded_office, std::uint32_t entry) const {
    const std::vector<std::uint32_t>* fewest = nullptr;
    for (const auto word : split(folded_office, ' ')) {
        const auto list = office_words_.find(word);
        if (list == StringIndex::absent) return nobody;
        const auto& holders = of_office_word_[list];
        if (fewest == nullptr || holders.size() < fewest->size()) fewest = &holders;
    }
    if (fewest == nullptr || fewest->size() > most_holders) return nobody;
    std::uint32_t found = nobody;
    std::uint32_t found_here = nobody;
    int here = 0;
    int all = 0;
    for (const std::uint32_t number : *fewest) {
        const Person& person = people_[number];
        const bool holds =
            std::any_of(person.offices.begin(), person.offices.end(), [&](const auto& office) {
                return is_office(office, folded_office);
            });
        if (!holds) continue;
        ++all;
        found = number;
        if (std::binary_search(person.entries.begin(), person.entries.end(), entry)) {
            ++here;
            found_here = number;
        }
    }
    if (here == 1) return found_here;
    return all == 1 ? found : nobody;
}

}  // namespace onrecord::corpus::annotation
