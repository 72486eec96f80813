// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace onrecord::corpus::formats::pasted {

/// Normalises a text for the following steps: all line ends (CR, VT, FF, NEL, U+2028, U+2029)
/// become line feeds, all blanks (NBSP, NNBSP, thin spaces) become spaces, tabs are kept, and
/// invisible characters are removed (byte order marks, zero-width spaces, word joiners, direction
/// marks, soft hyphens). Joiners within words of Persian or of emoji stay. Well-formed UTF-8 in and
/// out.
std::string with_plain_lines(std::string_view text);

}  // namespace onrecord::corpus::formats::pasted
