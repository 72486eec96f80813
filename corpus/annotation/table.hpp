// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string_view>
#include <vector>

// Reading of the vocabularies' TSV: one row per line; lines that start with `#` and empty lines are
// ignored.
namespace onrecord::corpus::annotation {

/// The parts of `text` between `separator`s; views into it.
std::vector<std::string_view> split(std::string_view text, char separator);

/// Calls `visit` with the columns of each row and the line's number from 1.
using RowVisitor = std::function<void(const std::vector<std::string_view>& columns, int line)>;
void for_each_row(std::string_view table, const RowVisitor& visit);

}  // namespace onrecord::corpus::annotation
