// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// Splitting of CamelCase words, as in hashtags and account names. Users paste them, but the texts
// they look for have separate words.
namespace onrecord::searcher {

/// `#HarbourFires`: `#Harbour Fires`, inserts a blank before each capital that follows a small
/// letter and has at least two letters on either side. Unchanged if there is no such place. ASCII
/// letters only; linear.
std::string parted(std::string_view text);

}  // namespace onrecord::searcher
