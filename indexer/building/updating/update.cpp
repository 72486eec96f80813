// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/updating/update.hpp"

#include "indexer/building/annotating/annotating.hpp"
#include "indexer/building/plan/generation_plan.hpp"
#include "indexer/building/shards/chunk.hpp"
#include "indexer/building/spilling/spill.hpp"
#include "indexer/building/updating/next_shards.hpp"
#include "indexer/building/updating/touched.hpp"
#include "indexer/publishing/durable_files.hpp"
#include "schema/failure.hpp"
#include "schema/mapped_file.hpp"
#include "schema/sha256.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <system_error>
#include <thread>
#include <utility>

namespace onrecord::indexer {
namespace {

namespace fs = std::filesystem;
using corpus::PrintedWords;

const schema::ManifestFile* listed(const schema::Manifest& manifest, std::string_view path) {
    const auto found = std::ranges::find(manifest.files, path, &schema::ManifestFile::path);
    return found == manifest.files.end() ? nullptr : &*found;
}

/// A file that an empty one cannot be mapped of.
schema::MappedFile map(const LastGeneration& last, std::string_view name) {
    const schema::ManifestFile* row = listed(last.generation.manifest(), name);
    if (row == nullptr || row->bytes == 0) return {};
    return schema::MappedFile{last.folder / name};
}

std::string_view text_of(const schema::MappedFile& file) {
    return {reinterpret_cast<const char*>(file.bytes().data()), file.bytes().size()};
}

/// The Entries that have other Corrections than before.
std::set<std::string> corrected_entries(const std::map<std::string, std::string>& before,
                                        const std::map<std::string, std::string>& now) {
    std::set<std::string> entries;
    const auto note = [&](const auto& of, const auto& other) {
        for (const auto& [entry, digest] : of) {
            const auto found = other.find(entry);
            if (found == other.end() || found->second != digest) entries.insert(entry);
        }
    };
    note(before, now);
    note(now, before);
    return entries;
}

struct NewRecords {
    std::vector<PlacedRecord> records;  ///< Newest first.
    double annotation_seconds = 0;
};

/// The records of the Liveblogs that are touched, in memory: they are few.
NewRecords make_records(const LinesToRead& lines,
                        const corpus::Annotator* annotator,
                        const BuildContext& context) {
    const BuildContext apart{context.options, context.scratch / "touched", context.staging};
    fs::create_directories(apart.scratch);
    const RevisionTable table = read_lines(lines, apart);
    const GenerationPlan plan{table, std::numeric_limits<std::uint64_t>::max()};
    Workers workers{worker_count(context.options)};
    NewRecords made;
    made.annotation_seconds = annotate_revisions(table, plan, annotator, apart, workers).seconds;
    for (const PlannedShard& shard : plan.shards()) {
        for (std::uint32_t i = 0; i < shard.chunks.size(); ++i) {
            const fs::path file = spill_file(apart.scratch, chunk_name, shard.first_chunk + i);
            for (std::string& record : read_chunk(file, shard.chunks[i])) {
                made.records.push_back(place_record(std::move(record)));
            }
        }
    }
    fs::remove_all(apart.scratch);
    return made;
}

/// In order, each once.
std::vector<PlacedRecord> merged(std::vector<PlacedRecord> records,
                                 std::vector<PlacedRecord> others) {
    const auto middle = std::ssize(records);
    std::ranges::move(others, std::back_inserter(records));
    std::ranges::inplace_merge(records, records.begin() + middle, is_newer, &PlacedRecord::key);
    return records;
}

Update make_shards(Ledger ledger,
                   const NextShards& next,
                   const std::vector<PlacedRecord>& records,
                   const LastGeneration& last,
                   const UpdateRules& rules,
                   const BuildContext& context) {
    SpilledShards spilled = spill_next_shards(next, last.generation, records, context);
    Workers workers{worker_count(context.options)};
    const OldShards old{last.folder, last.generation.manifest(), last.verified};
    return {std::move(ledger),
            build_shards(spilled.shards, rules.shards, old, context, workers),
            std::move(spilled.overlay),
            0};
}

}  // namespace

std::optional<Update> update(const corpus::Archive& archive,
                             const LastGeneration& last,
                             const UpdateRules& rules,
                             const corpus::Annotator* annotator,
                             const BuildContext& context) {
    const schema::MappedFile ledger_bytes = map(last, ledger_file);
    auto ledger = read_ledger(text_of(ledger_bytes));
    if (!ledger || ledger->rules != rules.ledger) return std::nullopt;
    const schema::MappedFile words = map(last, ledger_words_file);
    const auto corrected =
        liveblogs_of(last.generation, corrected_entries(ledger->corrections, rules.corrections));
    ledger->corrections = rules.corrections;
    context.report("reading", 0, 0);
    auto touched = find_touched(archive, std::move(*ledger), words_in(words.bytes()), corrected);
    if (!touched) return std::nullopt;
    NewRecords made = make_records(touched->lines, annotator, context);
    touched->lines = {};
    const std::vector<PlacedRecord> records =
        merged(std::move(made.records), records_between(last.generation, touched->replaced));
    const NextShards next = plan_next_shards(
        last.generation, records, touched->replaced, context.options.shard_entries);
    Update update = make_shards(std::move(touched->ledger), next, records, last, rules, context);
    update.annotation_seconds = made.annotation_seconds;
    return update;
}

std::optional<Update> merge_newest_shards(const LastGeneration& last,
                                          const UpdateRules& rules,
                                          const BuildContext& context) {
    const std::vector<PlacedRecord> between = records_between(last.generation, {});
    const auto next = plan_merging(last.generation, between, context.options.shard_entries);
    const schema::MappedFile ledger_bytes = map(last, ledger_file);
    auto ledger = read_ledger(text_of(ledger_bytes));
    if (!next || !ledger) return std::nullopt;
    return make_shards(std::move(*ledger), *next, between, last, rules, context);
}

std::vector<schema::ManifestFile> write_ledger(const fs::path& staging,
                                               Ledger ledger,
                                               const LastGeneration* last) {
    const auto write = [&](std::string_view name, std::string_view bytes) {
        write_synced(staging / name, bytes);
        return schema::ManifestFile{std::string{name}, bytes.size(), schema::sha256(bytes)};
    };
    const schema::MappedFile settled =
        last == nullptr ? schema::MappedFile{} : map(*last, ledger_words_file);
    const auto words = words_in(settled.bytes());
    const bool is_most = 8 * ledger.recent.size() < words.size();
    std::vector<schema::ManifestFile> files;
    if (is_most) {
        std::error_code code;
        fs::create_hard_link(last->folder / ledger_words_file, staging / ledger_words_file, code);
        if (code) fs::copy_file(last->folder / ledger_words_file, staging / ledger_words_file);
        files.push_back(*listed(last->generation.manifest(), ledger_words_file));
    } else {
        std::vector<PrintedWords> all;
        all.reserve(words.size() + ledger.recent.size());
        std::ranges::merge(words, ledger.recent, std::back_inserter(all));
        ledger.recent.clear();
        files.push_back(write(ledger_words_file, bytes_of(all)));
    }
    files.push_back(write(ledger_file, to_bytes(ledger)));
    return files;
}

}  // namespace onrecord::indexer
