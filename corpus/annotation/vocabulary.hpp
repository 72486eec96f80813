// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

// The vocabularies, compiled into the programs so that they need no files at run time. Each is the
// TSV file of that name in a room's vocabulary/ or in the folders of languages/; a README there
// describes the columns and sources. scripts/cmake/vocabulary.cmake and languages.cmake generate
// the definitions.
namespace onrecord::corpus::annotation::vocabulary {

/// For all languages, the rows of languages/xx/, each preceded by `xx`:
extern const std::string_view words;         ///< languages/xx/words.tsv
extern const std::string_view roles;         ///< languages/xx/roles.tsv
extern const std::string_view grammar;       ///< languages/xx/grammar.tsv
extern const std::string_view stances;       ///< languages/xx/stances.tsv
extern const std::string_view common_words;  ///< languages/xx/common_words.tsv
extern const std::string_view peoples;       ///< languages/xx/peoples.tsv
extern const std::string_view cues;          ///< languages/xx/cues.tsv
extern const std::string_view endings;       ///< languages/xx/endings.tsv
extern const std::string_view traits;        ///< languages/xx/traits.tsv
extern const std::string_view languages;     ///< The folders' names, separated by blanks.

extern const std::string_view forenames;          ///< speakers/vocabulary/forenames.tsv
extern const std::string_view world_forenames;    ///< speakers/vocabulary/world_forenames.tsv
extern const std::string_view forenames_by_hand;  ///< speakers/vocabulary/forenames_by_hand.tsv
extern const std::string_view authority;          ///< speakers/vocabulary/authority.tsv
extern const std::string_view heads_of_state;     ///< speakers/vocabulary/heads_of_state.tsv
extern const std::string_view countries;          ///< countries/vocabulary/countries.tsv
extern const std::string_view places;             ///< countries/vocabulary/places.tsv
extern const std::string_view cities;             ///< countries/vocabulary/cities.tsv
extern const std::string_view contexts;           ///< countries/vocabulary/contexts.tsv
extern const std::string_view topics;             ///< topics/vocabulary/topics.tsv
extern const std::string_view narrow_topics;      ///< topics/vocabulary/narrow_topics.tsv
extern const std::string_view sections;           ///< topics/vocabulary/sections.tsv

/// SHA-256 of the sources of the rules (annotation.cmake).
extern const std::string_view rules_digest;

/// All of them, for the Annotator's version.
inline std::array<std::string_view, 21> all() {
    return {words,     roles,          grammar,   stances,   common_words,    peoples,
            cues,      endings,        traits,    forenames, world_forenames, forenames_by_hand,
            authority, heads_of_state, countries, places,    cities,          contexts,
            topics,    narrow_topics,  sections};
}

}  // namespace onrecord::corpus::annotation::vocabulary
