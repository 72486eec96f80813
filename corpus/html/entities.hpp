// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace onrecord::corpus::html {

/// Decodes character references (`&amp;`, `&#39;`, `&#x2019;`); others are left unchanged.
/// Well-formed UTF-8 in and out.
std::string decode_entities(std::string_view text);

/// Decodes twice if a page has escaped twice (`&amp;#39;`).
std::string decode_entities_fully(std::string_view text);

}  // namespace onrecord::corpus::html
