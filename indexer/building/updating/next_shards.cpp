// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/updating/next_shards.hpp"

#include "indexer/building/spilling/spill.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace onrecord::indexer {
namespace {

using schema::DocId;

/// Shards with fewer documents together are always merged, because each Shard adds to the cost of
/// every search and merging these is cheap. Smaller if `shard_entries` is small.
constexpr std::uint64_t small_shards = 1024;

/// Hidden documents and those in between add to the cost of every search. So a Shard smaller than
/// small_to_make is rebuilt, and a larger one when more than a fourth of it is hidden or in
/// between.
constexpr std::uint64_t small_to_make = 1024;
constexpr std::uint64_t part_to_make = 4;
/// The Shard in between is rebuilt with each build. Its largest size after a publish, and during
/// one.
constexpr std::uint64_t most_between = 2048;
constexpr std::uint64_t most_between_at_once = 8192;

bool may_be_kept(std::uint64_t documents, std::uint64_t changes, std::uint64_t shard_entries) {
    return documents >= std::min(small_to_make, shard_entries / 8) &&
           part_to_make * changes <= documents;
}

void make_anew(NextShard& shard) {
    shard.is_kept = false;
    shard.added.insert(shard.added.end(), shard.between.begin(), shard.between.end());
    shard.between.clear();
}

/// Rebuilds Shards, those with the most documents in between first, until at most `most` are in
/// between. False when there was nothing to do.
bool make_those_with_most(NextShards& next, std::uint64_t most) {
    std::uint64_t all = 0;
    for (const NextShard& shard : next.shards) {
        all += shard.between.size();
    }
    const bool is_due = all > most;
    while (all > most) {
        NextShard& fullest = *std::ranges::max_element(
            next.shards, {}, [](const NextShard& shard) { return shard.between.size(); });
        all -= fullest.between.size();
        make_anew(fullest);
    }
    return is_due;
}

/// False when no merge is due.
bool merge_front(NextShards& next, std::uint64_t shard_entries, std::uint64_t most) {
    std::vector<std::uint64_t> sizes;
    for (const NextShard& shard : next.shards) {
        sizes.push_back(shard.documents);
    }
    const std::size_t merged = merged_together_at_front(sizes, shard_entries, most);
    NextShard& front = next.shards.front();
    if (merged > 1) make_anew(front);
    for (std::size_t i = 1; i < merged; ++i) {
        NextShard& one = next.shards[i];
        make_anew(one);
        front.old.insert(front.old.end(), one.old.begin(), one.old.end());
        front.added.insert(front.added.end(), one.added.begin(), one.added.end());
        front.documents += one.documents;
    }
    next.shards.erase(next.shards.begin() + 1,
                      next.shards.begin() + static_cast<std::ptrdiff_t>(merged));
    return merged > 1;
}

std::size_t whole_shards(const schema::Generation& old) {
    return old.shards().size() - (old.has_documents_between() ? 1 : 0);
}

class Planning {
public:
    Planning(const schema::Generation& old,
             const std::vector<PlacedRecord>& records,
             const std::set<std::string>& replaced)
        : old_{old},
          records_{records},
          shards_{whole_shards(old)},
          added_(shards_ + 1) {
        next_.removed.resize(shards_);
        deal_records();
        for (std::size_t shard = 0; shard < shards_; ++shard) {
            compare(shard, replaced);
        }
    }

    /// All Shards kept, with the documents in between.
    NextShards keep() {
        for (std::size_t shard = 0; shard < shards_; ++shard) {
            next_.shards.push_back(kept(shard, std::move(added_[shard + 1])));
        }
        return std::move(next_);
    }

    NextShards plan(std::uint64_t shard_entries) {
        if (!added_.front().empty()) add(made({}, std::move(added_.front())));
        for (std::size_t shard = 0; shard < shards_; ++shard) {
            auto& added = added_[shard + 1];
            const bool is_kept = may_be_kept(old_.shards()[shard].facets.size(),
                                             added.size() + next_.removed[shard].size(),
                                             shard_entries) ||
                                 (added.empty() && next_.removed[shard].empty());
            add(is_kept ? kept(shard, std::move(added)) : made({shard}, std::move(added)));
        }
        make_those_with_most(next_, std::min(most_between_at_once, shard_entries / 2));
        if (!next_.shards.empty() && !next_.shards.front().is_kept) {
            merge_front(next_, shard_entries, std::min(merged_at_once, shard_entries));
        }
        return std::move(next_);
    }

private:
    /// Assigns records to Shards, counted from 1; 0 is for records newer than all.
    void deal_records() {
        std::size_t at = 0;
        for (std::size_t shard = 0; shard < shards_; ++shard) {
            const RevisionKey first = OldRecords{old_.shards()[shard]}.read(1).key;
            for (; at < records_.size() && is_newer(records_[at].key, first); ++at) {
                added_[shard].push_back(at);
            }
        }
        for (; at < records_.size(); ++at) {
            added_.back().push_back(at);
        }
    }

