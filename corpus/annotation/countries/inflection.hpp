// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/countries/gazetteer.hpp"

#include <string>
#include <string_view>
#include <vector>

// Inflected forms of names of countries and peoples and of their adjectives: the parts of each
// language's morphology needed for the words of peoples.tsv and the names of ICU.
namespace onrecord::corpus::annotation {

enum class NounKind : std::uint8_t { Name, Adjective, People };

/// The forms of a word given in the nominative, itself first; itself alone for a language that has
/// no rules here.
std::vector<std::string> inflected(std::string_view word, std::string_view lang, NounKind kind);

/// True for a language whose adjectives of countries are written small: `russische`, `ruso`.
bool has_small_names(std::string_view lang);

}  // namespace onrecord::corpus::annotation
