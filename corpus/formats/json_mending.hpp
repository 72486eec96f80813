// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace onrecord::corpus::formats {

/// A script's JSON without the comment or CDATA marks, blanks and semicolons around it.
std::string_view unwrap_script(std::string_view script);

/// Repairs frequent errors in pages' JSON that need no guessing: control characters within strings
/// are escaped, commas before a closing bracket removed.
std::string mend_json(std::string_view json);

}  // namespace onrecord::corpus::formats
