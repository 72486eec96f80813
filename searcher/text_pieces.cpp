// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/text_pieces.hpp"

namespace onrecord::searcher {

std::size_t end_of_piece(std::string_view text, std::size_t begin, std::size_t bytes) {
    if (text.size() - begin <= bytes) return text.size();
    const std::size_t end = begin + bytes;
    // Within the piece alone: a text without blanks would be read back to its begin each time.
    const std::size_t blank = text.substr(begin, bytes).find_last_of(" \n");
    if (blank != std::string_view::npos && blank > 0) return begin + blank + 1;
    std::size_t at = end;
    while (at > begin + 1 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
        --at;
    }
    return at;
}

}  // namespace onrecord::searcher
