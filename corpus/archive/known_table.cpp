// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/known_table.hpp"

#include "corpus/files/durable_file.hpp"
#include "schema/failure.hpp"
#include "schema/sha256.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <system_error>
#include <utility>

namespace onrecord::corpus::archive {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t bytes_of_records = records_a_page * sizeof(KnownRecord);
/// More in one section would be no table of ours; keeps the arithmetic of pages from overflowing.
constexpr std::uint64_t most_records = std::uint64_t{1} << 40U;

std::uint64_t pages_of(std::uint64_t records) {
    return (records + records_a_page - 1) / records_a_page;
}

std::array<std::uint8_t, 32> digest_of_page(std::string_view name,
                                            std::uint64_t number,
                                            std::string_view records) {
    schema::Sha256 digest;
    digest.add(name).add({reinterpret_cast<const char*>(&number), sizeof number}).add(records);
    return digest.finish_bytes();
}

fs::path being_made(const fs::path& archive) { return known_tables_folder(archive) / "new"; }

/// Where a key would be among `pages` if keys lay evenly between two others.
std::uint64_t guess(std::uint64_t key, std::uint64_t low, std::uint64_t high, std::uint64_t pages) {
    const double share = static_cast<double>(key - low) / (static_cast<double>(high - low) + 1.0);
    const double page = share * static_cast<double>(pages);
    return std::min(static_cast<std::uint64_t>(std::max(page, 0.0)), pages - 1);
}

}  // namespace

std::uint64_t KnownTableRow::records() const {
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

std::uint64_t KnownTableRow::pages_before(std::size_t kind) const {
    std::uint64_t pages = 0;
    for (std::size_t before = 0; before < kind; ++before)
        pages += pages_of(counts[before]);
    return pages;
}

fs::path known_tables_folder(const fs::path& archive) { return archive / "known-tables"; }

fs::path known_table_file(const fs::path& archive, const KnownTableRow& row) {
    constexpr std::size_t digits = 16;
    return known_tables_folder(archive) / row.name.substr(0, digits);
}

std::optional<KnownTable> KnownTable::open(const fs::path& archive, KnownTableRow row) {
    const bool is_possible = std::ranges::all_of(
        row.counts, [](std::uint64_t records) { return records <= most_records; });
    const std::uint64_t bytes = row.pages_before(known_kinds) * known_page_bytes;
    if (!is_possible || bytes == 0) return std::nullopt;
    const fs::path file = known_table_file(archive, row);
    std::error_code error;
    if (!fs::is_regular_file(file, error) || fs::file_size(file, error) != bytes || error) {
        return std::nullopt;
    }
    schema::MappedFile mapped{file};
    if (mapped.bytes().size() != bytes) return std::nullopt;
    return KnownTable{std::move(mapped), std::move(row)};
}

KnownTable::KnownTable(schema::MappedFile mapped, KnownTableRow row)
    : mapped_{std::move(mapped)},
      row_{std::move(row)},
      is_believed_(mapped_.bytes().size() / known_page_bytes, false) {}

std::optional<std::span<const KnownRecord>> KnownTable::page(KnownKind kind, std::uint64_t number) {
    const auto section = static_cast<std::size_t>(kind);
    const std::uint64_t before = number * records_a_page;
    if (before >= row_.counts[section]) return std::nullopt;
    const std::uint64_t at = row_.pages_before(section) + number;
    const std::byte* bytes = mapped_.bytes().data() + at * known_page_bytes;
    if (!is_believed_[at]) {
        const auto digest =
            digest_of_page(row_.name, at, {reinterpret_cast<const char*>(bytes), bytes_of_records});
        if (std::memcmp(digest.data(), bytes + bytes_of_records, digest.size()) != 0) {
            return std::nullopt;
        }
        is_believed_[at] = true;
    }
    // Pages of a mapped file are aligned far beyond what a record asks for.
    const auto* records = reinterpret_cast<const KnownRecord*>(bytes);
    const auto count = std::min<std::uint64_t>(records_a_page, row_.counts[section] - before);
    return std::span{records, static_cast<std::size_t>(count)};
}

KnownAnswer KnownTable::find(KnownKind kind, const HalfDigest& key) {
    // Even keys are found in three steps; whatever else stands there is halved.
    constexpr int most_guesses = 6;
    std::uint64_t begin = 0;
    std::uint64_t end = pages_of(row_.counts[static_cast<std::size_t>(kind)]);
    std::uint64_t low = 0;
    std::uint64_t high = UINT64_MAX;
    for (int step = 0; begin < end; ++step) {
        const bool is_between = low <= key[0] && key[0] <= high;
        const std::uint64_t at =
            begin + (step < most_guesses && is_between ? guess(key[0], low, high, end - begin)
                                                       : (end - begin) / 2);
        const auto records = page(kind, at);
        if (!records) return {false, {}, 0};
        if (key < records->front().key) {
            end = at;
            high = records->front().key[0];
        } else if (records->back().key < key) {
            begin = at + 1;
            low = records->back().key[0];
        } else {
            const auto found = std::ranges::lower_bound(*records, key, {}, &KnownRecord::key);
            if (found == records->end() || found->key != key) return {};
            return {true, *found, at * records_a_page + (found - records->begin())};
        }
    }
    return {};
}

KnownTableWriter::KnownTableWriter(const fs::path& archive, std::string_view seed)
    : archive_{archive},
      made_{being_made(archive)} {
    files::make_folders(known_tables_folder(archive));
    out_.open(made_, std::ios::binary | std::ios::trunc);
    row_.name = schema::sha256("onrecord known table 1 " + std::string{seed});
}

void KnownTableWriter::add(KnownKind kind, const KnownRecord& record) {
    if (page_.size() == records_a_page || (kind != kind_ && !page_.empty())) write_page();
    kind_ = kind;
    page_.push_back(record);
    ++row_.counts[static_cast<std::size_t>(kind)];
}

void KnownTableWriter::write_page() {
    page_.resize(records_a_page);
    const std::string_view bytes{reinterpret_cast<const char*>(page_.data()), bytes_of_records};
    const auto digest = digest_of_page(row_.name, pages_++, bytes);
    out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out_.write(reinterpret_cast<const char*>(digest.data()), digest.size());
    page_.clear();
}

KnownTableRow KnownTableWriter::finish() {
    if (!page_.empty()) write_page();
    out_.close();
    if (!out_) {
        throw schema::Failure{schema::ExitStatus::CannotWrite,
                              "Cannot write '" + made_.string() + "'."};
    }
    fs::rename(made_, known_table_file(archive_, row_));
    return row_;
}

}  // namespace onrecord::corpus::archive
