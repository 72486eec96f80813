// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/html/tree.hpp"
#include "schema/instant.hpp"

#include <string>
#include <string_view>

namespace onrecord::corpus::formats::page {

/// Facts about a page as a whole, from its head and first heading.
struct PageFacts {
    std::string lang;
    std::string site_name;
    std::string url;      ///< canonical, og:url.
    std::string title;    ///< og:title, else `<title>`.
    std::string heading;  ///< The first h1.
    std::string author;
    schema::KnownTime published;
    schema::KnownTime modified;
    bool is_liveblog = false;     ///< According to its title or address.
    bool has_live_class = false;  ///< According to its article's class: a weaker sign.
};

PageFacts read_facts(const html::Tree& tree, std::string_view known_url);

/// Resolves an address relative to the page's: `#p7`, `/live/x`.
std::string absolute_address(std::string_view address, std::string_view page_url);

}  // namespace onrecord::corpus::formats::page
