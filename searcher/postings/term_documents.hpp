// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/posting_column.hpp"

#include <string_view>
#include <vector>

// The documents of a term as in the Shard's Xapian database. (For a stem without prefix that is the
// text only, while the column's list covers text and title.) Used by the quote check, which weighs
// documents by the terms they contain.
namespace onrecord::searcher {

/// The number of documents with the term, without reading its list.
std::uint32_t document_frequency(const schema::PostingColumn& column, std::string_view term);

/// Appends the documents, ascending. The term must satisfy has_list().
void read_documents(const schema::PostingColumn& column,
                    std::string_view term,
                    std::vector<schema::DocId>& documents);

}  // namespace onrecord::searcher
