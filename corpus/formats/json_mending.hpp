// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace onrecord::corpus::formats {

/// A script's JSON without the comment or CDATA marks, blanks and semicolons around it.
std::string_view unwrap_script(std::string_view script);

/// The JSON with what pages get wrong and what can be mended without guessing: control characters
/// within strings become escapes, commas before a closing bracket go.
std::string mend_json(std::string_view json);

}  // namespace onrecord::corpus::formats
