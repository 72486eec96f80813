// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/names/authority.hpp"
#include "corpus/annotation/names/names.hpp"

#include <bitset>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

// The persons of one Liveblog (coreference resolution of names): different spellings of a person
// are merged, two persons with one surname kept apart, and holders of offices known by the titles
// before names.
namespace onrecord::corpus::annotation {

struct Person {
    std::string name;      ///< Canonical: the authority's, else the fullest in the Liveblog.
    std::string folded;    ///< Of the fullest printed name.
    std::string surname;   ///< Folded.
    std::string forename;  ///< Folded; empty when never printed.
    Gender gender = Gender::Unknown;
    bool is_sure = false;  ///< Attested, or speaks.
    /// A listed forename, a title or the authority says that it is a person.
    bool is_attested = false;
    std::uint32_t authority = Authority::nobody;
    std::vector<std::string> offices;    ///< Folded titles that stood before the name.
    std::vector<std::uint32_t> entries;  ///< Where the full name stands; rising.
};

class Cast {
public:
    static constexpr std::uint32_t nobody = UINT32_MAX;

    explicit Cast(const Authority& authority) : authority_{&authority} {}

    /// Learns from the full names of one text; sets their `person`. Entries in their order.
    void learn(const Reading& reading, std::vector<NameMention>& names, std::uint32_t entry);
    /// Sets `person` of the short names. After all texts are learnt.
    void resolve(const Reading& reading, std::vector<NameMention>& names, std::uint32_t entry);

    /// The one person whose title has all the words of a bare office; `nobody` if none or several.
    std::uint32_t holder(std::string_view folded_office, std::uint32_t entry) const;
    /// Who bears this folded full name; `nobody` when no text has it.
    std::uint32_t find(std::string_view folded_name) const;
    /// The body that the Liveblog gives an acronym: `National Harbour Watch (NHW)`; else empty.
    std::string_view whole_of(std::string_view acronym) const;
    /// A person of the authority whom no text names in full.
    std::uint32_t known(std::uint32_t authority);
    /// True when somebody of the Liveblog bears this folded surname.
    bool bears(std::string_view surname) const {
        return surnames_.find(surname) != StringIndex::absent;
    }
    /// True of a common word of the language, and of one that the Liveblog has in lower case too
    /// (and, rarely, of another).
    bool looks_like_word(const Token& token) const {
        return token.is(WordClass::Common) || common_.test(token.hash % common_.size());
    }
    const Person& person(std::uint32_t number) const { return people_[number]; }
    /// The people and bodies of the authority that the Liveblog names, as numbers.
    const std::vector<std::uint32_t>& known_people() const { return known_; }

private:
    void learn_common(const Reading& reading);
    void learn_acronyms(const Reading& reading);
    /// "Anna Smith, the MP for Saltby,": an office that stands behind the name.
    void learn_aside(const Reading& reading, const NameMention& name);
    /// "The health secretary, Anna Smith,": one that stands before it and a comma.
    void learn_lead(const Reading& reading, const NameMention& name);
    /// "Anna said", where one full name of the text has this forename; linear in all such names.
    std::uint32_t by_forename(std::string_view forename,
                              const std::vector<NameMention>& names) const;
    /// False for a capital that only begins a sentence: "One said", "More arrived".
    bool may_be_short_name(const Reading& reading, const NameMention& name) const;
    std::uint32_t find_or_add(const std::string& printed, const NameMention& name);
    /// Of `printed_` with Jr or Sr behind it: never whom the name alone means.
    std::uint32_t find_or_add_junior(std::string_view generation, const NameMention& name);
    std::uint32_t find_longer(std::string_view folded, std::string_view surname) const;
    std::uint32_t find_spelling(std::string_view forename, std::string_view surname) const;
    /// The one bearer of a surname who may be of this gender, in this Entry or in the Liveblog.
    std::uint32_t by_surname(std::string_view surname, Gender gender, std::uint32_t entry) const;
    std::uint32_t by_similar_surname(std::string_view surname) const;
    void add_bearer(std::string_view surname, std::uint32_t person);
    void add_office(std::uint32_t number, std::string office);

    static constexpr std::size_t most_offices = 16;   ///< Of one person.
    static constexpr std::size_t most_holders = 256;  ///< More than these: no one holder.

    const Authority* authority_;
    std::vector<Person> people_;
    StringIndex folded_names_;
    std::vector<std::uint32_t> of_folded_;
    StringIndex surnames_;
    std::vector<std::vector<std::uint32_t>> of_surname_;
    StringIndex sounds_;  ///< Of surnames.
    std::vector<std::vector<std::uint32_t>> of_sound_;
    std::unordered_set<std::uint64_t> listed_;  ///< Who stands in which of these lists.
    StringIndex office_words_;
    std::vector<std::vector<std::uint32_t>> of_office_word_;
    std::vector<std::uint32_t> of_authority_;
    std::vector<std::uint32_t> known_;
    std::bitset<std::size_t{1} << 18U> common_;  ///< By hash of words in lower case.
    std::map<std::string, std::string, std::less<>> acronyms_;
    std::string printed_;  ///< Of the name at hand, as is the next.
    std::string folded_;
};

}  // namespace onrecord::corpus::annotation
