// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/api/json_path.hpp"
#include "corpus/html/text.hpp"

#include <string_view>

// The responses of other systems' APIs and their archives, one row each: how to recognise one,
// where its entries are, and which member has which value. All members are paths (json_path.hpp). A
// row is based on the structure in public code, documentation or test files of that system
// (docs/formats.md names them), never on memory.
namespace onrecord::corpus::formats::api {

struct Form {
    std::string_view name = "";  ///< For display: `a JSON Feed`.

    // Recognition.
    std::string_view signs =
        "";                     ///< Separated by blanks: all must occur in a Capture's first bytes.
    std::string_view has = "";  ///< Conditions, separated by blanks, on the document.
    std::string_view item_has = "";  ///< The same, on one of the first items.

    // The paths of its Liveblogs, and of the entries of each.
    std::string_view liveblogs = "";  ///< From the document; empty: the document is one.
    std::string_view items = "";      ///< From the Liveblog. All alternatives are read.

    // Values of the Liveblog, from itself or else from an item.
    std::string_view outlet = "";
    std::string_view liveblog_id = "";
    std::string_view liveblog_title = "";
    std::string_view liveblog_url = "";
    std::string_view liveblog_lang = "";
    std::string_view item_outlet = "";
    std::string_view item_liveblog_id = "";
    std::string_view item_liveblog_title = "";
    std::string_view item_liveblog_url = "";

    // Values of an item.
    std::string_view id = "";
    std::string_view url = "";
    std::string_view title = "";
    std::string_view published = "";
    std::string_view modified = "";
    std::string_view seen = "";  ///< When a third party saw it.
    std::string_view bylines = "";
    std::string_view sections = "";
    std::string_view lang = "";
    std::string_view order = "";  ///< An ascending number; without it, the newest comes first.
    std::string_view html = "";   ///< The body as HTML,
    std::string_view plain = "";  ///< or as plain text,
    html::Text (*body)(const Element& item) = nullptr;  ///< or assembled from pieces.

    std::string_view withdrawn = "";  ///< Conditions: the item was withdrawn.
    std::string_view left_out = "";   ///< Conditions: it was never published, or is by others.
};

/// Visits every item of every Liveblog of the document.
void for_each_item(const Element& document, const Form& form, const Visit& visit);

/// The form of a whole document; nullptr when it is not in the table.
const Form* find_form(const Element& document);

/// True when a Capture's first bytes have all signs of some form.
bool looks_like_one(std::string_view head);

}  // namespace onrecord::corpus::formats::api
