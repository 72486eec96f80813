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

// The Xapian document of a Revision: which terms and values it gets. The indexer builds documents
// with these functions; the searcher forms the terms of a Query with the same ones.
// docs/index-format.md describes the bytes.
namespace onrecord::schema {

/// The values of a facet Field in a Revision: country codes, canonical names, codes of top-level
/// topics, the UTC day for date. Empty strings are left out.
std::vector<std::string> facet_values(const AnnotatedEntry& revision, FieldId field);

/// The values of a Field that is indexed as terms only: the id, the sites and addresses of Entry
/// and Liveblog (schema/address.hpp), `edited`. Sorted, without duplicates.
std::vector<std::string> term_values(const AnnotatedEntry& revision, FieldId field);

/// The boolean term of a value: the Field's prefix and the folded value. Where that exceeds
/// Xapian's limit of 245 bytes, the value is cut and a digest appended. A Url (a normalised
/// address) is always represented by a digest.
std::string boolean_term(FieldId field, std::string_view value);

/// The term of a stem: `stem` itself for the text, with the Field's prefix for the title. Empty
/// when the stem is longer than 200 bytes; such words are in the token column only.
std::string word_term(FieldId field, std::string_view stem);

/// The boolean term of every Revision that is not the current one of its Entry. A search skips such
/// documents unless it asks for them.
inline constexpr std::string_view superseded_term = "XV:old";

struct DocumentOptions {
    /// Also store positions of stems in Xapian: title from 1, body from 100,001. For Shards that
    /// are searched remotely, without the token column; more than doubles the size of the database.
    bool positions = false;
};

/// The Xapian document of a Revision: terms of stems, boolean terms of values, slots, and `frame`
/// (a compressed record, schema/record.hpp) as data. Boolean terms have wdf 0; besides the values
/// of Fields they include narrow topics and the UTC day and month of publication: `XD:2022-01-28`,
/// `XM:2022-01`.
Xapian::Document make_document(const AnnotatedEntry& revision,
                               const ReadWords& words,
                               const Analyzer& analyzer,
                               std::string_view frame,
                               const DocumentOptions& options = {});

}  // namespace onrecord::schema
