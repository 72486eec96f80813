// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Boilerplate phrases of pages, in all languages of the tables in vocabulary/.
namespace onrecord::corpus::html {

/// A paragraph as shown by the page.
struct Paragraph {
    std::string_view text;
    std::size_t linked_bytes = 0;  ///< Bytes of it within links.
};

/// The kind of a boilerplate paragraph (`Read more`, `Sign up to our newsletter`, `Advertisement`);
/// empty for an entry's own text.
std::optional<schema::BoilerplateKind> furniture_kind(const Paragraph& paragraph);

/// Removes the place from a byline: `Ann Lee in Port Ellis` -> `Ann Lee`, by the vocabulary of the
/// byline's language.
std::string_view without_place(std::string_view name, std::string_view lang);

/// Splits a byline into names: `By Ann Lee and Bo Kim` gives two. `lang` selects the conjunctions
/// (`und`, `et`); empty: English.
std::vector<std::string> split_names(std::string_view byline, std::string_view lang);

/// True when the text starts with a word that introduces a byline (`By`, `Von`).
bool begins_byline(std::string_view text, std::string_view lang);

/// True when a title, address or description says that the page is a liveblog.
bool calls_itself_liveblog(std::string_view text);

/// Lower case for ASCII and the two-byte letters of Latin-1 and Cyrillic.
std::string lower_case(std::string_view text);

/// Collapses white space of every kind and trims the ends.
std::string collapse(std::string_view text);

}  // namespace onrecord::corpus::html
