// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/json/values.hpp"
#include "searcher/quote_check.hpp"

#include <string_view>
#include <vector>

// The quote check's report as a JSON value, for answers that contain several.
namespace onrecord::searcher::json {

/// `words` are the pasted words, to which offsets of Problems refer.
object check_object(const CheckReport& report, std::string_view words);
object searched_object(const SearchedScope& searched);
array warnings_array(const std::vector<Warning>& warnings);

}  // namespace onrecord::searcher::json
