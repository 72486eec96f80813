// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/generation.hpp"
#include "schema/record.hpp"
#include "searcher/matching/prepared_generation.hpp"

#include <xapian.h>

#include <cstdint>
#include <string>

namespace onrecord::searcher {

/// One thread's own handles on one Shard, beside what all threads share of it.
struct ShardHandle {
    /// Opens the database. Throws Failure or Xapian's own errors (bad data).
    ShardHandle(const PreparedGeneration& generation, std::size_t number);

    /// A document's record, checked against its digest. Throws Failure (bad data).
    schema::AnnotatedEntry read(schema::DocId document);

    std::size_t index;
    const schema::OpenShard* shard;
    const PreparedShard* prepared;
    Xapian::Database database;
    schema::RecordReader records;
};

}  // namespace onrecord::searcher
