// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/shards/shard_handle.hpp"

#include "schema/failure.hpp"

#include <algorithm>
#include <functional>
#include <string_view>

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

namespace {

std::uint32_t hash_of(std::string_view stem) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>{}(stem));
}

}  // namespace

std::vector<schema::WordId> ShardHandle::words_with(std::span<const std::string> stems) const {
    const schema::TokenColumn& tokens = shard->tokens;
    if (stemmed_words_.empty()) {
        for (schema::WordId word = 0; word < tokens.vocabulary_size(); ++word) {
            for (const std::string_view stem : tokens.stems(word)) {
                stemmed_words_.push_back({hash_of(stem), word});
            }
        }
        std::ranges::sort(stemmed_words_);
    }
    std::vector<schema::WordId> words;
    for (const std::string& stem : stems) {
        const auto hash = hash_of(stem);
        auto same = std::ranges::lower_bound(stemmed_words_, hash, {}, &StemmedWord::hash);
        for (; same != stemmed_words_.end() && same->hash == hash; ++same) {
            const auto all = tokens.stems(same->word);
            if (std::ranges::find(all, stem) != all.end()) words.push_back(same->word);
        }
    }
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

schema::AnnotatedEntry ShardHandle::read(schema::DocId document) {
    // That it exists is known since the Shard was opened; asking costs as much as reading it.
    auto revision =
        records.read(database.get_document(document, Xapian::DOC_ASSUME_VALID).get_data());
    if (!names_captures) revision.revision.capture = revision.revision.last_capture = {};
    return revision;
}

}  // namespace onrecord::searcher
