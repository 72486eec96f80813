// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Stock phrases of pages, in all languages of the tables in vocabulary/.
namespace onrecord::corpus::html {

/// A paragraph as the page shows it.
struct Paragraph {
    std::string_view text;
    std::size_t linked_bytes = 0;  ///< Of it, in links.
};

/// What a paragraph is that stands between an entry's words and is not part of them (`Read more`,
/// `Sign up to our newsletter`, `Advertisement`); nothing for an entry's own words.
std::optional<schema::BoilerplateKind> furniture_kind(const Paragraph& paragraph);

/// `Ann Lee in Port Ellis` -> `Ann Lee`, by the words of the byline's language.
std::string_view without_place(std::string_view name, std::string_view lang);

/// The names in a byline: `By Ann Lee and Bo Kim` is two. `lang` chooses the words between names
/// (`und`, `et`); empty: English.
std::vector<std::string> split_names(std::string_view byline, std::string_view lang);

/// True when the text begins with a word that only stands before a writer's name (`By`, `Von`).
bool begins_byline(std::string_view text, std::string_view lang);

/// True when a title, address or description calls its page a liveblog.
bool calls_itself_liveblog(std::string_view text);

/// ASCII and the two-byte letters of Latin-1 and Cyrillic in lower case.
std::string lower_case(std::string_view text);

/// Blanks of every kind as one, none at the ends.
std::string collapse(std::string_view text);

}  // namespace onrecord::corpus::html
