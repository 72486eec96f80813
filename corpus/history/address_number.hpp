// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace onrecord::corpus::history {

/// The number by which a content management system identifies a page, taken from a Liveblog's id:
/// the first or last part with six digits or more and at most two letters before them (`b123456`).
/// It stays the same when the slug of the address changes. Empty when there is none; dates and
/// round numbers do not count.
std::string_view address_number(std::string_view liveblog_id);

}  // namespace onrecord::corpus::history