    /// Records that the Shard already has are neither added nor removed.
    void compare(std::size_t shard, const std::set<std::string>& replaced) {
        OldRecords records{old_.shards()[shard]};
        std::map<std::string, DocId> gone;
        for (const DocId document : records.of_liveblogs(replaced)) {
            gone.emplace(digest_of_record(records.read(document).bytes), document);
        }
        std::erase_if(added_[shard + 1], [&](std::size_t record) {
            return gone.erase(std::string{digest_of_record(records_[record].bytes)}) > 0;
        });
        auto& removed = next_.removed[shard];
        const auto hidden = old_.shards()[shard].overlay.hidden;
        removed.assign(hidden.begin(), hidden.end());
        for (const auto& [digest, document] : gone) {
            removed.push_back(document);
        }
        std::ranges::sort(removed);
    }

    NextShard kept(std::size_t shard, std::vector<std::size_t> between) const {
        return {{shard}, {}, shown(shard) + between.size(), true, std::move(between)};
    }
    NextShard made(std::vector<std::size_t> old, std::vector<std::size_t> added) const {
        const std::uint64_t documents = added.size() + (old.empty() ? 0 : shown(old.front()));
        return {std::move(old), std::move(added), documents, false, {}};
    }
    std::uint64_t shown(std::size_t shard) const {
        return old_.shards()[shard].facets.size() - next_.removed[shard].size();
    }
    void add(NextShard shard) {
        if (shard.documents > 0) next_.shards.push_back(std::move(shard));
    }

    const schema::Generation& old_;
    const std::vector<PlacedRecord>& records_;
    std::size_t shards_;  ///< Without the one that stands between.
    std::vector<std::vector<std::size_t>> added_;
    NextShards next_;
};

/// Cuts the records that it is given, in order, into chunks and Shards.
class ChunkSpilling {
public:
    explicit ChunkSpilling(const BuildContext& context)
        : chunks_{context.scratch, std::string{chunk_name}, buffer_bytes} {}

    void begin_shard() {
        shards_.push_back({{place_, place_}, chunk_, {}, {}});
        begin_chunk();
    }
    void keep(const std::string& content) { shards_.push_back({{}, 0, {}, content}); }

    void add(std::string_view record) {
        const bool is_full =
            chunk().size() == chunk_revisions || held_ + record.size() > chunk_bytes;
        if (chunk().size() > 0 && is_full) begin_chunk();
        chunks_.add(chunk_ - 1, place_, record);
        held_ += record.size();
        chunk().end = ++place_;
        shards_.back().places.end = place_;
    }

    /// How many Shards there are so far.
    std::size_t count() const { return shards_.size(); }

    std::vector<PlannedShard> finish() {
        chunks_.finish();
        return std::move(shards_);
    }

private:
    /// A chunk's; one after the other is filled, and each holds its last ones to the end.
    static constexpr std::size_t buffer_bytes = 256U << 10U;

    Places& chunk() { return shards_.back().chunks.back(); }
    void begin_chunk() {
        shards_.back().chunks.push_back({place_, place_});
        ++chunk_;
        held_ = 0;
    }

    SpillWriter chunks_;
    std::vector<PlannedShard> shards_;
    std::uint32_t chunk_ = 0;  ///< Chunks begun so far.
    std::uint32_t place_ = 0;
    std::uint64_t held_ = 0;
};

/// The records of one Shard to be made, in order: the old ones that stay and the new ones.
template <class Visit>
void for_each_record(const NextShard& shard,
                     const schema::Generation& old,
                     const RemovedDocuments& removed,
                     const std::vector<PlacedRecord>& records,
                     Visit visit) {
    auto added = shard.added.begin();
    for (const std::size_t number : shard.old) {
        OldRecords of_shard{old.shards()[number]};
        auto gone = removed[number].begin();
        for (DocId document = 1; document <= of_shard.size(); ++document) {
            if (gone != removed[number].end() && *gone == document) {
                ++gone;
                continue;
            }
            const PlacedRecord record = of_shard.read(document);
            for (; added != shard.added.end() && is_newer(records[*added].key, record.key);
                 ++added) {
                visit(records[*added].bytes);
            }
            visit(record.bytes);
        }
    }
    for (; added != shard.added.end(); ++added) {
        visit(records[*added].bytes);
    }
}

/// A Shard that has grown by a half too large is cut into equal ones.
std::uint64_t documents_of_part(std::uint64_t documents, std::uint64_t shard_entries) {
    if (2 * documents <= 3 * shard_entries) return documents;
    const std::uint64_t parts = (documents + shard_entries - 1) / shard_entries;
    return (documents + parts - 1) / parts;
}

}  // namespace

