// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string_view>
#include <vector>

// The vocabularies are TSV: one row a line, `#` begins a comment line, empty lines do not count.
namespace onrecord::corpus::annotation {

/// The parts of `text` between `separator`s; views into it.
std::vector<std::string_view> split(std::string_view text, char separator);

/// Calls `visit` with the columns of each row and the line's number from 1.
using RowVisitor = std::function<void(const std::vector<std::string_view>& columns, int line)>;
void for_each_row(std::string_view table, const RowVisitor& visit);

}  // namespace onrecord::corpus::annotation
