// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/api/json_path.hpp"
#include "corpus/html/text.hpp"

#include <string_view>

// The answers of other systems' APIs and their archives, a row each: how one is told, where its
// entries are, which member says what. All members are paths (json_path.hpp). A row is built on
// structure that public code, documentation or test files of that system show (docs/formats.md
// names them), never on memory.
namespace onrecord::corpus::formats::api {

struct Form {
    std::string_view name = "";  ///< For people: `a JSON Feed`.

    // How it is told.
    std::string_view signs = "";     ///< Parted by blanks: all stand in a Capture's first bytes.
    std::string_view has = "";       ///< Conditions parted by blanks that the document meets.
    std::string_view item_has = "";  ///< The same, of one of the first items.

    // Where its Liveblogs are, and the entries of each.
    std::string_view liveblogs = "";  ///< From the document; empty: it is one.
    std::string_view items = "";      ///< From the Liveblog. Alternatives are all read.

    // What the Liveblog says of itself, and what an item says of it where the Liveblog does not.
    std::string_view outlet = "";
    std::string_view liveblog_id = "";
    std::string_view liveblog_title = "";
    std::string_view liveblog_url = "";
    std::string_view liveblog_lang = "";
    std::string_view item_outlet = "";
    std::string_view item_liveblog_id = "";
    std::string_view item_liveblog_title = "";
    std::string_view item_liveblog_url = "";

    // What an item says.
    std::string_view id = "";
    std::string_view url = "";
    std::string_view title = "";
    std::string_view published = "";
    std::string_view modified = "";
    std::string_view seen = "";  ///< When a third party saw it.
    std::string_view bylines = "";
    std::string_view sections = "";
    std::string_view lang = "";
    std::string_view order = "";  ///< A number that rises; without it, the newest comes first.
    std::string_view html = "";   ///< The body as HTML,
    std::string_view plain = "";  ///< or as text in which `<` is no tag,
    html::Text (*body)(const Element& item) = nullptr;  ///< or made of pieces.

    std::string_view withdrawn = "";  ///< Conditions: the Outlet took the item back.
    std::string_view left_out = "";   ///< Conditions: it was never published, or is another's.
};

/// Visits every item of every Liveblog of the document.
void for_each_item(const Element& document, const Form& form, const Visit& visit);

/// The form of a whole document; nullptr when it is none of the table.
const Form* find_form(const Element& document);

/// True when a Capture's first bytes have all signs of one.
bool looks_like_one(std::string_view head);

}  // namespace onrecord::corpus::formats::api