std::size_t merged_together_at_front(const std::vector<std::uint64_t>& sizes,
                                     std::uint64_t shard_entries,
                                     std::uint64_t most) {
    const std::uint64_t small = std::min(small_shards, shard_entries / 8);
    std::size_t merged = 1;
    std::uint64_t together = sizes.front();
    for (; merged < sizes.size(); ++merged) {
        const std::uint64_t next = sizes[merged];
        const bool is_due = 3 * together >= 2 * next || together + next <= small;
        if (!is_due || together + next > most) break;
        together += next;
    }
    return merged;
}

NextShards plan_next_shards(const schema::Generation& old,
                            const std::vector<PlacedRecord>& records,
                            const std::set<std::string>& replaced,
                            std::uint64_t shard_entries) {
    return Planning{old, records, replaced}.plan(shard_entries);
}

std::vector<PlacedRecord> records_between(const schema::Generation& old,
                                          const std::set<std::string>& replaced) {
    std::vector<PlacedRecord> records;
    if (!old.has_documents_between()) return records;
    OldRecords between{old.shards().back()};
    const std::vector<DocId> gone = between.of_liveblogs(replaced);
    for (DocId document = 1; document <= between.size(); ++document) {
        if (!std::ranges::binary_search(gone, document)) records.push_back(between.read(document));
    }
    return records;
}

bool is_merging_due(const std::vector<schema::ManifestShard>& shards,
                    const schema::OverlayRows& overlay,
                    std::uint64_t shard_entries) {
    const std::size_t whole = shards.size() - (overlay.places.empty() ? 0 : 1);
    std::vector<std::uint64_t> shown;
    for (std::size_t i = 0; i < whole; ++i)
        shown.push_back(shards[i].documents - overlay.hidden[i].size());
    for (const schema::Place place : overlay.places)
        ++shown[schema::shard_of(place)];
    if (shown.empty()) return false;
    return overlay.places.size() > std::min(most_between, shard_entries / 4) ||
           merged_together_at_front(shown, shard_entries, shard_entries) > 1;
}

std::optional<NextShards> plan_merging(const schema::Generation& old,
                                       const std::vector<PlacedRecord>& between,
                                       std::uint64_t shard_entries) {
    NextShards next = Planning{old, between, {}}.keep();
    if (next.shards.empty()) return std::nullopt;
    const bool is_full = make_those_with_most(next, std::min(most_between, shard_entries / 4));
    if (!merge_front(next, shard_entries, shard_entries) && !is_full) return std::nullopt;
    return next;
}

namespace {

/// Where a kept Shard's records stand that are between its documents; `number` is its new one.
void add_places(const NextShard& shard,
                std::size_t number,
                const schema::Generation& old,
                const std::vector<PlacedRecord>& records,
                std::vector<schema::Place>& places) {
    if (shard.between.empty()) return;
    OldRecords own{old.shards()[shard.old.front()]};
    for (const std::size_t record : shard.between) {
        const schema::Place behind = schema::place_in(number, own.newer_than(records[record].key));
        places.push_back(std::max(behind, places.empty() ? 0 : places.back()) + 1);
    }
}

}  // namespace

SpilledShards spill_next_shards(const NextShards& next,
                                const schema::Generation& old,
                                const std::vector<PlacedRecord>& records,
                                const BuildContext& context) {
    ChunkSpilling spilling{context};
    schema::OverlayRows overlay;
    std::vector<std::size_t> between;
    for (const NextShard& shard : next.shards) {
        if (shard.is_kept) {
            add_places(shard, spilling.count(), old, records, overlay.places);
            between.insert(between.end(), shard.between.begin(), shard.between.end());
            overlay.hidden.resize(spilling.count());
            overlay.hidden.push_back(next.removed[shard.old.front()]);
            spilling.keep(old.shards()[shard.old.front()].manifest.content);
            continue;
        }
        const std::uint64_t part =
            documents_of_part(shard.documents, context.options.shard_entries);
        std::uint64_t left = 0;
        for_each_record(shard, old, next.removed, records, [&](std::string_view record) {
            if (left == 0) {
                spilling.begin_shard();
                left = part;
            }
            --left;
            spilling.add(record);
        });
    }
    overlay.hidden.resize(spilling.count());
    if (!between.empty()) spilling.begin_shard();
    for (const std::size_t record : between) {
        spilling.add(records[record].bytes);
    }
    return {spilling.finish(), std::move(overlay)};
}

}  // namespace onrecord::indexer
