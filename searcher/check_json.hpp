// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/quote_check.hpp"

#include <string>
#include <string_view>

namespace onrecord::searcher {

/// The one JSON object that `onrecord-search check --json` prints and the server answers;
/// docs/quote-check.md lists its members. Offsets are UTF-16 code units, as `offset_unit` says.
/// `words` is what was pasted: where a Problem points into.
std::string to_json(const CheckReport& report, std::string_view words);

}  // namespace onrecord::searcher
