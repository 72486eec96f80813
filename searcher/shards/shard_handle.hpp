// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/generation.hpp"
#include "schema/record.hpp"
#include "searcher/shards/prepared_generation.hpp"

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace onrecord::searcher {

/// One thread's handles on a Shard, with references to the data shared by all threads.
struct ShardHandle {
    /// Opens the database. Throws Failure or Xapian's own errors (bad data).
    ShardHandle(const PreparedGeneration& generation, std::size_t number);

    /// The words with one of `stems` in any language of the Shard's texts that contain them,
    /// ascending. The first call reads the whole vocabulary (about 20 ms for 100,000 words) and
    /// keeps an index.
    std::vector<schema::WordId> words_with(std::span<const std::string> stems) const;

    /// A document's record, verified by its digest. Throws Failure (bad data).
    schema::AnnotatedEntry read(schema::DocId document);

    std::size_t index;
    const schema::OpenShard* shard;
    const PreparedShard* prepared;
    Xapian::Database database;
    schema::RecordReader records;
    /// False: records are returned without the digests of their Captures.
    bool names_captures = true;

private:
    struct StemmedWord {
        std::uint32_t hash = 0;  ///< Of the stem.
        schema::WordId word = 0;
        auto operator<=>(const StemmedWord&) const = default;
    };
    /// By hash, then by word; created at first use.
    mutable std::vector<StemmedWord> stemmed_words_;
};

}  // namespace onrecord::searcher
