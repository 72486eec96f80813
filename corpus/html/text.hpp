// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace onrecord::corpus::html {

/// The words of a piece of HTML.
struct Text {
    std::string text;                        ///< Paragraphs parted by "\n\n".
    std::vector<schema::TypedQuote> quotes;  ///< Block quotes, without the line that names whom.
    std::vector<schema::Boilerplate> captions;
};

/// Reads a body that may be HTML or plain text with character references, escaped twice perhaps.
/// Without block elements a line feed parts paragraphs. Well-formed UTF-8 in and out.
Text read_text(std::string_view body);

/// The same on one line, for titles and names.
std::string read_line(std::string_view body);

}  // namespace onrecord::corpus::html
