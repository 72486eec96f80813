// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <string_view>
#include <vector>

namespace onrecord::schema {

/// The sentences of a text in order, as byte ranges, without the white space between them. A line
/// break ends a sentence. A full stop does so when the text after it can start a sentence and the
/// word before it is not an abbreviation (`Gen.`, `U.S.`, an initial, the day of a German date).
/// Never fails.
std::vector<Span> sentences(std::string_view text);

}  // namespace onrecord::schema
