// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace onrecord::corpus::formats::pasted {

/// The lines of a text as everything behind relies on them: line feeds alone end them (not CR,
/// VT, FF, NEL, U+2028, U+2029), every blank is a space (NBSP, NNBSP, thin spaces, tabs stay), and
/// what is never seen is gone (byte order marks, zero-width spaces, word joiners, direction marks,
/// soft hyphens). Joiners within words of Persian or of emoji stay. Well-formed UTF-8 in and out.
std::string with_plain_lines(std::string_view text);

}  // namespace onrecord::corpus::formats::pasted
