// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/quotes/rules.hpp"

#include <optional>

// What Spanish, French, Ukrainian and Russian need in addition to the rules for English: the verb
// before its subject after a quote, their own words for "according to", and subjects that are left
// out.
namespace onrecord::corpus::annotation::inverted {

/// Whose words the quote is, with the rule's name; nothing if the rules for English are to be
/// tried.
std::optional<Attribution> attribute(const Place& place);

/// True when the quote begins its sentence and the sentence goes on after the quote's comma or
/// dash: `"...", pouvait-on lire sur une banderole`. Then this sentence says where the words are
/// from, and no sentence before it does.
bool tells_of_itself(const Place& place);

}  // namespace onrecord::corpus::annotation::inverted
