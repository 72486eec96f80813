// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

// Reads string literals from pages' scripts. No script is executed.
namespace onrecord::corpus::formats::page {

/// The string literal at the start of `source` (ECMAScript: `'` or `"`), unescaped, as UTF-8. Empty
/// when it is not terminated.
std::optional<std::string> string_literal(std::string_view source);

/// The argument of `JSON.parse("...")` at the start of `source`.
std::optional<std::string> parsed_literal(std::string_view source);

/// The text that a script passes to Next.js: `self.__next_f.push([1,"..."])`. Concatenated over a
/// page these are lines, some of which are JSON after a number and a colon (React's Flight format).
std::optional<std::string> flight_text(std::string_view script);

}  // namespace onrecord::corpus::formats::page
