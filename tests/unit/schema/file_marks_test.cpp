// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/file_marks.hpp"

#include "schema/mapped_file.hpp"
#include "schema/truncation.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

namespace onrecord::schema {
namespace {

namespace fs = std::filesystem;

/// A folder with the files `a` and `shard-00/b`, as a Manifest lists them.
class MarkedFiles : public testing::Test {
protected:
    MarkedFiles() {
        fs::create_directory(folder_.path() / "shard-00");
        write("a", "one");
        write("shard-00/b", std::string(20'000, 'x'));
        manifest_.files.push_back({"a", 3, ""});
        manifest_.shards.push_back({});
        manifest_.shards[0].folder = "shard-00";
        manifest_.shards[0].files.push_back({"b", 20'000, ""});
    }
    void write(const std::string& name, const std::string& bytes) {
        std::ofstream{path(name)} << bytes;
    }
    fs::path path(const std::string& name) const { return folder_.path() / name; }
    FileMarks marks() const { return {folder_.path(), manifest_}; }

    support::TemporaryFolder folder_;
    Manifest manifest_;
};

TEST_F(MarkedFiles, AreTheSameUntilOneIsChanged) {
    const auto before = marks();
    EXPECT_EQ(before.changed(), "");
    fs::resize_file(path("shard-00/b"), 19'999);
    EXPECT_EQ(before.changed(), path("shard-00/b"));
}

TEST_F(MarkedFiles, MayBeRemovedOrReplaced) {
    const auto before = marks();
    fs::remove(path("a"));
    EXPECT_EQ(before.changed(), "");
    write("other", "another one");
    fs::rename(path("other"), path("shard-00/b"));
    EXPECT_EQ(before.changed(), "");
}

TEST_F(MarkedFiles, ReadAsZerosWhereTheyWereCutOff) {
    outlive_truncated_files();
    const MappedFile mapped{path("shard-00/b")};
    const auto before = marks();
    EXPECT_EQ(mapped.bytes()[12'000], std::byte{'x'});
    fs::resize_file(path("shard-00/b"), 5'000);
    EXPECT_EQ(mapped.bytes()[12'000], std::byte{0});
    EXPECT_EQ(mapped.bytes()[19'999], std::byte{0});
    EXPECT_EQ(mapped.bytes()[0], std::byte{'x'});
    EXPECT_EQ(before.changed(), path("shard-00/b"));
}

}  // namespace
}  // namespace onrecord::schema
