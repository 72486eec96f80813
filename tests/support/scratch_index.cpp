// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scratch_index.hpp"

#include "schema/document.hpp"
#include "schema/document_postings.hpp"
#include "schema/generation.hpp"
#include "schema/sha256.hpp"

#include <xapian.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <span>
#include <string>
#include <tuple>

namespace onrecord::support {
namespace {

namespace fs = std::filesystem;
using schema::AnnotatedEntry;

schema::Instant time_of(const AnnotatedEntry& revision) {
    const schema::KnownTime& time = revision.entry.published;
    return time.is_known() ? time.at : schema::Instant{INT64_MIN};
}

bool comes_before(const AnnotatedEntry& one, const AnnotatedEntry& other) {
    const auto key = [](const AnnotatedEntry& newer, const AnnotatedEntry& older) {
        return std::tuple{time_of(older), older.entry.order, newer.entry.id, older.revision.number};
    };
    return key(one, other) < key(other, one);
}

void write_bytes(const fs::path& file, std::string_view bytes) {
    fs::create_directories(file.parent_path());
    std::ofstream{file, std::ios::binary} << bytes;
}

schema::ManifestFile listed(const fs::path& folder, const fs::path& file) {
    return {fs::relative(file, folder).string(), fs::file_size(file), schema::sha256_of_file(file)};
}

schema::Period window_of(std::span<const AnnotatedEntry> revisions) {
    schema::Period window;
    for (const AnnotatedEntry& revision : revisions) {
        const schema::KnownTime& time = revision.entry.published;
        if (!time.is_known()) continue;
        const bool is_first = window == schema::Period{};
        window.begin = is_first ? time.at : std::min(window.begin, time.at);
        window.end = is_first ? time.at : std::max(window.end, time.at);
    }
    return window;
}

void write_documents(const fs::path& folder, std::span<const AnnotatedEntry> revisions) {
    Xapian::WritableDatabase database{
        folder.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS};
    const schema::Analyzer analyzer;
    schema::RecordCompressor compressor{{}, 3};
    schema::FacetColumnsWriter facets;
    schema::TokenColumnWriter tokens{folder};
    schema::StatementColumnWriter statements;
    for (const AnnotatedEntry& revision : revisions) {
        const schema::ReadWords words = schema::read_words(revision.entry, analyzer);
        const std::string frame = compressor.compress(schema::encode_record(revision));
        database.add_document(schema::make_document(revision, words, analyzer, frame));
        facets.add(revision);
        tokens.add(words, analyzer, revision.entry.lang);
        statements.add(revision, words);
    }
    database.commit();
    facets.write(folder / schema::facet_columns_file);
    tokens.write(folder / schema::token_column_file);
    statements.write(folder / schema::statement_column_file);
    schema::write_postings(folder);
    schema::verify_postings(folder);
    write_bytes(folder / schema::dictionary_file, {});
}

schema::ManifestShard write_shard(const fs::path& generation,
                                  const std::string& name,
                                  std::span<const AnnotatedEntry> revisions) {
    const fs::path folder = generation / name;
    fs::create_directories(folder);
    write_documents(folder, revisions);
    schema::ManifestShard shard;
    shard.folder = name;
    shard.documents = revisions.size();
    shard.window = window_of(revisions);
    shard.content = schema::sha256(name);
    std::set<std::string> languages;
    for (const AnnotatedEntry& revision : revisions) {
        languages.insert(revision.entry.lang);
        if (revision.revision.is_current()) ++shard.entries;
    }
    languages.erase("");
    shard.languages.assign(languages.begin(), languages.end());
    for (const auto& file : fs::directory_iterator{folder}) {
        shard.files.push_back(listed(folder, file.path()));
    }
    return shard;
}

/// Revisions dealt into Shards, some of them into one between the others.
class Dealing {
public:
    Dealing(const std::vector<AnnotatedEntry>& revisions, const ScratchIndexOptions& options)
        : revisions_{revisions},
          options_{options} {
        for (std::size_t i = 0; i < options.shards; ++i) {
            const std::size_t begin = revisions.size() * i / options.shards;
            const std::size_t end = revisions.size() * (i + 1) / options.shards;
            if (begin != end) deal(begin, end);
        }
        if (!between_.empty()) shards_.push_back(std::move(between_));
    }

