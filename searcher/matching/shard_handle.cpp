// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/shard_handle.hpp"

#include "schema/failure.hpp"

namespace onrecord::searcher {

ShardHandle::ShardHandle(const PreparedGeneration& generation, std::size_t number)
    : index{number},
      shard{&generation.generation->shards()[number]},
      prepared{&generation.shards[number]},
      database{shard->folder.string()},
      records{shard->dictionary} {
    if (database.get_doccount() == shard->facets.size() &&
        database.get_lastdocid() == shard->facets.size() &&
        shard->tokens.size() == shard->facets.size()) {
        return;
    }
    throw schema::Failure{schema::ExitStatus::BadData,
                          shard->folder.string() +
                              ": its columns and its database hold different documents. Build the "
                              "index again."};
}

schema::AnnotatedEntry ShardHandle::read(schema::DocId document) {
    return records.read(database.get_document(document).get_data());
}

}  // namespace onrecord::searcher
