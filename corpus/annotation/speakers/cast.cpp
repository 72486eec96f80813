// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/speakers/cast.hpp"

#include "corpus/annotation/speakers/spelling.hpp"
#include "corpus/annotation/table.hpp"

#include <algorithm>

namespace onrecord::corpus::annotation {
namespace {

std::string_view first_word(std::string_view words) { return words.substr(0, words.find(' ')); }

// "von der leyen" and "al-assad" are surnames; else the last word.
std::string_view surname_of(std::string_view folded) {
    const auto blank = folded.rfind(' ');
    return blank == std::string_view::npos ? folded : folded.substr(blank + 1);
}

bool has_all_words(std::string_view office, std::string_view wanted) {
    const auto have = split(office, ' ');
    for (const auto word : split(wanted, ' ')) {
        if (std::find(have.begin(), have.end(), word) == have.end()) return false;
    }
    return true;
}

void add_once(std::vector<std::string>& words, std::string word) {
    if (word.empty() || std::find(words.begin(), words.end(), word) != words.end()) return;
    words.push_back(std::move(word));
}

}  // namespace

void Cast::learn(const Reading& reading, std::vector<NameMention>& names, std::uint32_t entry) {
    for (NameMention& name : names) {
        if (name.kind != NameKind::Full && name.kind != NameKind::Unknown) continue;
        if (name.is_body) continue;
        name.person = find_or_add(printed_name(reading, name.tokens), name);
        Person& person = people_[name.person];
        if (person.entries.empty() || person.entries.back() != entry) {
            person.entries.push_back(entry);
        }
        if (!name.title.is_empty()) {
            add_once(person.offices, fold_name(printed_name(reading, name.title)));
        }
    }
}

std::uint32_t Cast::find_or_add(const std::string& printed, const NameMention& name) {
    const std::string folded = fold_name(printed);
    const auto number = folded_names_.add(folded);
    if (number < of_folded_.size()) {
        Person& known = people_[of_folded_[number]];
        known.is_sure = known.is_sure || name.kind == NameKind::Full;
        if (known.gender == Gender::Unknown) known.gender = name.gender;
        return of_folded_[number];
    }
    const std::string forename{first_word(folded)};
    const std::string surname{surname_of(folded)};
    auto authority = authority_->find(folded);
    if (authority == Authority::nobody) authority = authority_->find_similar(forename, surname);
    std::uint32_t person =
        authority != Authority::nobody ? known(authority) : find_spelling(forename, surname);
    if (person == nobody) {
        person = static_cast<std::uint32_t>(people_.size());
        people_.push_back(
            {printed, folded, surname, forename, name.gender, false, authority, {}, {}});
    }
    people_[person].is_sure = people_[person].is_sure || name.kind == NameKind::Full;
    of_folded_.push_back(person);
    const auto bearer = surnames_.add(surname);
    if (bearer == of_surname_.size()) of_surname_.emplace_back();
    auto& bearers = of_surname_[bearer];
    if (std::find(bearers.begin(), bearers.end(), person) == bearers.end()) {
        bearers.push_back(person);
    }
    return person;
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
                       authority,
                       {},
                       {}});
    return person;
}

// A misprint within the Liveblog: the same surname and nearly the same forename.
std::uint32_t Cast::find_spelling(std::string_view forename, std::string_view surname) const {
    const auto bearer = surnames_.find(surname);
    if (bearer == StringIndex::absent) return nobody;
    for (const auto person : of_surname_[bearer]) {
        if (is_same_forename(people_[person].forename, forename)) return person;
    }
    return nobody;
}

void Cast::resolve(const Reading& reading, std::vector<NameMention>& names, std::uint32_t entry) {
    for (NameMention& name : names) {
        if (name.person != nobody || name.is_body) continue;
        const std::string folded = fold_name(printed_name(reading, name.tokens));
        name.person = by_surname(folded, entry);
        if (name.person == nobody) {
            const auto authority = authority_->find(folded);
            if (authority != Authority::nobody && authority_->speaker(authority).is_person) {
                name.person = known(authority);
            }
        }
        if (name.person == nobody) continue;
        Person& person = people_[name.person];
        if (name.gender == Gender::Unknown) name.gender = person.gender;
        if (person.gender == Gender::Unknown) person.gender = name.gender;
        if (!name.title.is_empty()) {
            add_once(person.offices, fold_name(printed_name(reading, name.title)));
        }
    }
}

// The bearer of this Entry, else of the whole Liveblog; two are a reason to abstain.
std::uint32_t Cast::by_surname(std::string_view surname, std::uint32_t entry) const {
    const auto bearer = surnames_.find(surname);
    if (bearer == StringIndex::absent) return nobody;
    const auto& bearers = of_surname_[bearer];
    if (bearers.size() == 1) return bearers.front();
    std::uint32_t here = nobody;
    int count = 0;
    for (const auto person : bearers) {
        const auto& entries = people_[person].entries;
        if (!std::binary_search(entries.begin(), entries.end(), entry)) continue;
        here = person;
        ++count;
    }
    return count == 1 ? here : nobody;
}

std::uint32_t Cast::holder(std::string_view folded_office, std::uint32_t entry) const {
    std::uint32_t found = nobody;
    std::uint32_t found_here = nobody;
    int here = 0;
    int all = 0;
    for (std::uint32_t number = 0; number < people_.size(); ++number) {
        const Person& person = people_[number];
        const bool holds =
            std::any_of(person.offices.begin(), person.offices.end(), [&](const auto& office) {
                return has_all_words(office, folded_office);
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
