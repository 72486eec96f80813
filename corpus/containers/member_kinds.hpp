// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// Which members of a container are read as Captures. A crawl contains scripts and data of all
// kinds: only members that can be a page or a file of Entries are read, so that nothing else is
// mistaken for pasted text.
namespace onrecord::corpus::containers {

/// For a member of unknown kind: read, with the format detected by content.
inline constexpr std::string_view any_kind = "any";

/// The kind according to a member's name, as a media type; for other names, by the extension (`.png
/// files`).
std::string kind_of_member(std::string_view name);

/// Whether members of that kind are read.
bool may_hold_entries(std::string_view kind);

}  // namespace onrecord::corpus::containers
