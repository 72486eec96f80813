// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/diff.hpp"
#include "searcher/json/values.hpp"

#include <vector>

namespace onrecord::searcher::json {

/// The pieces of a comparison as JSON; docs/quote-check.md lists the members.
array diff_array(const std::vector<DiffPiece>& diff);

}  // namespace onrecord::searcher::json
