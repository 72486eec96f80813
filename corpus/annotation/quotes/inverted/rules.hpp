// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/quotes/rules.hpp"

#include <optional>

// What Spanish, French, Ukrainian and Russian need beside the rules of English: the verb before
// its subject behind a quote, their own words for "according to", and subjects that are left out.
namespace onrecord::corpus::annotation::inverted {

/// Whose words the quote is, with the rule's name; nothing where the rules of English shall be
/// asked.
std::optional<Attribution> attribute(const Place& place);

/// True when words of its own follow the quote, which begins its sentence, behind its comma or
/// dash: `"...", pouvait-on lire sur une banderole`. They tell where the words are from, and no
/// sentence before does.
bool tells_of_itself(const Place& place);

}  // namespace onrecord::corpus::annotation::inverted
