// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/posting_column.hpp"

#include <string_view>
#include <vector>

// The documents of a term as the Shard's database has them: of a stem without prefix the text's
// alone, which the column keeps together with the title's. For those who weigh documents by how
// many terms they have (the quote check's candidates).
namespace onrecord::searcher {

/// In how many documents the database has the term, without reading its list.
std::uint32_t document_frequency(const schema::PostingColumn& column, std::string_view term);

/// Appends the documents, rising. Of a term that has_list().
void read_documents(const schema::PostingColumn& column,
                    std::string_view term,
                    std::vector<schema::DocId>& documents);

}  // namespace onrecord::searcher
