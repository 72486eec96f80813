// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace onrecord::corpus::formats::page {

/// True for text written like a person's name: two to five words of letters, each capitalised or a
/// particle such as `van`. Not for a label (`KEY EVENT`).
bool looks_like_name(std::string_view words);

/// The same for `ANN LEE`, to be used where the position suggests a name.
bool shouts_a_name(std::string_view words);

/// Removes Outlet and place: `the Post's Ann Lee in Port Ellis` -> `Ann Lee`. Unchanged if the rest
/// would not be a name.
std::string bare_name(std::string_view words, std::string_view lang);

}  // namespace onrecord::corpus::formats::page
