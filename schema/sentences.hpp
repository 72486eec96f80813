// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <string_view>
#include <vector>

namespace onrecord::schema {

/// The sentences of a text in order, in bytes, without the white space between them. A line break
/// ends a sentence; a full stop does where what follows can begin one and what stands before is
/// no abbreviation (`Gen.`, `U.S.`, an initial, a German date). Pure; never fails.
std::vector<Span> sentences(std::string_view text);

}  // namespace onrecord::schema
