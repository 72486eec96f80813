// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// Names in the cases of Ukrainian and Russian: `Ивана Петрова` is `Иван Петров`.
namespace onrecord::corpus::annotation {

/// Cuts the endings of cases off the Cyrillic words of a folded name, so that all its forms are
/// one. What is left need not be a word.
void strip_cases(std::string& folded);

/// True when `one` looks more like the nominative of a name than `other`.
bool is_more_nominative(std::string_view one, std::string_view other);

/// False for a Cyrillic word in an ending that no name has in the nominative (`Петрову`).
bool may_be_nominative(std::string_view word);

/// The nominative of a name that stands in the genitive (`по словам Анны Орловой`); a name in
/// other letters as it is. `lang` is `uk` or `ru`.
std::string nominative_of(std::string_view genitive, std::string_view lang);

}  // namespace onrecord::corpus::annotation
