// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/shards/sharding.hpp"

#include "indexer/building/shards/chunk.hpp"
#include "indexer/building/shards/shard_builder.hpp"
#include "indexer/building/spilling/spill.hpp"
#include "schema/failure.hpp"
#include "schema/record.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace onrecord::indexer {
namespace {

namespace fs = std::filesystem;

/// A dictionary is trained on at most so many records, from so many chunks of the Shard; one
/// record gives at most the bytes.
constexpr std::size_t trained_chunks = 8;
constexpr std::size_t trained_records_of_chunk = 512;
constexpr std::size_t trained_bytes_of_record = 8192;

fs::path chunk_file(const BuildContext& context, std::uint32_t chunk) {
    return spill_file(context.scratch, chunk_name, chunk);
}

void sample_chunk(const std::vector<std::string>& records, std::vector<std::string>& samples) {
    const std::size_t step = std::max<std::size_t>(records.size() / trained_records_of_chunk, 1);
    for (std::size_t i = 0; i < records.size(); i += step) {
        samples.push_back(records[i].substr(0, trained_bytes_of_record));
    }
}

std::string train_on(const PlannedShard& shard, const BuildContext& context) {
    std::vector<std::string> samples;
    const std::size_t chunks = std::min(shard.chunks.size(), trained_chunks);
    for (std::size_t i = 0; i < chunks; ++i) {
        const std::size_t chosen = i * shard.chunks.size() / chunks;
        const auto number = shard.first_chunk + static_cast<std::uint32_t>(chosen);
        sample_chunk(read_chunk(chunk_file(context, number), shard.chunks[chosen]), samples);
    }
    return schema::train_dictionary(samples);
}

/// All Shards of one build: what is under way of each.
class Sharding {
public:
    Sharding(const std::vector<PlannedShard>& planned,
             std::string rules,
             const BuildContext& context,
             Workers& workers)
        : planned_{planned},
          rules_{std::move(rules)},
          context_{context},
          workers_{workers},
          shards_(planned.size()) {}

    BuiltShards build(const OldShards& old) {
        reuse(old);
        train();
        index();
        merge();
        return verify();
    }

private:
    struct Shard {
        std::optional<schema::ManifestShard> row;  ///< Of one that is taken over.
        std::future<std::string> dictionary;
        std::shared_ptr<ShardBuilder> builder;
        std::future<void> merged;
        std::future<schema::ManifestShard> verified;
    };

    fs::path folder(std::size_t shard) const {
        const std::string number = std::to_string(shard);
        return context_.staging / ("shard-" + std::string(number.size() < 2 ? 1 : 0, '0') + number);
    }

    void reuse(const OldShards& old) {
        for (std::size_t i = 0; i < shards_.size(); ++i) {
            const PlannedShard& planned = planned_[i];
            if (!planned.kept.empty()) {
                shards_[i].row = take_over(planned, old, folder(i));
                continue;
            }
            if (!old.may_have(planned.places.size())) continue;
            shards_[i].row = old.link(content(planned), folder(i));
        }
    }

    static schema::ManifestShard take_over(const PlannedShard& planned,
                                           const OldShards& old,
                                           const fs::path& folder) {
        auto row = old.link(planned.kept, folder);
        if (row) return std::move(*row);
        throw schema::Failure{schema::ExitStatus::BadData,
                              "A Shard of the Generation before was damaged while it was taken "
                              "over. Nothing was published; build again."};
    }

    /// What ShardBuilder would find, without building.
    std::string content(const PlannedShard& planned) {
        ContentDigest content{rules_};
        InOrder<std::string> digests{workers_, [&](const std::string& one) { content.add(one); }};
        for (std::uint32_t i = 0; i < planned.chunks.size(); ++i) {
            const fs::path file = chunk_file(context_, planned.first_chunk + i);
            const Places places = planned.chunks[i];
            digests.add(workers_.submit(
                [file, places](WorkerTools&) { return digest_of(read_chunk(file, places)); }));
        }
        digests.finish();
        return content.finish();
    }

    void train() {
        for (std::size_t i = 0; i < shards_.size(); ++i) {
            if (shards_[i].row) continue;
            shards_[i].dictionary =
                workers_.submit([&planned = planned_[i], &context = context_](WorkerTools&) {
                    return train_on(planned, context);
                });
        }
    }

    void index() {
        context_.report("indexing", 0, total());
        for (std::size_t i = 0; i < shards_.size(); ++i) {
            Shard& shard = shards_[i];
            if (shard.row) continue;
            shard.builder = std::make_shared<ShardBuilder>(
                ShardJob{folder(i), context_.scratch, shard.dictionary.get(), rules_});
            index_chunks(planned_[i], shard.builder);
            shard.merged =
                workers_.submit([builder = shard.builder](WorkerTools&) { builder->finish(); });
        }
    }

    void index_chunks(const PlannedShard& planned, const std::shared_ptr<ShardBuilder>& builder) {
        InOrder<IndexedChunk> chunks{workers_, [&](IndexedChunk chunk) {
                                         indexed_ += chunk.revisions.size();
                                         builder->add(std::move(chunk), analyzer_);
                                         context_.report("indexing", indexed_, total());
                                     }};
        for (std::uint32_t i = 0; i < planned.chunks.size(); ++i) {
            const std::uint32_t number = planned.first_chunk + i;
            const ChunkJob job{chunk_file(context_, number),
                               planned.chunks[i],
                               context_.scratch / ("database-" + std::to_string(number)),
                               builder->dictionary(),
                               context_.options.positions};
            // The builder owns the dictionary, so the task keeps it alive.
            chunks.add(workers_.submit([job, builder](const WorkerTools& tools) {
                return index_chunk(job, tools.analyzer);
            }));
        }
        chunks.finish();
    }

    void merge() {
        for (std::size_t i = 0; i < shards_.size(); ++i) {
            context_.report("merging", i, shards_.size());
            if (shards_[i].builder) shards_[i].merged.get();
        }
    }

    BuiltShards verify() {
        for (Shard& shard : shards_) {
            if (shard.row) continue;
            shard.verified = workers_.submit(
                [builder = shard.builder](WorkerTools&) { return builder->verify(); });
        }
        BuiltShards built;
        for (Shard& shard : shards_) {
            context_.report("verifying", built.shards.size(), shards_.size());
            if (shard.row) ++built.reused;
            built.shards.push_back(shard.row ? std::move(*shard.row) : shard.verified.get());
        }
        return built;
    }

    std::uint64_t total() const {
        std::uint64_t total = 0;
        for (std::size_t i = 0; i < shards_.size(); ++i) {
            if (!shards_[i].row) total += planned_[i].places.size();
        }
        return total;
    }

    const std::vector<PlannedShard>& planned_;
    std::string rules_;
    const BuildContext& context_;
    Workers& workers_;
    schema::Analyzer analyzer_;
    std::vector<Shard> shards_;
    std::uint64_t indexed_ = 0;
};

}  // namespace

BuiltShards build_shards(const std::vector<PlannedShard>& shards,
                         const std::string& rules,
                         const OldShards& old,
                         const BuildContext& context,
                         Workers& workers) {
    return Sharding{shards, rules, context, workers}.build(old);
}

}  // namespace onrecord::indexer
