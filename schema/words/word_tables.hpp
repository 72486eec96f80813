// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

// Word lists of the tokenizer.
namespace onrecord::schema {

// English words whose 's stands for is, has or us; any other 's is a possessive.
inline constexpr std::string_view whole_with_s[] = {"it's",
                                                    "that's",
                                                    "he's",
                                                    "she's",
                                                    "what's",
                                                    "there's",
                                                    "let's",
                                                    "who's",
                                                    "here's",
                                                    "where's",
                                                    "how's"};

// French, Italian and Catalan articles and similar words that an apostrophe joins to the next word.
inline constexpr std::string_view elisions[] = {
    "c",      "d",      "j",  "l",  "m",   "n",    "s",    "t",    "qu",   "jusqu", "lorsqu",
    "puisqu", "quoiqu", "un", "gl", "all", "dall", "dell", "nell", "sull", "quell", "quest"};

// Units that newspapers write directly after a number: `11bn` is read as `11 bn`.
inline constexpr std::string_view units[] = {
    "am", "b",  "bn",  "bps", "cm",  "eur", "ft", "gb",  "gbp", "ghz", "gw", "gwh", "ha", "hz",
    "k",  "kg", "km",  "kph", "kw",  "kwh", "lb", "lbs", "m",   "mb",  "mg", "mhz", "ml", "mln",
    "mm", "mn", "mph", "mw",  "mwh", "oz",  "p",  "pc",  "pm",  "tb",  "tn", "trn", "usd"};

// Languages in which 8.500 means eight thousand five hundred.
inline constexpr std::string_view grouping_with_points[] = {
    "bs", "ca", "da", "de", "el", "es", "eu", "gl", "hr", "id",
    "is", "it", "mk", "nl", "pt", "ro", "sl", "sr", "tr", "vi"};

// HTML entities that a Capture left unescaped within a word; read as an apostrophe.
inline constexpr std::string_view apostrophe_entities[] = {"&#39;",
                                                           "&#039;",
                                                           "&#x27;",
                                                           "&#X27;",
                                                           "&apos;",
                                                           "&rsquo;",
                                                           "&lsquo;",
                                                           "&#8217;",
                                                           "&#8216;",
                                                           "&#x2019;",
                                                           "&#x2018;"};

template <class Table>
constexpr bool contains(const Table& table, std::string_view value) {
    return std::find(std::begin(table), std::end(table), value) != std::end(table);
}

}  // namespace onrecord::schema
