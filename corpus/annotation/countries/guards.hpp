// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/countries/gazetteer.hpp"
#include "corpus/annotation/reading.hpp"

#include <cstdint>

// Detection of names that look like a country but are a person, a language, a street or a word in
// capitals. The words are in vocabulary/contexts.tsv.
namespace onrecord::corpus::annotation {

/// Michael Jordan, Jordan Smith, Chad Johnson: a forename beside it makes it a person.
bool is_person(const Reading& reading, const PlaceMention& mention);

/// The bare "Jordan" where a person of that name stands in the same Entry: a place only behind
/// "in", "to" and the like.
bool is_led_to(const Reading& reading, const PlaceMention& mention);

/// "translated into French", "she speaks English and French".
bool is_language(const Reading& reading, const PlaceMention& mention);

/// "roast Turkey", "TELL US": the word before says that it is no country.
bool is_led_astray(const Reading& reading, const PlaceMention& mention);

/// "Wellington Place", "an Iceland store", "St George's flags": with the word behind it the name is
/// that of a street, a shop or a thing, and no country's.
bool is_part_of_a_name(const Reading& reading, const PlaceMention& mention);

/// At a sentence's begin in capitals, or behind a preposition: where a place is likely.
bool is_after_place_word(const Reading& reading, std::uint32_t at);

/// "Lebanon, Pa.": behind a capitalised word and a comma.
bool is_behind_comma(const Reading& reading, const PlaceMention& mention);

/// "Athens County", "the Lebanon Police Department": bodies as towns of the US have them.
bool has_town_body(const Reading& reading, const PlaceMention& mention);

/// "Hull City Council", "Rotherham Police": a body of a town of any country.
bool has_body_behind(const Reading& reading, const PlaceMention& mention);

/// "a Rotherham hotel": between an article and a common noun.
bool is_adjective(const Reading& reading, const PlaceMention& mention);

/// A governor, a county, Republicans: words of an Entry about a state of the US.
bool has_state_words(const Reading& reading);

}  // namespace onrecord::corpus::annotation
