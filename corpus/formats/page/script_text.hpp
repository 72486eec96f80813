// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

// What pages' scripts carry as text within code: nothing is run, only literals are read.
namespace onrecord::corpus::formats::page {

/// The string literal that `source` begins with (ECMAScript: `'` or `"`), its escapes undone, as
/// UTF-8. Nothing where none ends.
std::optional<std::string> string_literal(std::string_view source);

/// The argument of `JSON.parse("...")` that `source` begins with.
std::optional<std::string> parsed_literal(std::string_view source);

/// The text that a script hands to Next.js: `self.__next_f.push([1,"..."])`. All of a page's joined
/// are lines, of which some are JSON behind a number and a colon (React's Flight format).
std::optional<std::string> flight_text(std::string_view script);

}  // namespace onrecord::corpus::formats::page
