// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

// Web addresses as they are compared: what people paste differs from what an Outlet printed in
// scheme, `www.`, a last slash and what is added to follow readers about. Both wings rely on it.
namespace onrecord::schema {

/// True for one word that begins as an address does: `https://...`, `http://...`, `www.x.org`.
bool is_address(std::string_view text);

/// The address without scheme, `www.`, default port, parameters that only follow readers
/// (`utm_source`) and a last slash; the host in lower case, the rest as it stands, with its
/// fragment: `harbour.example/live/bridge#p1`. Pure, linear, for any bytes.
std::string normal_address(std::string_view address);

/// The same without the fragment.
std::string without_fragment(std::string_view normal);

/// The host of an address, in lower case without `www.`: `live.harbour.example`. Empty for what
/// has no host (`#p1`, `javascript:...`).
std::string host_of(std::string_view address);

/// The host and the domains it lies in, but for the last label: `live.harbour.example`,
/// `harbour.example`.
std::vector<std::string> sites_of(std::string_view address);

}  // namespace onrecord::schema
