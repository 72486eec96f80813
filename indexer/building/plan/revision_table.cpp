// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/plan/revision_table.hpp"

#include "schema/failure.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <numeric>
#include <tuple>

namespace onrecord::indexer {
namespace {

std::array<std::uint8_t, 16> read_id(std::string_view hex) {
    std::array<std::uint8_t, 16> id{};
    bool is_good = hex.size() == 2 * id.size();
    for (std::size_t i = 0; is_good && i < id.size(); ++i) {
        const char* digits = hex.data() + 2 * i;
        is_good = std::from_chars(digits, digits + 2, id.at(i), 16).ptr == digits + 2;
    }
    if (!is_good) {
        throw schema::Failure{schema::ExitStatus::BadData,
                              "The Archive has an Entry whose id is not 32 hex digits: '" +
                                  std::string{hex} + "'. Verify the Archive."};
    }
    return id;
}

std::int64_t published(const schema::Entry& entry) {
    return entry.published.is_known() ? entry.published.at.milliseconds
                                      : std::numeric_limits<std::int64_t>::min();
}

std::vector<std::uint32_t> counted(std::size_t size) {
    std::vector<std::uint32_t> numbers(size);
    std::iota(numbers.begin(), numbers.end(), 0U);
    return numbers;
}

std::vector<std::uint32_t> inverse(const std::vector<std::uint32_t>& permutation) {
    std::vector<std::uint32_t> inverted(permutation.size());
    for (std::uint32_t i = 0; i < permutation.size(); ++i) {
        inverted[permutation[i]] = i;
    }
    return inverted;
}

}  // namespace

RevisionKey key_of(const schema::Entry& entry, std::uint32_t number) {
    return {published(entry), entry.order, read_id(entry.id), number, 0, 0};
}

bool is_newer(const RevisionKey& one, const RevisionKey& other) {
    return std::tie(other.published, other.order, one.id, other.number) <
           std::tie(one.published, one.order, other.id, one.number);
}

std::uint32_t RevisionTable::add(const schema::Entry& entry,
                                 std::uint32_t number,
                                 std::uint32_t bytes) {
    const auto next = static_cast<std::uint32_t>(liveblogs_.size());
    const std::uint32_t liveblog = liveblogs_.try_emplace(entry.liveblog, next).first->second;
    if (outlets_.find(entry.outlet) == outlets_.end()) outlets_.insert(entry.outlet);
    keys_.push_back(key_of(entry, number));
    keys_.back().liveblog = liveblog;
    keys_.back().bytes = bytes;
    return liveblog % buckets_;
}

void RevisionTable::sort() {
    sort_places();
    sort_positions();
}

void RevisionTable::sort_places() {
    by_place_ = counted(keys_.size());
    std::sort(by_place_.begin(), by_place_.end(), [this](std::uint32_t one, std::uint32_t other) {
        return is_newer(keys_[one], keys_[other]);
    });
    place_ = inverse(by_place_);
}

void RevisionTable::sort_positions() {
    std::vector<std::uint32_t> by_position = counted(keys_.size());
    const auto rank = [this](std::uint32_t revision) {
        const RevisionKey& key = keys_[revision];
        return std::tuple{
            key.liveblog % buckets_, key.liveblog, key.order, key.published, key.id, key.number};
    };
    std::sort(by_position.begin(), by_position.end(), [&](std::uint32_t one, std::uint32_t other) {
        return rank(one) < rank(other);
    });
    position_ = inverse(by_position);
    cut_batches(by_position);
}

// A batch is a whole bucket, unless that holds more than a window: then it ends with a Liveblog
// where it can, and within one where it must.
void RevisionTable::cut_batches(const std::vector<std::uint32_t>& by_position) {
    std::uint64_t bytes = 0;
    std::uint32_t liveblog_begin = 0;
    for (std::uint32_t position = 0; position < by_position.size(); ++position) {
        const RevisionKey& key = keys_[by_position[position]];
        const std::uint32_t bucket = key.liveblog % buckets_;
        const bool is_first = position == 0;
        if (is_first || keys_[by_position[position - 1]].liveblog != key.liveblog) {
            liveblog_begin = position;
        }
        if (is_first || batches_.back().bucket != bucket) {
            batches_.push_back({bucket, {position, position}});
            bytes = 0;
        }
        Batch* batch = &batches_.back();
        const bool is_full =
            batch->positions.size() == window_revisions || bytes + key.bytes > window_bytes;
        if (is_full && batch->positions.size() > 0) {
            const std::uint32_t cut =
                liveblog_begin > batch->positions.begin ? liveblog_begin : position;
            batch->positions.end = cut;
            batches_.push_back({bucket, {cut, position}});
            batch = &batches_.back();
            bytes = 0;
            for (std::uint32_t i = cut; i < position; ++i) {
                bytes += keys_[by_position[i]].bytes;
            }
        }
        bytes += key.bytes;
        batch->positions.end = position + 1;
    }
}

}  // namespace onrecord::indexer
