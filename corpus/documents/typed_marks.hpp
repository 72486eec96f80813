// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace onrecord::corpus::documents {

/// Normalises the quotation marks and dashes of typewriters and TeX in one paragraph: ``words'',
/// `words'' and `words' get double quotation marks; two or three hyphens used as a dash become a
/// dash. Code between backticks, apostrophes and lines of hyphens are unchanged.
std::string with_printed_marks(std::string_view paragraph);

/// The same for all paragraphs of a text, with the spans of block quotes adjusted. A paragraph in
/// the middle of which a span starts or ends is unchanged.
void print_marks(std::string& text, std::vector<schema::TypedQuote>& set_apart);

/// The name in an attribution line below a quotation: `Ada Brook` of `— Ada Brook, mayor`. Empty
/// when it is not such a line. A name has at least two words, because text that merely starts with
/// a dash must not be taken for an attribution and left unchecked.
std::string_view signed_name(std::string_view line);

}  // namespace onrecord::corpus::documents
