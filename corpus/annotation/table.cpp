// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/table.hpp"

namespace onrecord::corpus::annotation {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

void for_each_row(std::string_view table, const RowVisitor& visit) {
    int number = 0;
    for (std::string_view line : split(table, '\n')) {
        ++number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        visit(split(line, '\t'), number);
    }
}

}  // namespace onrecord::corpus::annotation
