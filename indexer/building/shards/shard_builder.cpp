// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/shards/shard_builder.hpp"

#include "schema/document_postings.hpp"
#include "schema/failure.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

namespace onrecord::indexer {
namespace {

namespace fs = std::filesystem;

void write_file(const fs::path& file, std::string_view bytes) {
    std::ofstream out{file, std::ios::binary | std::ios::trunc};
    out << bytes;
    out.close();
    if (!out) {
        throw schema::Failure{
            schema::ExitStatus::CannotWrite,
            "Cannot write " + file.string() + ": " + std::generic_category().message(errno) + "."};
    }
}

}  // namespace

std::vector<schema::ManifestFile> list_files(const fs::path& folder) {
    std::vector<schema::ManifestFile> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator{folder}) {
        if (!entry.is_regular_file()) continue;
        files.push_back({entry.path().lexically_relative(folder).string(),
                         entry.file_size(),
                         schema::sha256_of_file(entry.path())});
    }
    std::sort(files.begin(), files.end(), [](const auto& one, const auto& other) {
        return one.path < other.path;
    });
    return files;
}

ShardBuilder::ShardBuilder(ShardJob job)
    : job_{std::move(job)},
      content_{job_.rules},
      facets_{std::make_unique<schema::FacetColumnsWriter>()},
      tokens_{std::make_unique<schema::TokenColumnWriter>(job_.scratch)},
      statements_{std::make_unique<schema::StatementColumnWriter>()} {
    fs::create_directories(job_.folder);
    manifest_.folder = job_.folder.filename().string();
}

void ShardBuilder::add(IndexedChunk&& chunk, const schema::Analyzer& analyzer) {
    databases_.push_back(std::move(chunk.database));
    content_.add(chunk.digest);
    for (const Sample& sample : chunk.samples) {
        expected_.samples.emplace_back(expected_.documents + sample.number + 1, sample.sha256);
    }
    for (std::size_t i = 0; i < chunk.revisions.size(); ++i) {
        const schema::AnnotatedEntry& revision = chunk.revisions[i];
        facets_->add(revision);
        tokens_->add(chunk.words[i], analyzer, revision.entry.lang);
        statements_->add(revision, chunk.words[i]);
        note(revision.entry);
        if (revision.revision.is_current()) ++manifest_.entries;
        ++expected_.documents;
    }
}

void ShardBuilder::note(const schema::Entry& entry) {
    if (languages_.find(entry.lang) == languages_.end()) languages_.insert(entry.lang);
    if (!entry.published.is_known()) return;
    const schema::Instant at = entry.published.at;
    const schema::Instant after{at.milliseconds + 1};
    schema::Period& window = manifest_.window;
    const bool is_first = window == schema::Period{};
    window.begin = is_first ? at : std::min(window.begin, at);
    window.end = is_first ? after : std::max(window.end, after);
}

void ShardBuilder::write_columns() {
    write_file(job_.folder / schema::dictionary_file, job_.dictionary);
    facets_->write(job_.folder / schema::facet_columns_file);
    facets_.reset();
    tokens_->write(job_.folder / schema::token_column_file);
    tokens_.reset();
    statements_->write(job_.folder / schema::statement_column_file);
    statements_.reset();
    schema::write_postings(job_.folder);
}

void ShardBuilder::finish() {
    merge_databases(std::move(databases_), job_.folder);
    write_columns();
}

schema::ManifestShard ShardBuilder::verify() {
    verify_database(job_.folder, job_.dictionary, expected_);
    schema::verify_postings(job_.folder);
    manifest_.documents = expected_.documents;
    manifest_.content = content_.finish();
    manifest_.languages.assign(languages_.begin(), languages_.end());
    manifest_.files = list_files(job_.folder);
    return std::move(manifest_);
}

}  // namespace onrecord::indexer
