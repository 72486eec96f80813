// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

// Language codes. Everything in the programs names languages by code; users also type names.
namespace onrecord::schema {

/// True for a code of ISO 639-1 in lower case: `en`.
bool is_language_code(std::string_view code);

/// The code for the name of a language, in English or in that language, in any case (`english`,
/// `Deutsch`), or for a code in capitals or with a region (`EN`, `en-GB`). Empty when it is none.
std::optional<std::string> language_code_of(std::string_view name);

}  // namespace onrecord::schema
