// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace onrecord::server::api {

/// A file of the web page, built from server/web/ and embedded in the program.
struct Asset {
    std::string_view name;  ///< `page-3F2A.js`
    std::string_view content_type;
    std::string_view bytes;
};

/// All files of the page; scripts/cmake/embed_files.cmake generates the definition.
std::span<const Asset> assets();
/// Null when there is no such file.
const Asset* find_asset(std::string_view name);

}  // namespace onrecord::server::api
