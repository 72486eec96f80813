// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

// Makes the posting column of a Shard from its finished Xapian database, and verifies the one
// against the other. The column duplicates the database's posting lists, so every build compares
// them before it publishes (docs/decisions/0023).
namespace onrecord::schema {

/// Writes `postings.column` of the Shard in `folder`, from the database and the columns in that
/// folder. Throws Failure.
void write_postings(const std::filesystem::path& folder);

/// Compares every list of the column with the database's. Throws Failure (internal) at the first
/// difference; nothing is published then. Cost: one pass over all posting lists.
void verify_postings(const std::filesystem::path& folder);

}  // namespace onrecord::schema
