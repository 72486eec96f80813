// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

// Classes of elements by their effect on text.
namespace onrecord::corpus::html {

/// Starts and ends a paragraph.
inline constexpr std::string_view block_elements[] = {
    "address",    "article", "aside",  "blockquote", "caption", "dd",    "details", "div",
    "dl",         "dt",      "figure", "fieldset",   "form",    "h1",    "h2",      "h3",
    "h4",         "h5",      "h6",     "header",     "hr",      "li",    "main",    "nav",
    "ol",         "p",       "pre",    "section",    "summary", "table", "tbody",   "thead",
    "figcaption", "footer",  "tr",     "ul",         "tfoot",   "body",  "center",  "dialog"};

/// Their contents are never shown as text.
inline constexpr std::string_view unread_elements[] = {"script",
                                                       "style",
                                                       "noscript",
                                                       "template",
                                                       "iframe",
                                                       "svg",
                                                       "object",
                                                       "video",
                                                       "audio",
                                                       "textarea",
                                                       "title",
                                                       "head",
                                                       "math",
                                                       "canvas",
                                                       "option",
                                                       "datalist",
                                                       "map"};

/// Shown, but never text of an entry.
inline constexpr std::string_view control_elements[] = {"button", "select", "form", "nav"};

template <class Table>
bool is_one_of(const Table& table, std::string_view name) {
    if (name.empty()) return false;
    // Most names differ from most others in length or first letter.
    return std::any_of(std::begin(table), std::end(table), [&](std::string_view one) {
        return one.size() == name.size() && one.front() == name.front() && one == name;
    });
}

}  // namespace onrecord::corpus::html
