// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Merging small Xapian databases into one, and verifying the result.
namespace onrecord::indexer {

/// Merges databases into `output` with consecutive document ids, in the order given, and removes
/// them. Many are merged in several rounds, so that few files are open at a time.
void merge_databases(std::vector<std::filesystem::path> databases,
                     const std::filesystem::path& output);

/// Expected contents of the merged database.
struct ExpectedDocuments {
    std::uint32_t documents = 0;
    /// Document ids with the SHA-256 of their records.
    std::vector<std::pair<std::uint32_t, std::string>> samples;
};

/// Verifies by Xapian's own check, the number of documents, and reading the samples back. Throws
/// Failure (internal) naming the difference; such a Shard is never published.
void verify_database(const std::filesystem::path& database,
                     std::string_view dictionary,
                     const ExpectedDocuments& expected);

/// Reads all terms, postings and documents of a database and returns what is wrong; empty when
/// nothing is. Read-only, unlike Xapian's own check, which therefore fails on read-only media and
/// for other users.
std::string read_through(const std::filesystem::path& database);

/// The complaints of Xapian's own check of a database; empty when there are none.
std::string check_database(const std::filesystem::path& database);

}  // namespace onrecord::indexer
