// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive/known_table.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace onrecord::corpus::archive {

/// Iterates over the records of one kind in a table, in order.
class KnownCursor {
public:
    KnownCursor(KnownTable& table, KnownKind kind) : table_{&table}, kind_{kind} { turn_page(0); }

    bool is_sound() const { return is_sound_; }
    bool is_at_end() const { return records_.empty(); }
    const KnownRecord& record() const { return records_[at_]; }
    /// Index of the record within its kind.
    std::uint64_t place() const { return page_ * records_a_page + at_; }
    void step() {
        if (++at_ == records_.size()) turn_page(page_ + 1);
    }

private:
    void turn_page(std::uint64_t page) {
        page_ = page;
        at_ = 0;
        records_ = {};
        const std::uint64_t records = table_->row().counts[static_cast<std::size_t>(kind_)];
        if (page * records_a_page >= records) return;
        const auto read = table_->page(kind_, page);
        is_sound_ = read.has_value();
        if (read) records_ = *read;
    }

    KnownTable* table_;
    KnownKind kind_;
    std::uint64_t page_ = 0;
    std::size_t at_ = 0;
    std::span<const KnownRecord> records_;
    bool is_sound_ = true;
};

/// Merges the sorted records of one kind from several tables, oldest first, and from `newest`;
/// visits each key once with its newest record. False, with not all records visited, when a table
/// is damaged.
template <class Visit>
bool merge_known(KnownKind kind,
                 std::span<KnownTable> tables,
                 const std::vector<KnownRecord>& newest,
                 Visit visit) {
    std::vector<KnownCursor> cursors;
    for (KnownTable& table : tables)
        cursors.emplace_back(table, kind);
    auto last = newest.begin();
    for (;;) {
        std::optional<KnownRecord> least;
        if (last != newest.end()) least = *last;
        for (auto cursor = cursors.rbegin(); cursor != cursors.rend(); ++cursor) {
            if (!cursor->is_sound()) return false;
            if (cursor->is_at_end()) continue;
            if (!least || cursor->record().key < least->key) least = cursor->record();
        }
        if (!least) return true;
        visit(*least);
        if (last != newest.end() && last->key == least->key) ++last;
        for (KnownCursor& cursor : cursors) {
            if (!cursor.is_at_end() && cursor.record().key == least->key) cursor.step();
        }
    }
}

}  // namespace onrecord::corpus::archive
