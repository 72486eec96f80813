// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Classification of a single line by its form.
namespace onrecord::corpus::formats::pasted {

/// Without blanks at both ends (also no-break spaces, byte order marks, zero-width spaces).
std::string_view trimmed(std::string_view text);
/// ASCII letters in lower case, curly apostrophes straight, a final colon gone.
std::string folded_label(std::string_view line);

std::size_t count_words(std::string_view line);
/// Begins with a capital, or with a letter of a script of which we do not know whether it has any.
bool begins_with_capital(std::string_view word);
bool is_bullet(std::string_view line);
/// Ends in a full stop, question or exclamation mark, colon or ellipsis, inside a closing mark or
/// not.
bool ends_like_sentence(std::string_view line);
/// Short, no full stop at the end nor sentence within, begins like a title.
bool has_heading_form(std::string_view line);
/// The names in `By Jane Doe and John Roe`, `From the Post's Jane Doe in Port Ellis`; nothing when
/// the line is no byline.
std::optional<std::string_view> byline_names(std::string_view line);
/// A word of a name: a capital, and letters.
bool is_name_word(std::string_view word);
/// Only names: `Ann Lee`, `Ann Lee, Bo Kim and Cy Roe`. Titles in capitals look so too, so where a
/// line stands has to say the rest.
bool is_name_list(std::string_view line);
/// `Ann Lee in Port Ellis`.
bool is_name_in_place(std::string_view line);
std::vector<std::string> split_name_list(std::string_view line);
/// A name list whose first word is a forename that people have (some 20,000 of them).
bool begins_with_forename(std::string_view line);
/// `JGF: ...`, as some desks sign.
bool starts_with_initials(std::string_view line);
/// Says what a writer is: `Political correspondent, in Port Ellis`.
bool is_role_line(std::string_view line);
/// Where in `Ann LeeSenior reporter`, copied from two boxes, the second begins; 0 where it is none.
std::size_t find_glued_role(std::string_view line);
/// `q`, `reporter`: speaks in a transcript and is no name. `folded` as folded_label() folds.
bool is_unnamed_voice(std::string_view folded);
/// Might be a title where its place says so: like has_heading_form(), but one word will do.
bool has_title_form(std::string_view line);
/// True when the text has a phrase of that kind of vocabulary/page_lines.tsv in it.
bool says_any(std::string_view text, const char* kind);

/// `Pinned`.
bool is_pinned_label(std::string_view line);
/// `Most read`, `RECOMMENDED`: pointers to other pages follow.
bool is_trailer_label(std::string_view line);
/// `About the writer`: nothing of the liveblog follows.
bool is_closing_label(std::string_view line);
/// `Comments (12)`: readers speak.
bool is_comments_label(std::string_view line);
/// What kind of page furniture the line is by its words; nothing when by its words it is none.
std::optional<schema::BoilerplateKind> chrome_kind(std::string_view line);

}  // namespace onrecord::corpus::formats::pasted
