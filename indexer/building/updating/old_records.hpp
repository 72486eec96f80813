// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/building/plan/revision_table.hpp"
#include "schema/generation.hpp"
#include "schema/record.hpp"

#include <xapian.h>

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace onrecord::indexer {

/// A record with its key in the order of documents.
struct PlacedRecord {
    RevisionKey key;
    std::string bytes;
};

/// The SHA-256 at the end of every record; equal digests mean equal records.
std::string_view digest_of_record(std::string_view record);

PlacedRecord place_record(std::string record);

/// The records of a finished Shard.
class OldRecords {
public:
    /// `shard` must outlive this object.
    explicit OldRecords(const schema::OpenShard& shard);

    std::uint32_t size() const { return shard_.facets.size(); }
    /// Throws Failure (bad data) when it is damaged.
    PlacedRecord read(schema::DocId document);
    /// The shown documents of these Liveblogs, ascending.
    std::vector<schema::DocId> of_liveblogs(const std::set<std::string>& ids) const;
    /// The number of newer documents.
    schema::DocId newer_than(const RevisionKey& key);

private:
    const schema::OpenShard& shard_;
    Xapian::Database database_;
    schema::RecordReader reader_;
};

/// The Liveblogs of Entries, by their ids; unknown ids are ignored.
std::set<std::string> liveblogs_of(const schema::Generation& generation,
                                   const std::set<std::string>& entries);

}  // namespace onrecord::indexer
