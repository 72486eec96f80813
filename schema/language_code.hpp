// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

// Languages are named by their codes everywhere; people type names.
namespace onrecord::schema {

/// True of a code of ISO 639-1, in small letters: `en`.
bool is_language_code(std::string_view code);

/// The code of a language's name, in English or in itself, whatever its case: `english`, `Deutsch`;
/// also of a code in capitals or with a region (`EN`, `en-GB`).
std::optional<std::string> language_code_of(std::string_view name);

}  // namespace onrecord::schema
