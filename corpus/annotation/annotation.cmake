# SPDX-License-Identifier: GPL-3.0-or-later
# The annotator's sources, its vocabularies compiled in among them.
include(vocabulary)
onrecord_vocabulary(vocabulary_sources
    annotation/vocabulary/words.tsv
    annotation/speakers/vocabulary/forenames.tsv
    annotation/speakers/vocabulary/authority.tsv
    annotation/countries/vocabulary/countries.tsv
    annotation/countries/vocabulary/places.tsv
    annotation/countries/vocabulary/cities.tsv
    annotation/topics/vocabulary/topics.tsv
    annotation/topics/vocabulary/sections.tsv)
set(annotation_sources
    ${vocabulary_sources}
    annotator.cpp
    annotation/countries/gazetteer.cpp
    annotation/countries/resolver.cpp
    annotation/letters.cpp
    annotation/lexicon.cpp
    annotation/quotes/clauses.cpp
    annotation/quotes/mark_roles.cpp
    annotation/quotes/marks.cpp
    annotation/quotes/rules.cpp
    annotation/quotes/sentences.cpp
    annotation/quotes/single_marks.cpp
    annotation/reading.cpp
    annotation/table.cpp
    annotation/topics/classifier.cpp)
