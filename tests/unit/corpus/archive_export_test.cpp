// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive_export.hpp"

#include "corpus/archive.hpp"
#include "corpus/archive_care.hpp"
#include "corpus/corrections.hpp"
#include "schema/failure.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>

namespace onrecord::tests {
namespace {

namespace fs = std::filesystem;
using corpus::Archive;

std::string bytes_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// All files but caches, by path and content.
std::string content_of(const fs::path& folder) {
    std::vector<std::string> files;
    for (const auto& file : fs::recursive_directory_iterator{folder}) {
        const std::string name = fs::relative(file.path(), folder).string();
        if (file.is_regular_file() && !name.starts_with("known") && name != "inventory" &&
            name != "lock") {
            files.push_back(name + '\n' + bytes_of(file.path()));
        }
    }
    std::ranges::sort(files);
    std::string all;
    for (const std::string& file : files) {
        all += file;
    }
    return all;
}

class ArchiveExport : public testing::Test {
protected:
    fs::path path(const std::string& name) const { return scratch_.path() / name; }

    /// Captures of a few Entries each, whose words change now and then.
    void random_history(std::uint32_t seed, const fs::path& archive) const {
        std::mt19937 random{seed};
        const auto below = [&](std::uint32_t bound) { return static_cast<int>(random() % bound); };
        for (int capture = 0, captures = 1 + below(6); capture < captures; ++capture) {
            std::string lines;
            for (int entry = 0, entries = 1 + below(5); entry < entries; ++entry) {
                lines += R"({"outlet":"Post","liveblog":"Live )" + std::to_string(below(2)) +
                         R"(","id":")" + std::to_string(below(6)) + R"(","text":"Wording )" +
                         std::to_string(below(4)) + R"( – “quoted”","bylines":["B. )" +
                         std::to_string(below(2)) + "\"]}\n";
            }
            Archive::open_for_import(archive).import({scratch_.write("live.jsonl", lines)});
        }
    }
    std::string first_id(const fs::path& archive) const {
        std::string id;
        Archive::open_for_reading(archive).for_each(
            [&](corpus::ArchivedRevision&& revision) { id = revision.entry.id; });
        return id;
    }
    ScratchFolder scratch_;
};

TEST_F(ArchiveExport, MakesTheSameArchiveAgain) {
    for (std::uint32_t seed = 1; seed <= 6; ++seed) {
        SCOPED_TRACE(seed);
        const fs::path archive = path("archive-" + std::to_string(seed));
        const fs::path crate = path("crate-" + std::to_string(seed));
        const fs::path again = path("again-" + std::to_string(seed));
        random_history(seed, archive);
        if (seed % 2 == 0) {
            corpus::record_correction(corpus::corrections_file(archive),
                                      {first_id(archive), std::string(64, 'a'), "A", "B", "C", {}});
        }
        const bool has_erased = seed % 3 == 0;
        if (has_erased) {
            Archive::open_for_import(archive).erase({first_id(archive), "A. Clerk", "order", {1}});
            random_history(seed + 100, archive);
        }
        const auto out = corpus::export_archive(archive, crate);
        EXPECT_TRUE(corpus::is_export(crate));
        const auto in = corpus::import_export(crate, again);
        EXPECT_EQ(in.revisions, out.revisions);
        EXPECT_EQ(in.captures, out.captures);
        EXPECT_EQ(Archive::open_for_reading(again).position(),
                  Archive::open_for_reading(archive).position());
        EXPECT_TRUE(corpus::prove_archive(again).findings.empty());
        // An erasure begins a segment; the blocks are the same, their files are not.
        if (!has_erased) {
            EXPECT_EQ(content_of(again), content_of(archive));
        }
        const fs::path twice = path("twice-" + std::to_string(seed));
        corpus::export_archive(again, twice);
        EXPECT_EQ(bytes_of(twice / "archive.jsonl"), bytes_of(crate / "archive.jsonl"));
        corpus::import_export(crate, again);  // Nothing is left to do.
        const auto next = Archive::open_for_import(again).import({scratch_.write(
            "new.jsonl", R"({"outlet":"Post","liveblog":"Live","id":"n","text":"New."})")});
        EXPECT_EQ(next.entries.added, 1U);
    }
}

TEST_F(ArchiveExport, IsRefusedWhereItIsNotWhole) {
    random_history(7, path("archive"));
    corpus::export_archive(path("archive"), path("crate"));
    const fs::path lines = path("crate") / "archive.jsonl";
    const std::string whole = bytes_of(lines);
    std::vector<std::string> broken{whole.substr(0, whole.size() / 2),
                                    whole.substr(0, whole.rfind(R"({"block":)")),
                                    "",
                                    "x" + whole,
                                    whole + "{\"block\":1}\n",
                                    whole + whole};
    for (std::size_t at = 3; at < whole.size(); at += whole.size() / 40) {
        broken.push_back(whole);
        broken.back()[at] = static_cast<char>(broken.back()[at] ^ 1);
    }
    for (const std::string& text : broken) {
        std::ofstream{lines, std::ios::binary} << text;
        EXPECT_THROW(corpus::import_export(path("crate"), path("again")), schema::Failure)
            << text.size();
        EXPECT_FALSE(fs::exists(path("again")));
    }
}

TEST_F(ArchiveExport, GoesOnWhereAnImportOfItWasKilledAndRefusesAnotherArchive) {
    random_history(8, path("archive"));
    corpus::export_archive(path("archive"), path("early"));
    random_history(9, path("archive"));
    corpus::export_archive(path("archive"), path("late"));
    corpus::import_export(path("early"), path("again"));
    corpus::import_export(path("late"), path("again"));
    EXPECT_EQ(content_of(path("again")), content_of(path("archive")));
    EXPECT_THROW(corpus::import_export(path("early"), path("again")), schema::Failure);
    random_history(10, path("other"));
    const std::string before = content_of(path("other"));
    EXPECT_THROW(corpus::import_export(path("late"), path("other")), schema::Failure);
    EXPECT_EQ(content_of(path("other")), before);
    EXPECT_THROW(corpus::export_archive(path("archive"), path("late")), schema::Failure);
}

}  // namespace
}  // namespace onrecord::tests
