// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/html/tree.hpp"
#include "schema/instant.hpp"

#include <string>
#include <string_view>

namespace onrecord::corpus::formats::page {

/// What a page says of itself as a whole, in its head and in its first heading.
struct PageFacts {
    std::string lang;
    std::string site_name;
    std::string url;      ///< canonical, og:url.
    std::string title;    ///< og:title, else `<title>`.
    std::string heading;  ///< The first h1.
    std::string author;
    schema::KnownTime published;
    schema::KnownTime modified;
    bool is_liveblog = false;     ///< Its title or address says so.
    bool has_live_class = false;  ///< Its article's class says so: a weaker sign.
};

PageFacts read_facts(const html::Tree& tree, std::string_view known_url);

/// An address as the page means it: `#p7` and `/live/x` are completed by the page's own.
std::string absolute_address(std::string_view address, std::string_view page_url);

}  // namespace onrecord::corpus::formats::page
