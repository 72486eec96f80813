// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive_backup.hpp"

#include "corpus/archive.hpp"
#include "corpus/corrections.hpp"
#include "schema/failure.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace onrecord::tests {
namespace {

namespace fs = std::filesystem;
using corpus::Archive;

std::string bytes_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

class ArchiveBackup : public testing::Test {
protected:
    fs::path path(const std::string& name) const { return scratch_.path() / name; }
    void import(int id, const fs::path& archive) const {
        const auto file =
            scratch_.write("live.jsonl",
                           R"({"outlet":"Post","liveblog":"Live","id":")" + std::to_string(id) +
                               R"(","text":"Tide )" + std::to_string(id) + "\"}");
        Archive::open_for_import(archive).import({file});
    }
    static std::string texts(const fs::path& archive) {
        std::string all;
        Archive::open_for_reading(archive).for_each(
            [&](corpus::ArchivedRevision&& revision) { all += revision.entry.text + ". "; });
        return all;
    }
    static std::string first_id(const fs::path& archive) {
        std::string id;
        Archive::open_for_reading(archive).for_each([&](corpus::ArchivedRevision&& revision) {
            if (id.empty()) id = revision.entry.id;
        });
        return id;
    }
    static void flip(const fs::path& file) {
        std::string bytes = bytes_of(file);
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        std::ofstream{file, std::ios::binary} << bytes;
    }
    ScratchFolder scratch_;
};

TEST_F(ArchiveBackup, ThatDidNotEndIsNotTakenForAnArchive) {
    import(1, path("archive"));
    corpus::back_up(path("archive"), path("backup"));
    // As a kill before the segments leaves it.
    fs::remove(path("backup") / "COMMITTED");
    fs::remove(path("backup") / "FORMAT");
    fs::remove(path("backup") / "segments" / "000001.jsonl.zst");
    const auto refuses = [&](const auto& ask) {
        try {
            ask();
            ADD_FAILURE() << "it was taken for an Archive";
        } catch (const schema::Failure& failure) {
            EXPECT_EQ(failure.status(), schema::ExitStatus::BadData);
            EXPECT_NE(std::string{failure.what()}.find("Run the same backup again"),
                      std::string::npos)
                << failure.what();
        }
    };
    refuses([&] { corpus::prove_archive(path("backup")); });
    refuses([&] { corpus::repair_archive(path("backup")); });
    refuses([&] { corpus::restore(path("backup"), path("restored")); });
    refuses([&] { Archive::open_for_import(path("backup")); });
    corpus::back_up(path("archive"), path("backup"));
    EXPECT_TRUE(corpus::prove_archive(path("backup")).findings.empty());
    EXPECT_EQ(texts(path("backup")), texts(path("archive")));
}

TEST_F(ArchiveBackup, CopiesOnlyWhatDiffersAndRestores) {
    import(1, path("archive"));
    const auto first = corpus::back_up(path("archive"), path("backup"));
    EXPECT_EQ(first.copied_files, 2U);  // A segment and a Capture.
    EXPECT_EQ(corpus::back_up(path("archive"), path("backup")).copied_files, 0U);
    import(2, path("archive"));
    corpus::record_correction(corpus::corrections_file(path("archive")),
                              {std::string(32, 'a'), std::string(64, 'a'), "A", "B", "C", {}});
    // One that holds the lock, as an import would: the backup waits for nobody.
    const Archive writing = Archive::open_for_import(path("archive"));
    const auto second = corpus::back_up(path("archive"), path("backup"));
    EXPECT_EQ(second.copied_files, 2U);
    EXPECT_EQ(second.kept_files, 1U);
    corpus::restore(path("backup"), path("restored"));
    EXPECT_EQ(texts(path("restored")), "Tide 1. Tide 2. ");
    EXPECT_EQ(corpus::prove_archive(path("restored")).corrections, 1U);
    EXPECT_EQ(Archive::open_for_reading(path("restored")).position(),
              Archive::open_for_reading(path("archive")).position());
    import(3, path("restored"));
    EXPECT_EQ(texts(path("restored")), "Tide 1. Tide 2. Tide 3. ");
    EXPECT_THROW(corpus::restore(path("backup"), path("restored")), schema::Failure);
}

