// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace onrecord::corpus::formats::page {

/// True for what is written like a person's name: two to five words, each with a capital (or a
/// particle such as `van`), letters only. A label (`KEY EVENT`) is none.
bool looks_like_name(std::string_view words);

/// The same for `ANN LEE`, where its place says that a name it is.
bool shouts_a_name(std::string_view words);

/// Without the house and the place: `the Post's Ann Lee in Port Ellis` -> `Ann Lee`; as it is where
/// the rest would be no name.
std::string bare_name(std::string_view words, std::string_view lang);

}  // namespace onrecord::corpus::formats::page
