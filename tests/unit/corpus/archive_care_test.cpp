// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive_care.hpp"

#include "corpus/archive.hpp"
#include "corpus/corrections.hpp"
#include "schema/failure.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

namespace onrecord::tests {
namespace {

namespace fs = std::filesystem;
using corpus::Archive;
using ::testing::HasSubstr;

std::string bytes_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// Five Captures of one Entry each.
void make_archive(const ScratchFolder& scratch) {
    for (int id = 1; id <= 5; ++id) {
        const auto file = scratch.write("live.jsonl",
                                        R"({"outlet":"Post","liveblog":"Live","id":)" +
                                            std::to_string(id) + R"(,"text":"The ferry left at )" +
                                            std::to_string(id) + R"( o'clock."})");
        Archive::open_for_import(scratch.path() / "archive").import({file});
    }
}

std::string hours_of(const fs::path& folder) {
    std::string hours;
    Archive::open_for_reading(folder).for_each([&](corpus::ArchivedRevision&& revision) {
        hours += revision.entry.text.substr(std::string_view{"The ferry left at "}.size(), 1);
    });
    return hours;
}

void flip_middle(const fs::path& file) {
    std::string bytes = bytes_of(file);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    std::ofstream{file, std::ios::binary} << bytes;
}

TEST(ArchiveCare, ProvesAWholeArchiveAndChangesNothingInIt) {
    const ScratchFolder scratch;
    make_archive(scratch);
    const auto folder = scratch.path() / "archive";
    const auto proof = corpus::prove_archive(folder);
    EXPECT_TRUE(proof.findings.empty());
    EXPECT_EQ(proof.revisions, 5U);
    EXPECT_EQ(proof.kept_captures, 5U);
    EXPECT_TRUE(corpus::repair_archive(folder).findings.empty());
    EXPECT_FALSE(fs::exists(folder / "aside"));
}

TEST(ArchiveCare, SavesTheCapturesBehindADamagedOne) {
    const ScratchFolder scratch;
    make_archive(scratch);
    const auto folder = scratch.path() / "archive";
    const auto segment = folder / "segments" / "000001.jsonl.zst";
    flip_middle(segment);
    const std::string damaged = bytes_of(segment);
    EXPECT_THROW(hours_of(folder), schema::Failure);
    EXPECT_EQ(corpus::prove_archive(folder).findings.size(), 1U);

    const auto report = corpus::repair_archive(folder);
    EXPECT_EQ(report.saved_captures, 2U);
    EXPECT_EQ(report.lost_revisions, 1U);
    EXPECT_EQ(hours_of(folder), "1245");
    EXPECT_EQ(bytes_of(report.folder / "segments" / "000001.jsonl.zst"), damaged);
    EXPECT_TRUE(corpus::prove_archive(folder).findings.empty());
}

TEST(ArchiveCare, StopsAnImportAtAWrongCommittedAndRepairsIt) {
    for (const std::string_view wrong : {"", "{}", "digit"}) {
        SCOPED_TRACE(wrong);
        const ScratchFolder scratch;
        make_archive(scratch);
        const auto folder = scratch.path() / "archive";
        std::string committed = bytes_of(folder / "COMMITTED");
        char& digit = committed[committed.find("\"bytes\":") + 8];
        digit = digit == '1' ? '2' : '1';
        std::ofstream{folder / "COMMITTED"} << (wrong == "digit" ? committed : wrong);
        try {
            Archive::open_for_import(folder);
            FAIL() << "counted on a wrong COMMITTED";
        } catch (const schema::Failure& failure) {
            EXPECT_EQ(failure.status(), schema::ExitStatus::BadData);
            EXPECT_THAT(failure.what(), HasSubstr("COMMITTED'"));
            EXPECT_THAT(failure.what(), HasSubstr("onrecord-index repair --archive"));
        }
        EXPECT_EQ(corpus::repair_archive(folder).lost_revisions, 0U);
        EXPECT_EQ(hours_of(folder), "12345");
    }
}

