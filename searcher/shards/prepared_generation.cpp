// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/shards/prepared_generation.hpp"

#include "schema/failure.hpp"
#include "schema/ranking.hpp"

#include <set>
#include <utility>

namespace onrecord::searcher {
namespace {

using schema::DocId;
using schema::OpenShard;
using schema::Where;

/// Words of title and text of a document, over the whole Generation.
double average_length(const schema::Generation& generation, std::uint64_t documents) {
    std::uint64_t words = 0;
    for (const OpenShard& shard : generation.shards()) {
        words += shard.tokens.total_length(Where::Body) + shard.tokens.total_length(Where::Title);
        for (const DocId document : shard.overlay.hidden) {
            words -= shard.tokens.length(document, Where::Body);
            words -= shard.tokens.length(document, Where::Title);
        }
    }
    return documents == 0 ? 0 : static_cast<double>(words) / static_cast<double>(documents);
}

/// Date ranges are found by halving, so the order must hold.
void check_order(const OpenShard& shard) {
    for (DocId document = 2; document <= shard.facets.size(); ++document) {
        if (shard.facets.published(document - 1) >= shard.facets.published(document)) continue;
        throw schema::Failure{schema::ExitStatus::BadData,
                              shard.folder.string() +
                                  ": its documents are not in the order of time. Build the index "
                                  "again."};
    }
}

/// Stored counts go by the numbers of the rows.
void check_counts(const OpenShard& shard, const schema::FacetRows& rows) {
    const std::uint32_t values = shard.postings.stored_values();
    if (values == 0 || values == rows.value_count()) return;
    throw schema::Failure{schema::ExitStatus::BadData,
                          shard.folder.string() +
                              ": its posting column and its facet columns have different values. "
                              "Build the index again."};
}

void note_hidden(const OpenShard& shard, PreparedShard& prepared) {
    if (shard.overlay.hidden.empty()) return;
    prepared.hidden.resize(prepared.current.size());
    prepared.hidden_current.resize(prepared.current.size());
    std::vector<schema::WordId> words;
    for (const DocId document : shard.overlay.hidden) {
        const std::uint32_t index = document - 1;
        prepared.hidden[index / window_documents].set(index % window_documents);
        if (shard.facets.is_current(document))
            prepared.hidden_current[index / window_documents].set(index % window_documents);
        for (const Where where : {Where::Title, Where::Body}) {
            shard.tokens.read(document, where, words);
            for (const schema::WordId word : words)
                ++prepared.hidden_words[word];
        }
    }
}

PreparedShard prepare(const OpenShard& shard, double average) {
    const std::uint32_t size = shard.facets.size();
    schema::FacetRows rows{shard.facets};
    check_counts(shard, rows);
    PreparedShard prepared{std::move(rows), {}, {}, {}, {}, {}, {}, 0, 0, 1};
    prepared.norms.reserve(size);
    prepared.bound_scale = schema::bound_scale(average, shard.postings.average_length());
    prepared.current.resize((size + window_documents - 1) / window_documents);
    prepared.earlier.resize(prepared.current.size());
    for (DocId document = 1; document <= size; ++document) {
        const std::uint32_t body = shard.tokens.length(document, Where::Body);
        const std::uint32_t title = shard.tokens.length(document, Where::Title);
        prepared.norms.push_back(schema::length_norm(body + title, average));
        if (!shard.is_shown(document)) continue;
        const std::uint32_t index = document - 1;
        const bool is_current = shard.facets.is_current(document);
        auto& set = is_current ? prepared.current : prepared.earlier;
        set[index / window_documents].set(index % window_documents);
        ++(is_current ? prepared.current_count : prepared.earlier_count);
    }
    note_hidden(shard, prepared);
    return prepared;
}

void add_languages(const OpenShard& shard, std::set<std::string>& languages) {
    const schema::FacetColumn& column = shard.facets.facet(schema::FieldId::Lang);
    for (const schema::Ordinal value :
         shown_values(shard.facets, shard.overlay, schema::FieldId::Lang)) {
        languages.emplace(column.value(value));
    }
    if (languages.contains({})) return;
    for (DocId document = 1; document <= shard.facets.size(); ++document) {
        if (!column.ordinals(document).empty() || !shard.is_shown(document)) continue;
        languages.emplace();
        return;
    }
}

}  // namespace

std::shared_ptr<const PreparedGeneration> PreparedGeneration::make(
    std::shared_ptr<const schema::Generation> generation) {
    auto prepared = std::make_shared<PreparedGeneration>();
    for (const OpenShard& shard : generation->shards())
        prepared->documents += shard.shown();
    const double average = average_length(*generation, prepared->documents);
    std::set<std::string> languages;
    for (const OpenShard& shard : generation->shards()) {
        check_order(shard);
        prepared->shards.push_back(prepare(shard, average));
        prepared->current += prepared->shards.back().current_count;
        add_languages(shard, languages);
    }
    prepared->languages.assign(languages.begin(), languages.end());
    prepared->facets = FacetDictionary{*generation};
    prepared->completions = CompletionIndex{*generation, prepared->facets};
    prepared->generation = std::move(generation);
    return prepared;
}

}  // namespace onrecord::searcher
