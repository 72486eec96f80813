// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/known_proof.hpp"

#include "corpus/archive/known_merge.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace onrecord::corpus::archive {

KnownProof::KnownProof(const std::filesystem::path& archive) : head_{read_known_head(archive)} {
    if (!head_) return;
    for (const KnownTableRow& row : head_->tables) {
        auto table = KnownTable::open(archive, row);
        if (!table) return;
        auto& marks = marks_.emplace_back();
        for (std::size_t kind = 0; kind < known_kinds; ++kind) {
            marks[kind].is_met.resize(row.counts[kind], false);
            marks[kind].is_right.resize(row.counts[kind], false);
        }
        constexpr auto entries = static_cast<std::size_t>(KnownKind::Entry);
        marks[entries].count.resize(row.counts[entries], 0);
        tables_.push_back(std::move(*table));
    }
    is_asked_ = true;
}

void KnownProof::take(const ArchiveLine& line, const Block& block) {
    if (!is_asked_ || block.end.blocks > head_->position.blocks) return;
    is_reached_ |=
        block.end.blocks == head_->position.blocks && block.end.digest == head_->position.digest;
    if (const auto* end = std::get_if<CaptureEnd>(&line)) {
        meet(KnownKind::Capture, end->import_key);
    } else if (const auto* revision = std::get_if<ArchivedRevision>(&line)) {
        take(*revision, block.capture);
    } else if (const auto* stone = std::get_if<Tombstone>(&line)) {
        meet(KnownKind::ErasedEntry, stone->entry);
        for (const std::string& capture : stone->captures)
            meet(KnownKind::ErasedCapture, capture);
    }
}

/// The newest record of a key.
std::optional<KnownProof::Found> KnownProof::find(KnownKind kind, const HalfDigest& key) {
    for (std::size_t i = tables_.size(); i > 0; --i) {
        const KnownAnswer answer = tables_[i - 1].find(kind, key);
        if (!answer.is_sound) {
            is_asked_ = false;
            return std::nullopt;
        }
        if (!answer.record) continue;
        Marks& marks = marks_[i - 1][static_cast<std::size_t>(kind)];
        return Found{*answer.record, marks, answer.place};
    }
    return std::nullopt;
}

void KnownProof::meet(KnownKind kind, std::string_view text) {
    const auto found = find(kind, known_key(text));
    if (!found) {
        ++wrong_;
        return;
    }
    found->marks.is_met[found->place] = true;
    found->marks.is_right[found->place] = true;
}

/// Of an Entry's last words only that they are among its words is asked: words that were there
/// before, and came back, leave no line.
void KnownProof::take(const ArchivedRevision& revision, std::string_view capture) {
    const HalfDigest id = half_digest(revision.entry.id);
    const HalfDigest words = half_digest(schema::words_digest(revision.entry));
    const SeenIn seen =
        worth_of(revision.entry, {revision.seen.milliseconds, short_digest(capture)});
    const auto entry = find(KnownKind::Entry, id);
    const auto wording = find(KnownKind::Wording, wording_of(id, words));
    if (!entry || !wording) {
        // An older segment may bring back what was erased: that is a finding of its own.
        if (!find(KnownKind::ErasedEntry, id)) ++wrong_;
        return;
    }
    entry->marks.is_met[entry->place] = true;
    if (entry->record.value[0] == words[0]) entry->marks.is_right[entry->place] = true;
    if (!wording->marks.is_met[wording->place]) ++entry->marks.count[entry->place];
    wording->marks.is_met[wording->place] = true;
    const SeenIn first{static_cast<std::int64_t>(wording->record.value[0]),
                       wording->record.value[1]};
    if (seen == first) wording->marks.is_right[wording->place] = true;
    if (seen < first) ++wrong_;
}

bool KnownProof::is_newest(KnownKind kind, std::size_t table, const HalfDigest& key) {
    for (std::size_t newer = table + 1; newer < tables_.size(); ++newer) {
        if (tables_[newer].find(kind, key).record) return false;
    }
    return true;
}

void KnownProof::check_records(KnownKind kind, std::size_t table) {
    const Marks& marks = marks_[table][static_cast<std::size_t>(kind)];
    for (KnownCursor cursor{tables_[table], kind}; !cursor.is_at_end(); cursor.step()) {
        const std::uint64_t place = cursor.place();
        const bool has_count =
            kind != KnownKind::Entry || marks.count[place] == cursor.record().value[1];
        if (marks.is_met[place] && marks.is_right[place] && has_count) continue;
        if (is_newest(kind, table, cursor.record().key)) ++wrong_;
    }
}

std::optional<std::string> KnownProof::finish() {
    if (!is_asked_ || !is_reached_) return std::nullopt;
    for (std::size_t table = 0; table < tables_.size(); ++table) {
        for (std::size_t kind = 0; kind < known_kinds; ++kind)
            check_records(static_cast<KnownKind>(kind), table);
    }
    if (!is_asked_ || wrong_ == 0) return std::nullopt;
    return "what an import is told of what the Archive has is not what the chain says, in " +
           std::to_string(wrong_) + " places; onrecord-index repair has it made anew";
}

}  // namespace onrecord::corpus::archive
