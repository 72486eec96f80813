// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/html/text.hpp"
#include "schema/entry.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace onrecord::corpus::formats::page {

/// An entry of a page in preparation, with what the page's structured data (JSON-LD, microdata) and
/// its markup contain about it.
struct Draft {
    std::string id;  ///< The Outlet's own; empty: none.
    std::string url;
    std::string lang;
    std::string title;
    html::Text text;
    schema::KnownTime published;
    schema::KnownTime modified;
    std::vector<std::string> bylines;
    std::vector<std::string> sections;
    std::size_t offset_bytes = 0;  ///< Its position in the page.
    std::size_t body_characters =
        0;  ///< Length of the body in the data; 0: text is from the markup.
    bool is_of_data = false;
    bool is_of_markup = false;
    /// Names by which it may be matched within the page: `646219`, `block-646219`.
    std::vector<std::string> keys;
};

}  // namespace onrecord::corpus::formats::page
