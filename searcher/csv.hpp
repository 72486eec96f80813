// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Comma-separated values, RFC 4180: both ways.
namespace onrecord::searcher {

struct CsvRow {
    std::size_t line = 1;  ///< Where it begins, from 1.
    std::vector<std::string> cells;
};

/// Every row of `text`; blank lines are none. A comma, a semicolon (as spreadsheets of half of
/// Europe write) or a tab parts cells, whichever the first row has outside of marks. Linear;
/// a mark that is never closed runs to the end.
std::vector<CsvRow> read_csv(std::string_view text);

/// One row with its line end. A cell that a spreadsheet would take for a formula gets an
/// apostrophe before it (OWASP, "CSV injection"); line breaks become blanks.
std::string csv_row(const std::vector<std::string>& cells);

}  // namespace onrecord::searcher