TEST_F(ArchiveBackup, NeverTakesDamageForContent) {
    import(1, path("archive"));
    import(2, path("archive"));
    corpus::back_up(path("archive"), path("backup"));
    const std::string segment = bytes_of(path("backup/segments/000001.jsonl.zst"));
    flip(path("archive/segments/000001.jsonl.zst"));
    EXPECT_THROW(corpus::back_up(path("archive"), path("backup")), schema::Failure);
    EXPECT_EQ(bytes_of(path("backup/segments/000001.jsonl.zst")), segment);
    flip(path("archive/segments/000001.jsonl.zst"));

    fs::path capture;
    for (const auto& file : fs::recursive_directory_iterator{path("archive/captures")}) {
        if (file.is_regular_file()) capture = file.path();
    }
    flip(capture);
    const fs::path copy = path("backup") / fs::relative(capture, path("archive"));
    EXPECT_EQ(corpus::back_up(path("archive"), path("backup")).copied_files, 0U);
    EXPECT_NE(bytes_of(copy), bytes_of(capture));
    // What is damaged in the backup is copied anew.
    flip(capture);
    flip(copy);
    EXPECT_EQ(corpus::back_up(path("archive"), path("backup")).copied_files, 1U);
    EXPECT_EQ(bytes_of(copy), bytes_of(capture));
    flip(copy);
    EXPECT_THROW(corpus::restore(path("backup"), path("restored")), schema::Failure);
    EXPECT_FALSE(fs::exists(path("restored")));
}

TEST_F(ArchiveBackup, RefusesWhatIsNotItsOwn) {
    import(1, path("archive"));
    corpus::back_up(path("archive"), path("backup"));
    fs::copy(path("archive"), path("earlier"), fs::copy_options::recursive);
    import(2, path("archive"));
    corpus::back_up(path("archive"), path("backup"));
    EXPECT_THROW(corpus::back_up(path("earlier"), path("backup")), schema::Failure);
    import(9, path("other"));
    EXPECT_THROW(corpus::back_up(path("other"), path("backup")), schema::Failure);
    scratch_.write("letters/a.txt", "mine");
    EXPECT_THROW(corpus::back_up(path("archive"), path("letters")), schema::Failure);
    EXPECT_THROW(corpus::back_up(path("archive"), path("archive")), schema::Failure);
    EXPECT_THROW(corpus::back_up(path("nowhere"), path("new")), schema::Failure);
    EXPECT_EQ(texts(path("backup")), "Tide 1. Tide 2. ");
}

TEST_F(ArchiveBackup, GoesOnWhereItsFirstWriteFailed) {
    import(1, path("archive"));
    fs::create_directory(path("backup"));
    scratch_.write("backup/BACKUP.new", "onrecord-b");  // As a full disk leaves it.
    corpus::back_up(path("archive"), path("backup"));
    EXPECT_EQ(texts(path("backup")), "Tide 1. ");
}

TEST_F(ArchiveBackup, ForgetsWhatWasErased) {
    import(1, path("archive"));
    import(2, path("archive"));
    corpus::back_up(path("archive"), path("backup"));
    Archive::open_for_import(path("archive"))
        .erase({first_id(path("archive")), "A. Clerk", "order", {1}});
    corpus::back_up(path("archive"), path("backup"));
    EXPECT_EQ(texts(path("backup")), "Tide 2. ");
    const auto proof = corpus::prove_archive(path("backup"));
    EXPECT_TRUE(proof.findings.empty());
    EXPECT_EQ(proof.kept_captures, 1U);
}

}  // namespace
}  // namespace onrecord::tests
