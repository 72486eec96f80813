// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace onrecord::corpus::documents {

/// One paragraph with the marks of typewriters and TeX as print has them: ``words'', `words'' and
/// `words' get double quotation marks, two or three hyphens that stand for a dash are one. Code
/// between backticks, apostrophes and rules of hyphens stay as they are.
std::string with_printed_marks(std::string_view paragraph);

/// The same in every paragraph of a text, with the spans of what is set apart moved along. A
/// paragraph that a span begins or ends within stays as it is.
void print_marks(std::string& text, std::vector<schema::TypedQuote>& set_apart);

/// The name in a line that says whose the words above it are: `Ada Brook` of `— Ada Brook, mayor`.
/// Empty where it is no such line: a name has two words at least, and words that only begin with a
/// dash must not pass for one, as nobody would check them.
std::string_view signed_name(std::string_view line);

}  // namespace onrecord::corpus::documents