TEST(ArchiveCare, StopsWhereTheSegmentsLostWhatTheCacheHasSeen) {
    const ScratchFolder scratch;
    make_archive(scratch);
    const auto folder = scratch.path() / "archive";
    const auto segment = folder / "segments" / "000001.jsonl.zst";
    const std::string committed = bytes_of(folder / "COMMITTED");
    const auto size = fs::file_size(segment);
    Archive::open_for_import(folder).import({scratch.write("live.jsonl",
                                                           R"({"outlet":"P",)"
                                                           R"("liveblog":"L","id":9,)"
                                                           R"("text":"More."})")});
    // COMMITTED and segments of an older copy, beside a newer cache.
    fs::resize_file(segment, size);
    std::ofstream{folder / "COMMITTED"} << committed;
    EXPECT_THROW(Archive::open_for_import(folder), schema::Failure);
    EXPECT_THROW(Archive::open_for_reading(folder), schema::Failure);
    EXPECT_EQ(corpus::repair_archive(folder).findings.size(), 1U);
    EXPECT_EQ(hours_of(folder), "12345");
}

TEST(ArchiveCare, FindsADamagedKeptCaptureAndSetsItAside) {
    const ScratchFolder scratch;
    make_archive(scratch);
    const auto folder = scratch.path() / "archive";
    for (const auto& file : fs::recursive_directory_iterator{folder / "captures"}) {
        if (!file.is_regular_file()) continue;
        flip_middle(file.path());
        break;
    }
    EXPECT_EQ(corpus::prove_archive(folder).damaged_captures.size(), 1U);
    EXPECT_EQ(corpus::repair_archive(folder).set_aside.size(), 1U);
    EXPECT_EQ(corpus::prove_archive(folder).kept_captures, 4U);
}

TEST(ArchiveCare, SetsAsideADamagedCaptureWhoseLineStoodBehindDamage) {
    const ScratchFolder scratch;
    make_archive(scratch);
    const auto folder = scratch.path() / "archive";
    flip_middle(folder / "segments" / "000001.jsonl.zst");
    for (const auto& file : fs::recursive_directory_iterator{folder / "captures"}) {
        if (file.is_regular_file()) flip_middle(file.path());
    }
    const auto report = corpus::repair_archive(folder);
    EXPECT_EQ(report.saved_captures, 2U);
    EXPECT_EQ(report.lost_captures, 4U);  // Of the fifth the line is lost, too.
    EXPECT_TRUE(corpus::prove_archive(folder).findings.empty());
    EXPECT_EQ(hours_of(folder), "1245");
}

TEST(ArchiveCare, TellsOfATornCorrectionAndMakesItAnew) {
    const ScratchFolder scratch;
    make_archive(scratch);
    const auto folder = scratch.path() / "archive";
    const auto file = corpus::corrections_file(folder);
    const corpus::Correction one{"a", "b", "Ada Quill", "C", "heard it", {}};
    const corpus::Correction two{"a", "c", "Ben Rook", "C", "heard it", {}};
    corpus::record_correction(file, one);
    corpus::record_correction(file, two);
    const std::string whole = bytes_of(file);
    std::string changed = whole;
    changed.replace(changed.find("Rook"), 4, "Rock");
    for (const std::string& damaged : {whole.substr(0, whole.size() - 9), changed}) {
        std::ofstream{file} << damaged;
        EXPECT_THROW(corpus::record_correction(file, two), schema::Failure);
        EXPECT_EQ(corpus::prove_archive(folder).findings.size(), 1U);
        const auto report = corpus::repair_archive(folder);
        ASSERT_EQ(report.set_aside.size(), 1U);
        EXPECT_EQ(bytes_of(report.set_aside.front()), damaged);
        // Both stand in the chain.
        EXPECT_EQ(report.restored_corrections, 1U);
        EXPECT_EQ(corpus::read_corrections(file), (std::vector{one, two}));
        EXPECT_TRUE(corpus::prove_archive(folder).findings.empty());
    }
}

