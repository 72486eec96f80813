// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace onrecord::corpus::history {

/// The number by which a publishing system knows a page, as it stands in a Liveblog's id: the first
/// or last part of six digits or more, with at most two letters before them (`b123456`). An address
/// keeps it when its words change. Empty when there is none: a date or a round number is none.
std::string_view address_number(std::string_view liveblog_id);

}  // namespace onrecord::corpus::history
