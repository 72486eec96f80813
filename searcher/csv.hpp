// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Reading and writing comma-separated values (RFC 4180).
namespace onrecord::searcher {

struct CsvRow {
    std::size_t line = 1;  ///< Line where the row begins, from 1.
    std::vector<std::string> cells;
};

/// The rows of `text`, without blank lines. The separator is a comma, a semicolon (as spreadsheets
/// write in many European locales) or a tab, whichever the first row has outside quotation marks.
/// Linear time. A quotation mark that is never closed extends to the end.
std::vector<CsvRow> read_csv(std::string_view text);

/// One row with its line end. A cell that a spreadsheet would interpret as a formula gets a leading
/// apostrophe (OWASP, "CSV injection"); line breaks become blanks.
std::string csv_row(const std::vector<std::string>& cells);

}  // namespace onrecord::searcher
