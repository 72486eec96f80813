// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

// Normalised web addresses, for comparison. A pasted address often differs from the printed one in
// scheme, `www.`, a trailing slash or tracking parameters. The indexer normalises the addresses it
// stores and the searcher those of a Query, by the same functions.
namespace onrecord::schema {

/// True when `text` is a single word that starts like an address: `https://...`, `http://...`,
/// `www.x.org`.
bool is_address(std::string_view text);

/// The address without scheme, `www.`, default port, tracking parameters (`utm_source`) and
/// trailing slash. The host is in lower case; path, query and fragment are unchanged:
/// `harbour.example/live/bridge#p1`. Accepts any bytes; linear time; never fails.
std::string normal_address(std::string_view address);

/// A normalised address without its fragment (`#...`).
std::string without_fragment(std::string_view normal);

/// The host of an address, in lower case, without `www.`: `live.harbour.example`. Empty when there
/// is no host (`#p1`, `javascript:...`).
std::string host_of(std::string_view address);

/// The host and its parent domains except the top-level one: `live.harbour.example`,
/// `harbour.example`. These are the values that `site:` finds.
std::vector<std::string> sites_of(std::string_view address);

}  // namespace onrecord::schema
