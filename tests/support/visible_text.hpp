// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace onrecord::tests {

/// The text of a page as a browser copies it (HTML's innerText, near enough without style sheets):
/// blocks begin lines, paragraphs and headings stand apart by a blank line, boxes in one line are
/// glued, cells are parted by tabs, no-break spaces stay. For measuring the reader of pasted text
/// by real pages; what it gives is never kept.
std::string visible_text(std::string_view page);

}  // namespace onrecord::tests
