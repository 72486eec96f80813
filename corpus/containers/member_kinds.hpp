// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// Which pieces of a container are tried as Captures. A crawl holds scripts and data of every kind:
// only what can be a page or a file of Entries is, so that nothing is taken for pasted text.
namespace onrecord::corpus::containers {

/// Of a piece that says nothing of its kind: tried by its content alone.
inline constexpr std::string_view any_kind = "any";

/// The kind that a member's name says, in the form of a media type; what its name says nothing of
/// is named by its ending (`.png files`).
std::string kind_of_member(std::string_view name);

/// True where a piece of that kind is tried.
bool may_hold_entries(std::string_view kind);

}  // namespace onrecord::corpus::containers
