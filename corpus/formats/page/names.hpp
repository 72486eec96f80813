// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace onrecord::corpus::formats::page {

/// True for what is written like a person's name: two to five words, each with a capital (or a
/// particle such as `van`), letters only. A label (`KEY EVENT`) is none.
bool looks_like_name(std::string_view words);

}  // namespace onrecord::corpus::formats::page
