// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace onrecord::searcher::drafts {

/// Foreign text as it may stand in HTML, between tags and in quoted attributes: well-formed, its
/// markup escaped, control characters as blanks.
std::string escaped(std::string_view text);

/// The style sheet of the page: light and dark, narrow and printed; no other file, no address.
extern const std::string_view page_style;

}  // namespace onrecord::searcher::drafts
