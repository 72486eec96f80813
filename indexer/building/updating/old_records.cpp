// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/updating/old_records.hpp"

#include "schema/document.hpp"

#include <algorithm>
#include <utility>

namespace onrecord::indexer {
namespace {

using schema::DocId;
using schema::FieldId;

constexpr std::size_t digest_bytes = 32;

}  // namespace

std::string_view digest_of_record(std::string_view record) {
    return record.substr(record.size() - std::min(record.size(), digest_bytes));
}

PlacedRecord place_record(std::string record) {
    const schema::AnnotatedEntry read = schema::decode_record(record);
    return {key_of(read.entry, read.revision.number), std::move(record)};
}

OldRecords::OldRecords(const schema::OpenShard& shard)
    : shard_{shard},
      database_{shard.folder.string()},
      reader_{shard.dictionary} {}

PlacedRecord OldRecords::read(DocId document) {
    const schema::AnnotatedEntry read =
        reader_.read(database_.get_document(document, Xapian::DOC_ASSUME_VALID).get_data());
    return {key_of(read.entry, read.revision.number), schema::encode_record(read)};
}

std::vector<DocId> OldRecords::of_liveblogs(const std::set<std::string>& ids) const {
    const schema::FacetColumn& column = shard_.facets.facet(FieldId::Liveblog);
    std::vector<bool> is_wanted(column.value_count(), false);
    bool is_any = ids.contains({});
    for (const std::string& id : ids) {
        const auto ordinal = column.find(id);
        if (!ordinal) continue;
        is_wanted[*ordinal] = true;
        is_any = true;
    }
    std::vector<DocId> documents;
    if (!is_any) return documents;
    const bool is_none_wanted = ids.contains({});
    for (DocId document = 1; document <= size(); ++document) {
        const auto ordinals = column.ordinals(document);
        const bool is_wanted_here = ordinals.empty() ? is_none_wanted : is_wanted[ordinals.front()];
        if (is_wanted_here && shard_.is_shown(document)) documents.push_back(document);
    }
    return documents;
}

DocId OldRecords::newer_than(const RevisionKey& key) {
    const auto is_newer_one = [&](DocId document) {
        const std::int64_t at = shard_.facets.published(document).milliseconds;
        return at != key.published ? at > key.published : is_newer(read(document).key, key);
    };
    DocId low = 0;
    for (DocId high = size(); low < high;) {
        const DocId middle = low + (high - low) / 2;
        if (is_newer_one(middle + 1)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

std::set<std::string> liveblogs_of(const schema::Generation& generation,
                                   const std::set<std::string>& entries) {
    std::set<std::string> liveblogs;
    if (entries.empty()) return liveblogs;
    for (const schema::OpenShard& shard : generation.shards()) {
        const Xapian::Database database{shard.folder.string()};
        const schema::FacetColumn& column = shard.facets.facet(FieldId::Liveblog);
        for (const std::string& entry : entries) {
            const std::string term = schema::boolean_term(FieldId::Id, entry);
            for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
                const auto ordinals = column.ordinals(*at);
                liveblogs.emplace(ordinals.empty() ? std::string_view{}
                                                   : column.value(ordinals.front()));
            }
        }
    }
    return liveblogs;
}

}  // namespace onrecord::indexer
