// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/shards/chunk.hpp"

#include "indexer/building/shards/disk_room.hpp"
#include "indexer/building/shards/xapian_writes.hpp"
#include "indexer/building/spilling/spill.hpp"
#include "schema/failure.hpp"
#include "schema/sha256.hpp"

#include <xapian.h>

#include <string_view>
#include <utility>

namespace onrecord::indexer {
namespace {

using schema::AnnotatedEntry;
using schema::ReadWords;

Xapian::WritableDatabase make_database(const ChunkJob& job) {
    // Nothing here outlives a crash, so nothing is synced; what is published is (publishing/). Not
    // DB_DANGEROUS: with it a write that failed cannot be taken back and is told as a mistake of
    // ours.
    int flags = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC;
    // A remote Shard cannot give documents without termlists (Xapian 1.4), hence with positions.
    if (!job.positions) flags |= Xapian::DB_NO_TERMLIST;
    return Xapian::WritableDatabase{job.database.string(), flags};
}

/// The ends of each chunk, where a merge that went wrong would show, and one in the middle.
std::vector<Sample> choose_samples(const std::vector<std::string>& records) {
    std::vector<Sample> samples;
    const std::size_t chosen[] = {0, records.size() / 2, records.size() - 1};
    for (const std::size_t number : chosen) {
        samples.push_back({static_cast<std::uint32_t>(number), schema::sha256(records[number])});
    }
    return samples;
}

/// Measured: a chunk's database is as large as its records, with positions three times.
std::uint64_t bytes_needed(const std::vector<std::string>& records) {
    std::uint64_t bytes = 0;
    for (const std::string& record : records) {
        bytes += record.size();
    }
    return 4 * bytes;
}

}  // namespace

std::vector<std::string> read_chunk(const std::filesystem::path& spill, Places places) {
    std::vector<std::string> records(places.size());
    std::uint32_t found = 0;
    read_spill(spill, [&](std::uint32_t place, std::string_view record) {
        records.at(place - places.begin) = record;
        ++found;
    });
    if (found != places.size()) {
        throw schema::Failure{schema::ExitStatus::BadData,
                              "The scratch file " + spill.string() + " has " +
                                  std::to_string(found) + " records instead of " +
                                  std::to_string(places.size()) +
                                  "; check the disk and build again."};
    }
    return records;
}

std::string digest_of(const std::vector<std::string>& records) {
    schema::Sha256 digest;
    for (const std::string& record : records) {
        digest.add(std::to_string(record.size())).add("\n").add(record);
    }
    return digest.finish();
}

IndexedChunk index_chunk(const ChunkJob& job, const schema::Analyzer& analyzer) {
    const std::vector<std::string> records = read_chunk(job.spill, job.places);
    require_room(job.database.parent_path(), bytes_needed(records));
    schema::RecordCompressor compressor{job.dictionary, record_level};
    const XapianWrites writes;
    Xapian::WritableDatabase database = make_database(job);
    IndexedChunk indexed;
    for (const std::string& record : records) {
        AnnotatedEntry revision = schema::decode_record(record);
        ReadWords words = schema::read_words(revision.entry, analyzer);
        database.add_document(schema::make_document(
            revision, words, analyzer, compressor.compress(record), {job.positions}));
        indexed.revisions.push_back(std::move(revision));
        indexed.words.push_back(std::move(words));
    }
    database.commit();
    indexed.database = job.database;
    indexed.digest = digest_of(records);
    indexed.samples = choose_samples(records);
    return indexed;
}

}  // namespace onrecord::indexer
