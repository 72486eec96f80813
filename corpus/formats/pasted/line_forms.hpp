// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <optional>
#include <string>
#include <string_view>

// What one line looks like, by its form alone.
namespace onrecord::corpus::formats::pasted {

/// Without blanks at both ends (also no-break spaces, byte order marks, zero-width spaces).
std::string_view trimmed(std::string_view text);
/// ASCII letters in lower case, curly apostrophes straight, a final colon gone.
std::string folded_label(std::string_view line);

bool is_bullet(std::string_view line);
/// Ends in a full stop, question or exclamation mark, colon or ellipsis, inside a closing mark or
/// not.
bool ends_like_sentence(std::string_view line);
/// Short, no full stop at the end nor sentence within, begins like a title.
bool has_heading_form(std::string_view line);
/// The names in `By Jane Doe and John Roe`, `From the Post's Jane Doe in Port Ellis`; nothing when
/// the line is no byline.
std::optional<std::string_view> byline_names(std::string_view line);
bool is_trailer_label(std::string_view line);
/// What kind of page furniture the line is by its words; nothing when by its words it is none.
std::optional<schema::BoilerplateKind> chrome_kind(std::string_view line);

}  // namespace onrecord::corpus::formats::pasted
