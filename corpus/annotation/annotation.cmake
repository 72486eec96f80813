# SPDX-License-Identifier: GPL-3.0-or-later
# The annotator's sources, its vocabularies compiled in among them.
include(languages)
include(vocabulary)
onrecord_languages(language_sources ${CMAKE_CURRENT_LIST_DIR}/languages
    words roles grammar stances common_words peoples cues endings traits)
onrecord_vocabulary(vocabulary_sources
    annotation/speakers/vocabulary/forenames.tsv
    annotation/speakers/vocabulary/world_forenames.tsv
    annotation/speakers/vocabulary/forenames_by_hand.tsv
    annotation/speakers/vocabulary/authority.tsv
    annotation/speakers/vocabulary/heads_of_state.tsv
    annotation/countries/vocabulary/countries.tsv
    annotation/countries/vocabulary/places.tsv
    annotation/countries/vocabulary/cities.tsv
    annotation/countries/vocabulary/contexts.tsv
    annotation/topics/vocabulary/topics.tsv
    annotation/topics/vocabulary/narrow_topics.tsv
    annotation/topics/vocabulary/sections.tsv)

# A change of any rule is another version of the annotator, without a hand that raises a number: the
# digest of its sources is compiled in. Editing one makes CMake run again.
file(GLOB_RECURSE rule_files CONFIGURE_DEPENDS
    ${CMAKE_CURRENT_LIST_DIR}/*.cpp ${CMAKE_CURRENT_LIST_DIR}/*.hpp)
list(APPEND rule_files ${CMAKE_CURRENT_LIST_DIR}/../annotator.cpp)
list(SORT rule_files)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${rule_files})
set(rule_digests)
foreach(file IN LISTS rule_files)
    file(SHA256 ${file} digest)
    string(APPEND rule_digests ${digest})
endforeach()
string(SHA256 rules_digest "${rule_digests}")
set(rules_source ${CMAKE_CURRENT_BINARY_DIR}/vocabulary/annotation/rules_digest.cpp)
file(CONFIGURE OUTPUT ${rules_source} @ONLY CONTENT [[// Made by corpus/annotation/annotation.cmake.
#include "corpus/annotation/vocabulary.hpp"

namespace onrecord::corpus::annotation::vocabulary {
const std::string_view rules_digest = "@rules_digest@";
}
]])
set(annotation_sources
    ${language_sources}
    ${vocabulary_sources}
    ${rules_source}
    annotation_report.cpp
    annotator.cpp
    corrections.cpp
    annotation/countries/gazetteer.cpp
    annotation/countries/guards.cpp
    annotation/countries/inflection.cpp
    annotation/countries/resolver.cpp
    annotation/entry_reading.cpp
    annotation/letters.cpp
    annotation/levels/admission.cpp
    annotation/levels/pattern.cpp
    annotation/levels/stance.cpp
    annotation/lexicon.cpp
    annotation/quotes/blocks.cpp
    annotation/narration/clauses.cpp
    annotation/quotes/german/according.cpp
    annotation/narration/german/clauses.cpp
    annotation/narration/german/phrases.cpp
    annotation/quotes/german/rules.cpp
    annotation/narration/german/subjects.cpp
    annotation/narration/german/words.cpp
    annotation/narration/lead_ins.cpp
    annotation/narration/mark_roles.cpp
    annotation/quotes/inverted/dialogue.cpp
    annotation/quotes/inverted/rules.cpp
    annotation/narration/marks.cpp
    annotation/quotes/nested.cpp
    annotation/quotes/paragraph_rules.cpp
    annotation/narration/participles.cpp
    annotation/quotes/quote_maker.cpp
    annotation/quotes/reported.cpp
    annotation/quotes/rules.cpp
    annotation/narration/sentences.cpp
    annotation/quotes/signatures.cpp
    annotation/narration/single_marks.cpp
    annotation/quotes/transcripts.cpp
    annotation/narration/unlisted_verbs.cpp
    annotation/reading.cpp
    annotation/names/authority.cpp
    annotation/speakers/bodies.cpp
    annotation/speakers/cast.cpp
    annotation/names/common_words.cpp
    annotation/names/german_names.cpp
    annotation/speakers/german_resolver.cpp
    annotation/names/names.cpp
    annotation/speakers/mentions.cpp
    annotation/speakers/offices.cpp
    annotation/speakers/pronouns.cpp
    annotation/speakers/references.cpp
    annotation/speakers/resolver.cpp
    annotation/speakers/resolver_of_languages.cpp
    annotation/names/slavic_cases.cpp
    annotation/names/spelling.cpp
    annotation/speakers/subjects.cpp
    annotation/table.cpp
    annotation/topics/classifier.cpp)
