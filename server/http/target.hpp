// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/result.hpp"
#include "server/http/message.hpp"

#include <string_view>

namespace onrecord::server::http {

/// Parses a request target strictly (RFC 9112: origin form, or absolute form as sent by proxies):
/// an invalid percent escape, a zero byte or ill-formed UTF-8 is a Problem, with its offset if
/// known. `+` in a parameter is a blank, as in web forms.
schema::Result<Target> parse_target(std::string_view text);

/// True when the bytes are well-formed UTF-8 (no surrogates, nothing overlong).
bool is_utf8(std::string_view bytes);

}  // namespace onrecord::server::http
