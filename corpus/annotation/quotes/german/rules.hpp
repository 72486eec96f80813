// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/quotes/rules.hpp"

#include <optional>

// The rules of attribution for German word order, with the same names as the rules for English.
namespace onrecord::corpus::annotation::german {

/// Whose words the quote is, with the rule's name; nothing if no rule fits.
std::optional<Attribution> attribute(const Place& place);

}  // namespace onrecord::corpus::annotation::german
