// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/html/text.hpp"
#include "schema/entry.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace onrecord::corpus::formats::page {

/// One entry of a page on its way: what the page's data (JSON-LD, microdata) and its markup say of
/// it.
struct Draft {
    std::string id;  ///< The Outlet's own; empty where it has none.
    std::string url;
    std::string lang;
    std::string title;
    html::Text text;
    schema::KnownTime published;
    schema::KnownTime modified;
    std::vector<std::string> bylines;
    std::vector<std::string> sections;
    std::size_t offset_bytes = 0;     ///< Where in the page it stands.
    std::size_t body_characters = 0;  ///< Of the data's body as written; 0: text is from markup.
    bool is_of_data = false;
    bool is_of_markup = false;
    /// What may name it: `646219`, `block-646219`. Of one page, and for finding its like there.
    std::vector<std::string> keys;
};

}  // namespace onrecord::corpus::formats::page