    const std::vector<std::vector<AnnotatedEntry>>& shards() const { return shards_; }
    const schema::OverlayRows& overlay() const { return overlay_; }

private:
    void deal(std::size_t begin, std::size_t end) {
        auto& shard = shards_.emplace_back();
        auto& hidden = overlay_.hidden.emplace_back();
        for (std::size_t at = begin; at < end; ++at) {
            const bool is_between = options_.between > 0 && at % options_.between == 0;
            if (!is_between) {
                shard.push_back(revisions_[at]);
                continue;
            }
            if (at / options_.between % 2 == 0) {
                AnnotatedEntry other = revisions_[(at + 1) % revisions_.size()];
                other.entry.published = revisions_[at].entry.published;
                shard.push_back(std::move(other));
                hidden.push_back(static_cast<schema::DocId>(shard.size()));
            }
            const schema::Place behind =
                schema::place_in(shards_.size() - 1, static_cast<schema::DocId>(shard.size()));
            auto& places = overlay_.places;
            places.push_back(std::max(behind, places.empty() ? 0 : places.back()) + 1);
            between_.push_back(revisions_[at]);
        }
    }

    const std::vector<AnnotatedEntry>& revisions_;
    const ScratchIndexOptions& options_;
    std::vector<std::vector<AnnotatedEntry>> shards_;
    std::vector<AnnotatedEntry> between_;
    schema::OverlayRows overlay_;
};

std::string aliases_text(const std::vector<schema::SpeakerAlias>& aliases) {
    std::string text;
    for (const schema::SpeakerAlias& alias : aliases) {
        text += alias.alias + '\t' + alias.speaker + '\n';
    }
    return text;
}

}  // namespace

void sort_as_in_a_generation(std::vector<AnnotatedEntry>& revisions) {
    std::ranges::sort(revisions, comes_before);
}

void write_index(const fs::path& folder,
                 const std::vector<AnnotatedEntry>& revisions,
                 const ScratchIndexOptions& options) {
    const fs::path generation = schema::generation_folder(folder, options.number);
    fs::create_directories(generation);
    schema::Manifest manifest;
    manifest.number = options.number;
    manifest.analyzer_version = schema::analyzer_version;
    manifest.created = "2022-02-01T00:00:00Z";
    manifest.archive_position = schema::sha256("archive");
    manifest.settings = schema::sha256("settings");
    manifest.documents = revisions.size();
    manifest.entries = static_cast<std::uint64_t>(std::ranges::count_if(
        revisions, [](const AnnotatedEntry& one) { return one.revision.is_current(); }));
    const Dealing dealing{revisions, options};
    for (std::size_t i = 0; i < dealing.shards().size(); ++i) {
        const std::string name = "shard-" + std::string(i < 10 ? "0" : "") + std::to_string(i);
        manifest.shards.push_back(write_shard(generation, name, dealing.shards()[i]));
    }
    write_bytes(generation / schema::speaker_aliases_file, aliases_text(options.aliases));
    manifest.files = {listed(generation, generation / schema::speaker_aliases_file)};
    if (!dealing.overlay().is_empty()) {
        schema::write_overlay(generation / schema::overlay_file, dealing.overlay());
        manifest.files.push_back(listed(generation, generation / schema::overlay_file));
    }
    write_bytes(generation / schema::manifest_file, to_text(manifest));
    write_bytes(folder / schema::current_file, std::to_string(options.number) + '\n');
}

}  // namespace onrecord::support
