// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/parsing/joined_words.hpp"

namespace onrecord::searcher {
namespace {

bool is_small(char byte) { return byte >= 'a' && byte <= 'z'; }
bool is_capital(char byte) { return byte >= 'A' && byte <= 'Z'; }
bool is_letter(char byte) { return is_small(byte) || is_capital(byte); }

/// Two letters before `at` and two from it on, small ones next to the capital: `rF` of
/// HarbourFires.
bool is_border(std::string_view text, std::size_t at) {
    if (at < 2 || at + 1 >= text.size()) return false;
    return is_letter(text[at - 2]) && is_small(text[at - 1]) && is_capital(text[at]) &&
           is_small(text[at + 1]);
}

}  // namespace

std::string parted(std::string_view text) {
    std::string words;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_border(text, at)) words += ' ';
        words += text[at];
    }
    return words;
}

}  // namespace onrecord::searcher
