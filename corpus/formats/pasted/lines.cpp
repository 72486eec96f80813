// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/pasted/lines.hpp"

#include <algorithm>
#include <iterator>

namespace onrecord::corpus::formats::pasted {
namespace {

struct Replacement {
    std::string_view character;
    std::string_view by;
};
constexpr Replacement replacements[] = {
    {"\u00A0", " "}, {"\u1680", " "},  {"\u2000", " "},  {"\u2001", " "},  {"\u2002", " "},
    {"\u2003", " "}, {"\u2004", " "},  {"\u2005", " "},  {"\u2006", " "},  {"\u2007", " "},
    {"\u2008", " "}, {"\u2009", " "},  {"\u200A", " "},  {"\u202F", " "},  {"\u205F", " "},
    {"\u3000", " "}, {"\u0085", "\n"}, {"\u2028", "\n"}, {"\u2029", "\n"}, {"\u200B", ""},
    {"\u2060", ""},  {"\uFEFF", ""},   {"\u00AD", ""},   {"\u200E", ""},   {"\u200F", ""},
    {"\u202A", ""},  {"\u202B", ""},   {"\u202C", ""},   {"\u202D", ""},   {"\u202E", ""},
    {"\u2066", ""},  {"\u2067", ""},   {"\u2068", ""},   {"\u2069", ""},
};

/// The row for the character at `at`; nullptr for one that stays.
const Replacement* find(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    // All rows begin with one of these bytes, and most text has none of them.
    if (first != 0xC2 && first != 0xE1 && first != 0xE2 && first != 0xE3 && first != 0xEF) {
        return nullptr;
    }
    const auto row =
        std::find_if(std::begin(replacements), std::end(replacements), [&](const Replacement& r) {
            return text.compare(at, r.character.size(), r.character) == 0;
        });
    return row == std::end(replacements) ? nullptr : row;
}

}  // namespace

std::string with_plain_lines(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char letter = text[at];
        if (const Replacement* row = find(text, at)) {
            plain += row->by;
            at += row->character.size();
            continue;
        }
        ++at;
        const bool is_line_end = letter == '\r' || letter == '\v' || letter == '\f';
        if (letter == '\r' && at < text.size() && text[at] == '\n') continue;
        plain += is_line_end ? '\n' : letter;
    }
    return plain;
}

}  // namespace onrecord::corpus::formats::pasted
