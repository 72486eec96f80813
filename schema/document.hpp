// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/entry.hpp"
#include "schema/field.hpp"
#include "schema/read_words.hpp"
#include "schema/record.hpp"

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

// How one Revision becomes a Xapian document, and is read back. docs/index-format.md describes
// the bytes.
namespace onrecord::schema {

/// A facet Field's values in a Revision, as they are shown: country codes, canonical names,
/// topic codes (the top level ones), the day for date. Empty strings are left out.
std::vector<std::string> facet_values(const AnnotatedEntry& revision, FieldId field);

/// The values of a Field that stands in terms only: the id, the sites and addresses of Entry and
/// Liveblog (schema/address.hpp), `edited`. Sorted, once each.
std::vector<std::string> term_values(const AnnotatedEntry& revision, FieldId field);

/// The boolean term of a value: the Field's prefix and the folded value, cut to Xapian's 245
/// bytes by a digest where it is longer. Of an address (Url, normal) a digest always.
std::string boolean_term(FieldId field, std::string_view value);

/// The term of a stem: `stem` itself in the text, with the Field's prefix in the title. Empty
/// when the stem is too long to be one (over 200 bytes); such words stand in the token column only.
std::string word_term(FieldId field, std::string_view stem);

/// A Revision that is not the current one of its Entry carries this boolean term and is passed
/// over unless a search asks for it.
inline constexpr std::string_view superseded_term = "XV:old";

struct DocumentOptions {
    /// Also keep where each stem stands: title from 1, body from 100,001. For Shards that are
    /// searched remotely; more than doubles the database.
    bool positions = false;
};

/// The Xapian document of a Revision: terms, facet terms and values, `frame` as data. Every
/// facet term, of narrow topics too, is boolean (wdf 0). Days and months of the time published
/// are boolean terms too: `XD:2022-01-28`, `XM:2022-01`.
Xapian::Document make_document(const AnnotatedEntry& revision,
                               const ReadWords& words,
                               const Analyzer& analyzer,
                               std::string_view frame,
                               const DocumentOptions& options = {});

}  // namespace onrecord::schema
