// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Many small Xapian databases become one, and are looked at again before anyone relies on it.
namespace onrecord::indexer {

/// Merges databases into `output`, document ids running through in the order given, and removes
/// them. Many are merged in rounds, so that few files are open at a time.
void merge_databases(std::vector<std::filesystem::path> databases,
                     const std::filesystem::path& output);

/// What the merged database must hold.
struct ExpectedDocuments {
    std::uint32_t documents = 0;
    /// Document ids with the SHA-256 of their records.
    std::vector<std::pair<std::uint32_t, std::string>> samples;
};

/// Xapian's own check, the number of documents, and the samples read back. Throws Failure
/// (internal) naming what differs: such a Shard is never published.
void verify_database(const std::filesystem::path& database,
                     std::string_view dictionary,
                     const ExpectedDocuments& expected);

/// What is wrong with a database, by reading all of its terms, postings and documents; empty when
/// nothing is. It opens nothing for writing: Xapian's own check would, and so refuse what is sound
/// on read-only media and to another user.
std::string read_through(const std::filesystem::path& database);

/// Xapian's own check of a database: what it complains of; empty when it is sound.
std::string check_database(const std::filesystem::path& database);

}  // namespace onrecord::indexer
