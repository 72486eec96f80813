// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/settings.hpp"

#include <string_view>

namespace onrecord::searcher::program {

/// Writes an answer to stdout. What is longer than the terminal goes through $PAGER (`less` without
/// one), unless stdout is no terminal, `--no-pager` is given, or PAGER is empty or `cat`. Where no
/// pager can be started, it is written as it is.
void show(std::string_view answer, const schema::Settings& settings);

/// How many rows of a terminal `columns` wide the text takes; escape codes take no room.
std::size_t rows_of(std::string_view text, std::size_t columns);

}  // namespace onrecord::searcher::program
