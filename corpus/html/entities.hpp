// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace onrecord::corpus::html {

/// Character references (`&amp;`, `&#39;`, `&#x2019;`) as characters; what is none stays.
/// Well-formed UTF-8 in, well-formed UTF-8 out.
std::string decode_entities(std::string_view text);

/// Decodes twice where a page has escaped twice (`&amp;#39;`).
std::string decode_entities_fully(std::string_view text);

}  // namespace onrecord::corpus::html
