// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// Words written together with a capital each, as in hashtags and names of accounts. People paste
// them; the texts that they look for have the words apart.
namespace onrecord::searcher {

/// `#HarbourFires`: `#Harbour Fires`, a blank before each capital that stands behind a small letter
/// where two letters stand on either side. The text as it is where there is no such place. By
/// letters of ASCII; linear in the text.
std::string parted(std::string_view text);

}  // namespace onrecord::searcher
