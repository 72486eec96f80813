// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/diff.hpp"
#include "searcher/program/terminal.hpp"

#include <string>
#include <vector>

namespace onrecord::searcher::program {

/// A comparison on one line: in colour, or as `[-in print-] {+as pasted+}`.
std::string diff_line(const std::vector<DiffPiece>& diff, const Paint& paint);
bool has_changes(const std::vector<DiffPiece>& diff);

}  // namespace onrecord::searcher::program
