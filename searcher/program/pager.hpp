// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/settings.hpp"

#include <string_view>

namespace onrecord::searcher::program {

/// Writes an answer to stdout. An answer longer than the terminal goes through $PAGER (default
/// `less`), unless stdout is not a terminal, `--no-pager` is given, or PAGER is empty or `cat`. If
/// the pager cannot be started, the answer is written directly.
void show(std::string_view answer, const schema::Settings& settings);

/// How many rows the text takes on a terminal with `columns` columns; escape codes have no width.
std::size_t rows_of(std::string_view text, std::size_t columns);

}  // namespace onrecord::searcher::program
