// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/verified_files.hpp"

#include "schema/sha256.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace onrecord::schema {
namespace {

namespace fs = std::filesystem;

class Files : public testing::Test {
protected:
    fs::path write(const std::string& name, const std::string& bytes) {
        std::ofstream{folder_.path() / name} << bytes;
        return folder_.path() / name;
    }
    /// Other bytes of the same size and with the same times: what only reading finds.
    static void change_unseen(const fs::path& file, const std::string& bytes) {
        const auto time = fs::last_write_time(file);
        std::fstream{file, std::ios::in | std::ios::out} << bytes;
        fs::last_write_time(file, time);
    }
    static ManifestFile row(const std::string& bytes) { return {"a", bytes.size(), sha256(bytes)}; }

    support::TemporaryFolder folder_;
    VerifiedFiles verified_;
};

TEST_F(Files, AreReadUntilTheyAreVerified) {
    const fs::path file = write("a", "harbour");
    EXPECT_FALSE(verified_.verify(file, row("another")));
    EXPECT_TRUE(verified_.verify(file, row("harbour")));
    change_unseen(file, "HARBOUR");
    EXPECT_TRUE(verified_.verify(file, row("harbour")));         // Believed.
    EXPECT_FALSE(VerifiedFiles{}.verify(file, row("harbour")));  // Read.
}

TEST_F(Files, AreReadAgainWhenTheyLookOtherwise) {
    const fs::path file = write("a", "harbour");
    ASSERT_TRUE(verified_.verify(file, row("harbour")));
    write("a", "HARBOUR");
    fs::last_write_time(file, fs::file_time_type::clock::now() + std::chrono::seconds{5});
    EXPECT_FALSE(verified_.verify(file, row("harbour")));
    fs::remove(file);
    write("a", "harbours");
    EXPECT_FALSE(verified_.verify(file, row("harbour")));
    EXPECT_TRUE(verified_.verify(file, row("harbours")));
}

TEST_F(Files, AreNotBelievedToHaveAnotherDigest) {
    const fs::path file = write("a", "harbour");
    ASSERT_TRUE(verified_.verify(file, row("harbour")));
    EXPECT_FALSE(verified_.verify(file, row("HARBOUR")));
}

TEST_F(Files, AreTheSameByAnotherName) {
    const fs::path file = write("a", "harbour");
    ASSERT_TRUE(verified_.verify(file, row("harbour")));
    fs::create_hard_link(file, folder_.path() / "b");
    change_unseen(file, "HARBOUR");
    EXPECT_TRUE(verified_.verify(folder_.path() / "b", row("harbour")));
}

TEST_F(Files, AreRememberedAsText) {
    const fs::path file = write("a", "harbour");
    ASSERT_TRUE(verified_.verify(file, row("harbour")));
    change_unseen(file, "HARBOUR");
    VerifiedFiles read = VerifiedFiles::from_text("no line\n" + verified_.to_text() + "12 13");
    EXPECT_EQ(read.size(), 1U);
    EXPECT_TRUE(read.verify(file, row("harbour")));
    read.keep_only(Manifest{});
    EXPECT_EQ(read.size(), 0U);
}

}  // namespace
}  // namespace onrecord::schema
