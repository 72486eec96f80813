// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/building/plan/shard_plan.hpp"
#include "schema/analyzer.hpp"
#include "schema/document.hpp"
#include "schema/entry.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

// Chunks, the unit of building: a few thousand records that become one small Xapian database
// (docs/decisions/0007).
namespace onrecord::indexer {

/// zstd level of the records. Measured: level 12 saves 7 % of their bytes and costs 60 us more per
/// Entry.
inline constexpr int record_level = 3;

/// The records of a chunk in the order of their places. Throws Failure (bad data) when one is
/// missing.
std::vector<std::string> read_chunk(const std::filesystem::path& spill, Places places);

/// SHA-256 over records in order.
std::string digest_of(const std::vector<std::string>& records);

struct ChunkJob {
    std::filesystem::path spill;
    Places places;
    std::filesystem::path database;  ///< To be created.
    std::string_view dictionary;     ///< The Shard's; must outlive the job.
    bool positions = false;          ///< Also write Xapian positions and termlists.
};

/// A record to be read back and compared after the Shard is merged.
struct Sample {
    std::uint32_t number = 0;  ///< Within the chunk, from 0.
    std::string sha256;        ///< Of the record.
};

/// A finished chunk, with the data for the Shard's columns.
struct IndexedChunk {
    std::filesystem::path database;
    std::string digest;
    std::vector<schema::AnnotatedEntry> revisions;
    std::vector<schema::ReadWords> words;
    std::vector<Sample> samples;
};

/// Creates the chunk's database. Runs on a worker.
IndexedChunk index_chunk(const ChunkJob& job, const schema::Analyzer& analyzer);

}  // namespace onrecord::indexer
