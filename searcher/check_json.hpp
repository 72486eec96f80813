// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/quote_check.hpp"

#include <string>
#include <string_view>

namespace onrecord::searcher {

/// The report as one JSON object, as printed by `onrecord-search check --json` and returned by the
/// server; docs/quote-check.md lists its members. Offsets are in UTF-16 code units (member
/// `offset_unit`). `words` are the pasted words, to which the offsets of Problems refer.
std::string to_json(const CheckReport& report, std::string_view words);

}  // namespace onrecord::searcher
