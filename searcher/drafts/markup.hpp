// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace onrecord::searcher::drafts {

/// Untrusted text escaped for HTML, in content and quoted attributes: well-formed UTF-8, control
/// characters replaced by blanks.
std::string escaped(std::string_view text);

/// The style sheet of the report: light and dark, narrow and print; refers to no other file.
extern const std::string_view page_style;

}  // namespace onrecord::searcher::drafts