TEST(ArchiveCare, GoesOnBehindABlockThatAPowerCutLeftAsZeros) {
    const ScratchFolder scratch;
    make_archive(scratch);
    const auto folder = scratch.path() / "archive";
    const auto segment = folder / "segments" / "000001.jsonl.zst";
    const auto before = scratch.path() / "before";
    fs::copy(folder, before, fs::copy_options::recursive);
    const auto file = scratch.write(
        "live.jsonl",
        R"({"outlet":"Post","liveblog":"Live","id":6,"text":"The ferry left at 6 o'clock."})");
    Archive::open_for_import(folder).import({file});
    const std::string longer = bytes_of(segment);
    const std::size_t begin = fs::file_size(before / "segments" / "000001.jsonl.zst");
    // Wherever its bytes end; a few fewer than a checksum has are not told from damage.
    for (const std::size_t written : {begin, begin + 1, begin + 30, longer.size() - 12}) {
        fs::remove_all(folder);
        fs::copy(before, folder, fs::copy_options::recursive);
        std::string cut = longer.substr(0, written);
        cut.resize(longer.size());
        std::ofstream{segment, std::ios::binary} << cut;
        const auto proof = corpus::prove_archive(folder);
        EXPECT_TRUE(proof.findings.empty()) << written;
        EXPECT_EQ(proof.notes.size(), 1U) << written;
        EXPECT_EQ(Archive::open_for_import(folder).import({file}).set_aside.size(), 1U) << written;
        EXPECT_EQ(hours_of(folder), "123456");
        EXPECT_TRUE(corpus::prove_archive(folder).notes.empty());
    }
    // What was acknowledged is damaged by the same.
    std::string damaged = longer;
    damaged.replace(damaged.size() - 12, 12, 12, '\0');
    std::ofstream{segment, std::ios::binary} << damaged;
    EXPECT_FALSE(corpus::prove_archive(folder).findings.empty());
}

TEST(ArchiveCare, GoesOnBehindACorrectionThatWasKilledInItsLine) {
    const ScratchFolder scratch;
    make_archive(scratch);
    const auto folder = scratch.path() / "archive";
    const auto file = corpus::corrections_file(folder);
    const corpus::Correction one{"a", "b", "Ada Quill", "C", "heard it", {}};
    const corpus::Correction two{"a", "c", "Ben Rook", "C", "heard it", {}};
    corpus::record_correction(file, one);
    const std::string whole = bytes_of(file);
    const std::string torn = whole.substr(0, whole.size() - 9);
    std::ofstream{file, std::ios::app} << torn;
    const auto proof = corpus::prove_archive(folder);
    EXPECT_TRUE(proof.findings.empty());
    ASSERT_EQ(proof.notes.size(), 1U);
    EXPECT_NE(proof.notes[0].reason.find("its last line is torn"), std::string::npos);
    EXPECT_EQ(corpus::read_corrections(file), std::vector{one});
    corpus::record_correction(file, two);
    EXPECT_EQ(corpus::read_corrections(file), (std::vector{one, two}));
    EXPECT_TRUE(corpus::prove_archive(folder).notes.empty());
    std::string aside;
    for (const auto& copy : fs::directory_iterator{folder / "aside"})
        aside += bytes_of(copy.path());
    EXPECT_EQ(aside, torn);
}

TEST(ArchiveCare, KeepsCorrectionsThatAnEditorGaveOtherLineEnds) {
    const ScratchFolder scratch;
    make_archive(scratch);
    const auto folder = scratch.path() / "archive";
    const auto file = corpus::corrections_file(folder);
    const corpus::Correction one{"a", "b", "Ada Quill", "C", "heard it", {}};
    corpus::record_correction(file, one);
    std::string text = bytes_of(file);
    text.insert(text.size() - 1, "\r");
    std::ofstream{file} << text;
    EXPECT_TRUE(corpus::prove_archive(folder).findings.empty());
    EXPECT_EQ(corpus::read_corrections(file), std::vector{one});
    fs::remove(folder / "FORMAT");
    EXPECT_EQ(corpus::repair_archive(folder).restored_corrections, 0U);
    EXPECT_EQ(corpus::read_corrections(file), std::vector{one});
}

TEST(ArchiveCare, AFileIsNoDamagedArchive) {
    const ScratchFolder scratch;
    const auto file = scratch.write("notes.txt", "nothing");
    for (const auto& ask :
         std::vector<std::function<void()>>{[&] { corpus::Archive::open_for_import(file); },
                                            [&] { corpus::prove_archive(file); },
                                            [&] { corpus::repair_archive(file); }}) {
        try {
            ask();
            FAIL() << "a file was taken for an Archive";
        } catch (const schema::Failure& failure) {
            EXPECT_EQ(failure.status(), schema::ExitStatus::NoInput);
            EXPECT_NE(std::string{failure.what()}.find("is a file"), std::string::npos);
        }
    }
    EXPECT_EQ(bytes_of(file), "nothing");
}

TEST(ArchiveCare, AddsACorrectionBehindALineThatLostItsFeed) {
    const ScratchFolder scratch;
    const auto file = scratch.path() / "corrections.jsonl";
    const corpus::Correction one{"a", "b", "Ada Quill", "C", "heard it", {}};
    corpus::record_correction(file, one);
    fs::resize_file(file, fs::file_size(file) - 1);
    corpus::record_correction(file, one);
    EXPECT_EQ(corpus::read_corrections(file), (std::vector{one, one}));
}

}  // namespace
}  // namespace onrecord::tests
