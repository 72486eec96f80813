// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/erasing.hpp"

#include "corpus/archive.hpp"
#include "corpus/archive_care.hpp"
#include "schema/failure.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zstd.h>

#include <fstream>
#include <iterator>

namespace onrecord::tests {
namespace {

namespace fs = std::filesystem;
using corpus::Archive;
using ::testing::HasSubstr;

constexpr std::string_view secret = "The witness lives at 12 Gull Lane";

std::string line(const std::string& id, const std::string& text) {
    return R"({"outlet":"Post","liveblog":"Live","id":")" + id + R"(","text":")" + text + "\"}\n";
}

class Erasing : public testing::Test {
protected:
    fs::path archive() const { return scratch_.path() / "archive"; }
    corpus::ImportReport import(const std::string& name, const std::string& lines) const {
        return Archive::open_for_import(archive()).import({scratch_.write(name, lines)});
    }
    /// Two Captures that show the secret Entry, in two wordings, and one that does not.
    void fill() const {
        import("one.jsonl",
               line("1", "A ship left.") + line("2", std::string{secret} + ", she said."));
        import("two.jsonl", line("2", std::string{secret} + ", he said.") + line("3", "Fog came."));
        import("three.jsonl", line("4", "The quay is open."));
    }
    std::string texts() const {
        std::string all;
        Archive::open_for_reading(archive()).for_each(
            [&](corpus::ArchivedRevision&& revision) { all += revision.entry.text + '\n'; });
        return all;
    }
    std::string id_of_secret() const {
        std::string id;
        Archive::open_for_reading(archive()).for_each([&](corpus::ArchivedRevision&& revision) {
            if (revision.entry.text.starts_with(secret)) id = revision.entry.id;
        });
        return id;
    }
    corpus::ErasureReport erase(const std::string& id) const {
        return Archive::open_for_import(archive()).erase({id, "A. Clerk", "court order", {1000}});
    }
    /// Every file of the Archive, unpacked where it is packed.
    bool has_words_anywhere() const {
        for (const auto& file : fs::recursive_directory_iterator{archive()}) {
            if (file.is_regular_file() &&
                unpacked(file.path()).find("Gull Lane") != std::string::npos) {
                return true;
            }
        }
        return false;
    }
    static std::string unpacked(const fs::path& file) {
        std::ifstream in{file, std::ios::binary};
        std::string bytes{std::istreambuf_iterator<char>{in}, {}};
        std::string text = bytes;
        for (std::size_t at = 0; at < bytes.size();) {
            const std::size_t size = ZSTD_findFrameCompressedSize(&bytes[at], bytes.size() - at);
            if (ZSTD_isError(size) != 0) break;
            std::string piece(1U << 20U, '\0');
            const std::size_t got = ZSTD_decompress(piece.data(), piece.size(), &bytes[at], size);
            if (ZSTD_isError(got) == 0) text += piece.substr(0, got);
            at += size;
        }
        return text;
    }
    ScratchFolder scratch_;
};

TEST_F(Erasing, TakesTheWordsOutOfEveryFileAndTheChainHolds) {
    fill();
    ASSERT_TRUE(has_words_anywhere());
    const std::string id = id_of_secret();
    const std::string before = Archive::open_for_reading(archive()).position();
    const auto report = erase(id);
    EXPECT_EQ(report.lines, 2U);
    EXPECT_EQ(report.captures.size(), 2U);
    EXPECT_FALSE(report.has_aside);
    EXPECT_FALSE(has_words_anywhere());
    EXPECT_EQ(texts(), "A ship left.\nFog came.\nThe quay is open.\n");
    EXPECT_NE(Archive::open_for_reading(archive()).position(), before);
    EXPECT_EQ(Archive::open_for_reading(archive()).erased_count(), 1U);
    const auto proof = corpus::prove_archive(archive());
    for (const auto& finding : proof.findings) {
        ADD_FAILURE() << finding.place << ": " << finding.reason;
    }
    EXPECT_TRUE(proof.notes.empty());
    EXPECT_EQ(proof.erased, 2U);
    EXPECT_EQ(proof.kept_captures, 1U);
    EXPECT_TRUE(erase(id).was_erased);
    EXPECT_THROW(erase(std::string(32, 'a')), schema::Failure);
}

TEST_F(Erasing, IsNotUndoneByAnotherImport) {
    fill();
    erase(id_of_secret());
    const auto same = import(
        "one.jsonl", line("1", "A ship left.") + line("2", std::string{secret} + ", she said."));
    EXPECT_EQ(same.captures.unchanged, 1U);
    ASSERT_EQ(same.problems.size(), 1U);
    EXPECT_THAT(same.problems.front().problems.front().reason, HasSubstr("was erased"));
    const auto other =
        import("five.jsonl", line("2", std::string{secret} + " still.") + line("5", "Rain."));
    EXPECT_EQ(other.entries.added, 1U);
    EXPECT_EQ(other.entries.rejected, 1U);
    ASSERT_EQ(other.problems.size(), 1U);
    EXPECT_THAT(other.problems.front().problems.front().reason, HasSubstr("were erased"));
    EXPECT_FALSE(has_words_anywhere());
    fs::remove(archive() / "known");  // Rebuilt from the chain, it knows all the same.
    import("six.jsonl", line("2", std::string{secret} + " again."));
    EXPECT_FALSE(has_words_anywhere());
    EXPECT_TRUE(corpus::prove_archive(archive()).findings.empty());
}

TEST_F(Erasing, ShowsWhenSomebodyTakesALineOutWithoutATombstone) {
    fill();
    const std::string id = id_of_secret();
    const auto segments = archive() / "segments";
    corpus::archive::ChainPosition end;
    corpus::archive::read_chain(
        segments, {}, std::nullopt, [&](const corpus::archive::Block& block) { end = block.end; });
    corpus::archive::rewrite_segments(segments, corpus::archive::find_entry(segments, end, id), id);
    fs::remove(archive() / "known");
    const auto proof = corpus::prove_archive(archive());
    EXPECT_FALSE(proof.findings.empty());
}

/// The states that a kill leaves are those between the steps; each is made by doing the steps up to
/// it, from the copy of an Archive.
TEST_F(Erasing, EndsWhatWasBegunWhereverItWasKilled) {
    fill();
    const std::string id = id_of_secret();
    const auto segments = archive() / "segments";
    const fs::path whole = scratch_.path() / "whole";
    fs::copy(archive(), whole, fs::copy_options::recursive);
    erase(id);
    // From the end backwards: each file that the erasure changed, put back as it was before.
    const fs::path erased = scratch_.path() / "erased";
    fs::rename(archive(), erased);
    const auto pending = [&] {
        corpus::archive::LineParser parser;
        std::optional<corpus::archive::Tombstone> stone;
        corpus::archive::read_chain(
            erased / "segments", {}, std::nullopt, [&](const corpus::archive::Block& block) {
                const auto read = parser.parse(block.lines.substr(0, block.lines.find('\n')));
                if (const auto* found = std::get_if<corpus::archive::Tombstone>(&*read)) {
                    stone = *found;
                }
            });
        return *stone;
    }();
    for (int step = 0; step <= 4; ++step) {
        SCOPED_TRACE(step);
        fs::remove_all(archive());
        fs::copy(step < 2 ? whole : erased, archive(), fs::copy_options::recursive);
        // 0: not begun. 1: only ERASING. 2: the tombstone stands, nothing else. 3: the segment too.
        // 4: all but the removal of ERASING.
        if (step == 2) {
            fs::copy_file(whole / "segments/000001.jsonl.zst",
                          segments / "000001.jsonl.zst",
                          fs::copy_options::overwrite_existing);
        }
        if (step == 2 || step == 3) {
            fs::copy(whole / "captures",
                     archive() / "captures",
                     fs::copy_options::recursive | fs::copy_options::skip_existing);
            fs::copy_file(
                whole / "known", archive() / "known", fs::copy_options::overwrite_existing);
        }
        if (step > 0) corpus::archive::write_pending(archive(), pending);
        const std::string seen = texts();
        EXPECT_EQ(seen.find("Gull Lane") == std::string::npos, step > 0);
        if (step == 0) continue;
        EXPECT_TRUE(corpus::prove_archive(archive()).findings.empty());
        Archive::open_for_import(archive());
        EXPECT_FALSE(has_words_anywhere());
        EXPECT_EQ(Archive::open_for_reading(archive()).position(),
                  Archive::open_for_reading(erased).position());
        EXPECT_TRUE(corpus::prove_archive(archive()).findings.empty());
        EXPECT_FALSE(fs::exists(archive() / "ERASING"));
    }
}

TEST_F(Erasing, FindsAnyChangeBehindAnErasure) {
    fill();
    erase(id_of_secret());
    const fs::path segment = archive() / "segments/000001.jsonl.zst";
    std::ifstream in{segment, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    for (std::size_t at = 5; at < bytes.size(); at += 41) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 4);
        std::ofstream{segment, std::ios::binary} << changed;
        EXPECT_FALSE(corpus::prove_archive(archive()).findings.empty()) << at;
    }
}

}  // namespace
}  // namespace onrecord::tests
