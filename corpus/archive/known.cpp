// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/known.hpp"

#include "corpus/archive/cache_file.hpp"
#include "corpus/archive/known_merge.hpp"
#include "schema/failure.hpp"
#include "schema/sha256.hpp"

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>
#include <variant>

namespace onrecord::corpus::archive {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view head_name = "onrecord known 4";
/// Some 100 bytes of memory each.
constexpr std::size_t most_in_memory = std::size_t{1} << 20U;
/// More tables than a log-structured merge tree of 2^40 records could have.
constexpr std::uint64_t most_tables = 64;

fs::path head_of(const fs::path& archive) { return archive / "known"; }

std::optional<KnownHead> read_head(std::string_view content) {
    CacheReader in{content};
    KnownHead head;
    head.position = read_position(in);
    const auto tables = in.value<std::uint64_t>();
    if (tables > most_tables) return std::nullopt;
    for (std::uint64_t table = 0; table < tables && in.is_sound(); ++table) {
        KnownTableRow& row = head.tables.emplace_back();
        row.name = in.text(cached_digest_bytes);
        row.counts = in.value<decltype(row.counts)>();
    }
    if (!in.is_sound() || !in.is_at_end()) return std::nullopt;
    return head;
}

void write_head(const fs::path& archive,
                const ChainPosition& position,
                const std::vector<KnownTable>& tables) {
    CacheWriter out{head_of(archive), head_name};
    write_position(out, position);
    out.value<std::uint64_t>(tables.size());
    for (const KnownTable& table : tables) {
        out.text(table.row().name);
        out.value(table.row().counts);
    }
    out.finish();
}

/// Tables that are named no more.
void remove_others(const fs::path& archive, const std::vector<KnownTable>& tables) {
    std::set<fs::path> named;
    for (const KnownTable& table : tables)
        named.insert(known_table_file(archive, table.row()));
    std::vector<fs::path> others;
    std::error_code error;
    for (const auto& file : fs::directory_iterator{known_tables_folder(archive), error}) {
        if (!named.contains(file.path())) others.push_back(file.path());
    }
    for (const fs::path& file : others)
        fs::remove(file, error);  // What stays is removed with the next table.
}

bool is_digest(std::string_view text) {
    constexpr std::size_t digits_of_id = 32;
    return text.size() >= digits_of_id &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

void fail_on_line(const Block& block) {
    throw schema::Failure{schema::ExitStatus::BadData,
                          "A line of the Archive's block " + std::to_string(block.end.blocks) +
                              " cannot be read, though its digest is right: it was written by "
                              "another version of Onrecord."};
}

void fail_on_break(const std::filesystem::path& segments, const ChainBreak& broken) {
    throw schema::Failure{
        schema::ExitStatus::BadData,
        "The Archive is damaged: '" + segment_file(segments, broken.at.segment).string() +
            "', block " + std::to_string(broken.at.blocks + 1) + ", byte " +
            std::to_string(broken.at.offset_bytes) + ": " + broken.reason +
            ". Nothing was changed. Restore the Archive from a copy, or set aside what cannot be "
            "read with: onrecord-index repair --archive " +
            segments.parent_path().string()};
}

HalfDigest known_key(std::string_view text) {
    return half_digest(is_digest(text) ? std::string{text} : schema::sha256(text));
}

std::optional<KnownHead> read_known_head(const fs::path& archive) {
    const CacheFile file{head_of(archive), head_name};
    return file.content() ? read_head(*file.content()) : std::nullopt;
}

std::optional<ChainPosition> known_position(const fs::path& archive) {
    auto head = read_known_head(archive);
    if (!head) return std::nullopt;
    return std::move(head->position);
}

Known Known::load(const fs::path& archive, const ChainPosition& to) {
    return load(archive, to, to);
}

Known Known::load(const fs::path& archive,
                  const ChainPosition& to,
                  const ChainPosition& committed) {
    const auto head = read_known_head(archive);
    if (!head || head->position.blocks > to.blocks) return read(archive, to, committed);
    Known known{archive};
    known.position_ = known.saved_ = head->position;
    for (const KnownTableRow& row : head->tables) {
        auto table = KnownTable::open(archive, row);
        if (!table) return read(archive, to, committed);
        known.tables_.push_back(std::move(*table));
    }
    if (known.catch_up(to, committed)) return read(archive, to, committed);
    return known;
}

Known Known::read(const fs::path& archive,
                  const ChainPosition& to,
                  const ChainPosition& committed) {
    Known known{archive};
    if (const auto broken = known.catch_up(to, committed)) {
        fail_on_break(archive / "segments", *broken);
    }
    return known;
}

/// Takes in the chain behind the position; the break when there is one.
std::optional<ChainBreak> Known::catch_up(const ChainPosition& to, const ChainPosition& committed) {
    LineParser parser;
    const ChainPosition from = position_;
    return read_chain(archive_ / "segments", from, to, [&](const Block& block) {
        for_each_line(block.lines, [&](std::string_view text) {
            const auto line = parser.parse(text);
            if (!line) fail_on_line(block);
            take(*line, block.capture);
        });
        position_ = block.end;
        if (position_.blocks <= committed.blocks) save_if_much();
    });
}

void Known::take(const ArchiveLine& line, std::string_view capture) {
    if (const auto* end = std::get_if<CaptureEnd>(&line)) {
        add(KnownKind::Capture, end->import_key);
    } else if (const auto* revision = std::get_if<ArchivedRevision>(&line)) {
        decide(revision->entry, {revision->seen.milliseconds, short_digest(capture)});
    } else if (const auto* stone = std::get_if<Tombstone>(&line)) {
        add(KnownKind::ErasedEntry, stone->entry);
        for (const std::string& erased : stone->captures)
            add(KnownKind::ErasedCapture, erased);
    }
}

bool Known::has(KnownKind kind, std::string_view text) {
    return find(kind, known_key(text)).has_value();
}

void Known::add(KnownKind kind, std::string_view text) { in_memory(kind, known_key(text)) = {}; }

Decision Known::decide(const schema::Entry& entry, const SeenIn& seen_in) {
    const SeenIn seen = worth_of(entry, seen_in);
    const HalfDigest id = half_digest(entry.id);
    const HalfDigest words = half_digest(schema::words_digest(entry));
    const HalfDigest wording = wording_of(id, words);
    const auto known = find(KnownKind::Entry, id);
    const auto first = find(KnownKind::Wording, wording);
    const bool is_earlier =
        first && seen < SeenIn{static_cast<std::int64_t>((*first)[0]), (*first)[1]};
    if (!first || is_earlier) {
        in_memory(KnownKind::Wording, wording) = {static_cast<std::uint64_t>(seen.milliseconds),
                                                  seen.capture};
    }
    const std::uint64_t before = known ? (*known)[1] : 0;
    const std::uint64_t number = before + (first && known ? 0 : 1);
    const bool is_changed = known && (*known)[0] != words[0];
    if (!known || is_changed || number != before) {
        in_memory(KnownKind::Entry, id) = {words[0], number};
    }
    const Arrival arrival = !known       ? Arrival::New
                            : is_changed ? Arrival::Revised
                                         : Arrival::Unchanged;
    return {arrival, static_cast<std::uint32_t>(number), !first || is_earlier};
}

Known::Values* Known::find_in_memory(KnownKind kind, const HalfDigest& key) {
    auto& records = memory_[static_cast<std::size_t>(kind)];
    const auto found = records.find(key);
    return found == records.end() ? nullptr : &found->second;
}

Known::Values& Known::in_memory(KnownKind kind, const HalfDigest& key) {
    return memory_[static_cast<std::size_t>(kind)][key];
}

std::optional<Known::Values> Known::find(KnownKind kind, const HalfDigest& key) {
    if (const Values* here = find_in_memory(kind, key)) return *here;
    for (auto table = tables_.rbegin(); table != tables_.rend(); ++table) {
        const KnownAnswer answer = table->find(kind, key);
        if (!answer.is_sound) {
            read_anew();
            const Values* here = find_in_memory(kind, key);
            return here == nullptr ? std::nullopt : std::optional{*here};
        }
        if (answer.record) return answer.record->value;
    }
    return std::nullopt;
}

/// A table is damaged: what all of them said is read from the chain, and what came since goes over
/// it.
void Known::read_anew() {
    const ChainPosition end = std::exchange(saved_, {});
    Known fresh = read(archive_, end, end);
    for (std::size_t kind = 0; kind < known_kinds; ++kind) {
        for (const auto& [key, values] : memory_[kind])
            fresh.memory_[kind][key] = values;
    }
    tables_ = std::move(fresh.tables_);
    memory_ = std::move(fresh.memory_);
    saved_ = fresh.saved_;
}

std::size_t Known::records_in_memory() const {
    std::size_t records = 0;
    for (const auto& of_kind : memory_)
        records += of_kind.size();
    return records;
}

void Known::save_if_much() {
    if (records_in_memory() >= most_in_memory) save();
}

/// The first of the tables that become one with what is in memory: those before each have more than
/// twice as many records as all behind them.
std::size_t Known::tables_to_merge() const {
    std::uint64_t together = records_in_memory();
    std::size_t first = tables_.size();
    while (first > 0 && tables_[first - 1].row().records() <= 2 * together)
        together += tables_[--first].row().records();
    return first;
}

/// Nothing where one of the tables turns out to be damaged.
std::optional<KnownTableRow> Known::write_merged(std::size_t first_merged) {
    const std::span merged{tables_.data() + first_merged, tables_.size() - first_merged};
    std::string seed = position_.digest;
    for (const KnownTable& table : merged)
        seed += " " + table.row().name;
    KnownTableWriter out{archive_, seed};
    for (std::size_t kind = 0; kind < known_kinds; ++kind) {
        std::vector<KnownRecord> newest;
        newest.reserve(memory_[kind].size());
        for (const auto& [key, values] : memory_[kind])
            newest.push_back({key, values});
        std::ranges::sort(newest, {}, &KnownRecord::key);
        const auto of_kind = static_cast<KnownKind>(kind);
        const bool is_sound = merge_known(
            of_kind, merged, newest, [&](const KnownRecord& record) { out.add(of_kind, record); });
        if (!is_sound) return std::nullopt;
    }
    return out.finish();
}

void Known::save() {
    if (records_in_memory() > 0) {
        std::size_t first_merged = tables_to_merge();
        auto row = write_merged(first_merged);
        if (!row) {
            read_anew();
            row = write_merged(first_merged = 0);
        }
        auto table = row ? KnownTable::open(archive_, *row) : std::nullopt;
        if (!table) {
            throw schema::Failure{schema::ExitStatus::CannotWrite,
                                  "What was written to '" + known_tables_folder(archive_).string() +
                                      "' is not there. The Captures are imported all the same."};
        }
        tables_.erase(tables_.begin() + static_cast<std::ptrdiff_t>(first_merged), tables_.end());
        tables_.push_back(std::move(*table));
        memory_ = {};
    }
    write_head(archive_, position_, tables_);
    saved_ = position_;
    remove_others(archive_, tables_);
}

}  // namespace onrecord::corpus::archive
