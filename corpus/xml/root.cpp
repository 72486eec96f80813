// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/xml/root.hpp"

#include <algorithm>

namespace onrecord::corpus::xml {
namespace {

std::string_view skip_blanks(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    return text;
}

}  // namespace

std::string_view root_of(std::string_view head) {
    std::string_view text = skip_blanks(head);
    while (text.starts_with("<?") || text.starts_with("<!--")) {
        const std::string_view end = text[1] == '?' ? "?>" : "-->";
        const std::size_t at = text.find(end, 2);
        if (at == std::string_view::npos) return {};
        text = skip_blanks(text.substr(at + end.size()));
    }
    if (!text.starts_with('<')) return {};
    text = text.substr(1, text.find_first_of(" \t\r\n/>", 1) - 1);
    const std::size_t colon = text.find(':');
    return colon == std::string_view::npos ? text : text.substr(colon + 1);
}

}  // namespace onrecord::corpus::xml
