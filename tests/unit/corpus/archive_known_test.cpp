// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive.hpp"
#include "corpus/archive/committed.hpp"
#include "corpus/archive/known.hpp"
#include "corpus/archive_care.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

// What an import is told of the past, by tables that it reads a few pages of: whatever becomes of
// these, the Archive has the same lines.
namespace onrecord::tests {
namespace {

namespace fs = std::filesystem;
using corpus::Archive;
using corpus::HalfDigest;
using corpus::archive::Known;
using corpus::archive::KnownKind;
using corpus::archive::KnownRecord;
using corpus::archive::KnownTable;
using corpus::archive::KnownTableWriter;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Random = std::mt19937;

std::string line(int id, const std::string& text) {
    return R"({"outlet":"Quay News","liveblog":"Tides","id":")" + std::to_string(id) +
           R"(","text":")" + text + "\"}\n";
}

std::string bytes_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

void write_bytes(const fs::path& file, const std::string& bytes) {
    std::ofstream{file, std::ios::binary | std::ios::trunc} << bytes;
}

std::vector<fs::path> tables_of(const fs::path& archive) {
    std::vector<fs::path> files;
    for (const auto& file : fs::directory_iterator{archive / "known-tables"})
        files.push_back(file.path());
    std::ranges::sort(files, {}, [](const fs::path& file) { return fs::file_size(file); });
    return files;
}

/// Every line of the Archive: what it has, in its order.
std::string lines_of(const fs::path& archive) {
    std::string all;
    Archive::open_for_reading(archive).for_each([&](corpus::ArchivedRevision&& revision) {
        all += revision.entry.id + " " + std::to_string(revision.number) + " " +
               std::to_string(revision.seen.milliseconds) + " " + revision.entry.text + "\n";
    });
    return all;
}

KnownRecord record_of(std::uint64_t first, std::uint64_t second, std::uint64_t value) {
    return {{first, second}, {value, value + 1}};
}

std::vector<KnownRecord> random_records(std::size_t count, Random& random, std::uint64_t most) {
    std::uniform_int_distribution<std::uint64_t> number{0, most};
    std::vector<KnownRecord> records;
    for (std::size_t i = 0; i < count; ++i)
        records.push_back(record_of(number(random), number(random), i));
    std::ranges::sort(records, {}, &KnownRecord::key);
    return records;
}

KnownTable write_table(const fs::path& folder, const std::vector<KnownRecord>& records) {
    KnownTableWriter out{folder, "seed"};
    for (const KnownRecord& record : records)
        out.add(KnownKind::Wording, record);
    out.add(KnownKind::Capture, record_of(7, 7, 7));
    return std::move(*KnownTable::open(folder, out.finish()));
}

TEST(KnownTable, FindsWhatItHasHoweverKeysLie) {
    const ScratchFolder scratch;
    Random random{5};
    // Spread evenly as digests are, all in one corner, all alike in their first half.
    for (const std::uint64_t most : {UINT64_MAX, std::uint64_t{50'000}, std::uint64_t{0}}) {
        for (const std::size_t count : {1, 126, 127, 128, 5000}) {
            if (most == 0 && count > 1) continue;
            const auto records = random_records(count, random, most);
            KnownTable table = write_table(scratch.path(), records);
            for (const KnownRecord& record : records) {
                const auto answer = table.find(KnownKind::Wording, record.key);
                ASSERT_TRUE(answer.record) << count << " " << most;
                EXPECT_EQ(answer.record->value, record.value);
                EXPECT_FALSE(table.find(KnownKind::Entry, record.key).record);
                const HalfDigest beside{record.key[0], record.key[1] + 1};
                EXPECT_EQ(table.find(KnownKind::Wording, beside).record.has_value(),
                          std::ranges::binary_search(records, beside, {}, &KnownRecord::key));
            }
            EXPECT_TRUE(table.find(KnownKind::Capture, {7, 7}).record);
            EXPECT_FALSE(table.find(KnownKind::Capture, {7, 8}).record);
        }
    }
}

TEST(KnownTable, BelievesNoPageThatIsNotAsItWasWritten) {
    const ScratchFolder scratch;
    Random random{6};
    const auto records = random_records(1000, random, UINT64_MAX);
    const fs::path file = [&] {
        const KnownTable table = write_table(scratch.path(), records);
        return corpus::archive::known_table_file(scratch.path(), table.row());
    }();
    const auto row = write_table(scratch.path(), records).row();
    const std::string sound = bytes_of(file);
    for (std::size_t at = 100; at < sound.size(); at += 1777) {
        std::string damaged = sound;
        damaged[at] = static_cast<char>(damaged[at] ^ 4);
        write_bytes(file, damaged);
        auto table = KnownTable::open(scratch.path(), row);
        ASSERT_TRUE(table);
        std::size_t refused = 0;
        for (const KnownRecord& record : records) {
            const auto answer = table->find(KnownKind::Wording, record.key);
            refused += answer.is_sound ? 0 : 1;
            if (answer.is_sound) {
                EXPECT_EQ(answer.record->value, record.value);
            }
        }
        const bool is_last_page = at / 4096 + 1 == sound.size() / 4096;  // Of another kind.
        EXPECT_EQ(refused > 0, !is_last_page) << at;
    }
    write_bytes(file, sound.substr(0, sound.size() - 1));
    EXPECT_FALSE(KnownTable::open(scratch.path(), row));
    // A whole page, where another belongs.
    write_bytes(file, sound.substr(4096, 4096) + sound.substr(4096));
    EXPECT_FALSE(KnownTable::open(scratch.path(), row)->find(KnownKind::Wording, {0, 0}).is_sound);
}

class ArchiveKnown : public testing::Test {
protected:
    const ScratchFolder scratch;
    const fs::path archive = scratch.path() / "archive";

    /// A Capture of some Entries in random wordings, of few, so that they come back.
    std::string random_capture(Random& random) const {
        std::string lines;
        const auto below = [&](int end) {
            return std::uniform_int_distribution<int>{0, end - 1}(random);
        };
        for (int left = 1 + below(30); left > 0; --left)
            lines += line(below(80), "The water is at mark " + std::to_string(below(4)));
        return lines;
    }
    corpus::ImportReport import(const fs::path& into, const std::string& lines, std::int64_t seen) {
        corpus::ImportOptions options;
        options.hints.seen = schema::Instant{seen};
        options.hints.seen_basis = corpus::SeenBasis::Given;
        options.keep_captures = false;
        const auto file = scratch.write("capture.jsonl", lines);
        return Archive::open_for_import(into).import(std::vector{file}, options);
    }
};

/// One Archive is told by its tables; the other's are damaged or taken away between any two
/// imports.
TEST_F(ArchiveKnown, IsToldTheSameByTablesAndByTheChain) {
    Random random{11};
    const fs::path other = scratch.path() / "other";
    const std::string early = random_capture(random);
    for (int capture = 0; capture < 60; ++capture) {
        const std::string lines = capture % 13 == 12 ? early : random_capture(random);
        const std::int64_t seen = 1000 + std::uniform_int_distribution<int>{0, 40}(random);
        const auto report = import(archive, lines, seen);
        const auto same = import(other, lines, seen);
        EXPECT_EQ(report.entries.added, same.entries.added);
        EXPECT_EQ(report.captures.unchanged, same.captures.unchanged);
        ASSERT_EQ(lines_of(archive), lines_of(other)) << capture;
        const auto tables = tables_of(other);
        ASSERT_FALSE(tables.empty());
        const fs::path& victim = tables[random() % tables.size()];
        std::string bytes = bytes_of(victim);
        switch (random() % 5) {
            case 0:
                fs::remove(victim);
                break;
            case 1:
                fs::remove(other / "known");
                break;
            case 2:
                fs::resize_file(victim, fs::file_size(victim) / 2);
                break;
            case 3:
                for (std::size_t at = 0; at < bytes.size(); at += 512)
                    bytes[at] = static_cast<char>(bytes[at] + 1);
                write_bytes(victim, bytes);
                break;
            default:
                break;
        }
        EXPECT_THAT(corpus::prove_archive(other).findings, IsEmpty());
    }
    EXPECT_THAT(corpus::prove_archive(archive).findings, IsEmpty());
    EXPECT_LE(tables_of(archive).size(), 8U);
}

TEST_F(ArchiveKnown, WritesNewRecordsAndLeavesTheOthers) {
    std::string lines;
    for (int id = 0; id < 5000; ++id)
        lines += line(id, "Boats in the harbour: " + std::to_string(id));
    import(archive, lines, 1000);
    ASSERT_EQ(tables_of(archive).size(), 1U);
    const fs::path large = tables_of(archive).front();
    const auto written = fs::last_write_time(large);
    for (int more = 0; more < 20; ++more)
        import(archive, line(7, "The ferry is late by " + std::to_string(more)), 2000 + more);
    const auto tables = tables_of(archive);
    EXPECT_EQ(tables.back(), large);
    EXPECT_EQ(fs::last_write_time(large), written);
    EXPECT_LE(tables.size(), 6U);
    EXPECT_LE(fs::file_size(tables.front()), 5U * 4096);
    EXPECT_THAT(corpus::prove_archive(archive).findings, IsEmpty());
}

/// A table of sound pages that says what is not so: what only the chain can tell.
TEST_F(ArchiveKnown, IsFoundWhereItLies) {
    import(archive, line(1, "Fog") + line(2, "Sun"), 1000);
    import(archive, line(1, "Rain"), 2000);
    const auto head = corpus::archive::read_known_head(archive);
    ASSERT_TRUE(head);
    const auto end = corpus::archive::read_committed(archive / "COMMITTED").position;
    // One is told of that the chain has not; one has been forgotten; a Capture was never there.
    const std::string others[] = {std::string(64, 'a'), std::string(64, 'b')};
    for (int lie = 0; lie < 3; ++lie) {
        SCOPED_TRACE(lie);
        const fs::path lying = scratch.path() / ("lying" + std::to_string(lie));
        fs::copy(archive, lying, fs::copy_options::recursive);
        Known known = Known::read(lying, end, end);
        schema::Entry entry;
        entry.id = lie == 0 ? std::string(32, '7') : "";
        entry.text = "Hail";
        if (lie == 0) known.decide(entry, {5, 5});
        if (lie == 1) known.add(KnownKind::Capture, others[0]);
        if (lie == 2) known.add(KnownKind::ErasedEntry, others[1]);
        known.save();
        EXPECT_EQ(lines_of(lying), lines_of(archive));
        const auto proof = corpus::prove_archive(lying);
        ASSERT_EQ(proof.findings.size(), 1U);
        EXPECT_THAT(proof.findings.front().place, HasSubstr("known-tables"));
        corpus::repair_archive(lying);
        EXPECT_THAT(corpus::prove_archive(lying).findings, IsEmpty());
        EXPECT_EQ(lines_of(lying), lines_of(archive));
        EXPECT_EQ(import(lying, line(1, "Rain"), 2000).captures.unchanged, 1U);
    }
}

TEST_F(ArchiveKnown, ForgetsWhatIsForgottenByTheChain) {
    import(archive, line(1, "Fog") + line(2, "Sun"), 1000);
    write_bytes(archive / "known", "onrecord known 3, or whatever was there before");
    EXPECT_EQ(import(archive, line(1, "Fog") + line(2, "Sun"), 1000).captures.unchanged, 1U);
    EXPECT_EQ(import(archive, line(1, "Fog") + line(3, "Sun"), 1001).entries.added, 1U);
    EXPECT_THAT(corpus::prove_archive(archive).findings, IsEmpty());
}

}  // namespace
}  // namespace onrecord::tests
