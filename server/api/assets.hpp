// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace onrecord::server::api {

/// One file of the web page, as it was built from server/web/ and put into this program.
struct Asset {
    std::string_view name;  ///< `page-3F2A.js`
    std::string_view content_type;
    std::string_view bytes;
};

/// Every file of the page; scripts/cmake/embed_files.cmake writes the definition.
std::span<const Asset> assets();
/// Null when there is none of that name.
const Asset* find_asset(std::string_view name);

}  // namespace onrecord::server::api
