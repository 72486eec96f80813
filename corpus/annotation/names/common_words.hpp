// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

// Words that show that a phrase is not a name.
namespace onrecord::corpus::annotation {

/// True for "Investigators", "Here's": what begins a sentence may be no name.
bool looks_common(std::string_view word);

/// True for an article that one known holder of an office follows, in lower case, in the languages
/// whose nouns are in lower case: `the`, `la`, `cette`.
bool is_definite(std::string_view article);

}  // namespace onrecord::corpus::annotation
