// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/quotes/rules.hpp"

#include <optional>

// The rules of attribution by German word order, under the names that the rules of English have.
namespace onrecord::corpus::annotation::german {

/// Whose words the quote is, with the rule's name; nothing where no rule fits.
std::optional<Attribution> attribute(const Place& place);

}  // namespace onrecord::corpus::annotation::german
