// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive.hpp"
#include "corpus/formats/format.hpp"
#include "schema/failure.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/unit/corpus/captured.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace onrecord::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// What a file may be, by the table of formats.
const std::string accepted = [] {
    std::string list = "Accepted are ";
    for (const corpus::formats::Format* format : corpus::formats::formats()) {
        if (!format->looks_like().empty()) list += std::string{format->looks_like()} + "; ";
    }
    return list +
           "each also packed (gzip, zstd, xz, bzip2, zip, tar), or in a WARC, WACZ, ARC, HAR or "
           "MHTML file.";
}();

std::string random_bytes(std::size_t count) {
    std::mt19937 random{7};
    std::string bytes(count, '\0');
    for (char& byte : bytes) {
        byte = static_cast<char>(random());
    }
    return bytes;
}

TEST(BadInput, EmptyFileSaysWhatIsAccepted) {
    const ScratchFolder scratch;
    const Captured captured = capture(scratch.write("live.txt", ""));
    EXPECT_EQ(problems_of(captured.report),
              "live.txt: error: The file is empty. " + accepted + '\n');
    EXPECT_EQ(captured.report.rejected, 1U);
    EXPECT_EQ(captured.report.format, "");
}

TEST(BadInput, BinaryFileSaysWhatIsAccepted) {
    const ScratchFolder scratch;
    const std::string files[] = {random_bytes(100'000),
                                 "\x7f"
                                 "ELF" +
                                     random_bytes(5000),
                                 "\x89PNG\r\n" + random_bytes(5000),
                                 std::string(5000, '\0')};
    for (const std::string& bytes : files) {
        const Captured captured = capture(scratch.write("live.jsonl", bytes));
        EXPECT_EQ(problems_of(captured.report),
                  "live.jsonl: error: No format fits the file. " + accepted + '\n');
        EXPECT_THAT(captured.entries, IsEmpty());
    }
}

TEST(BadInput, IsQuotedInMessagesAsUtf8) {
    const ScratchFolder scratch;
    const Captured captured = capture(scratch.write(
        "live.html", "<html><head><meta charset=\"u\xBE\x66-8\"></head><body>caf\xE9</body>"));
    EXPECT_THAT(problems_of(captured.report),
                HasSubstr("what it declares ('u\xEF\xBF\xBD"
                          "f-8')"));
}

TEST(BadInput, FolderOrMissingFileIsAFailure) {
    const ScratchFolder scratch;
    for (const auto& file : {scratch.path(), scratch.path() / "absent.txt"}) {
        try {
            capture(file);
            FAIL() << "read " << file;
        } catch (const schema::Failure& failure) {
            EXPECT_EQ(failure.status(), schema::ExitStatus::NoInput);
            EXPECT_THAT(failure.what(), HasSubstr(file.string()));
        }
    }
}

TEST(BadInput, CutOffOrDamagedPackingIsAProblemAndTheRestIsKept) {
    const ScratchFolder scratch;
    const std::string line = R"({"outlet":"Post","liveblog":"Live","id":1,"text":"Rain."})"
                             "\n";
    const auto plain = scratch.write("live.jsonl", line);
    const std::string name = plain.string();
    ASSERT_EQ(std::system(("gzip -k " + name + " && zstd -qk " + name).c_str()), 0);
    for (const char* packed : {"live.jsonl.gz", "live.jsonl.zst"}) {
        SCOPED_TRACE(packed);
        const auto file = scratch.path() / packed;
        EXPECT_EQ(capture(file).entries.size(), 1U);
        EXPECT_EQ(problems_of(capture(file).report), "");
        std::filesystem::resize_file(file, std::filesystem::file_size(file) - 3);
        EXPECT_THAT(problems_of(capture(file).report), HasSubstr("The compressed data is cut off"));
    }
}

TEST(BadInput, LeavesTheOtherCapturesOfAnImportAlone) {
    const ScratchFolder scratch;
    const auto good =
        scratch.write("a.jsonl", R"({"outlet":"Post","liveblog":"Live","id":1,"text":"Rain."})");
    const auto mixed = scratch.write("b.jsonl",
                                     "{\"broken\n"
                                     R"({"outlet":"Post","liveblog":"Live","id":2,"text":"Sun."})");
    const auto report = corpus::Archive::open_for_import(scratch.path() / "archive")
                            .import({scratch.write("empty.txt", ""),
                                     good,
                                     scratch.write("binary", random_bytes(5000)),
                                     mixed,
                                     scratch.write("deep.html", [] {
                                         std::string deep;
                                         for (int at = 0; at < 100'000; ++at) {
                                             deep += "<b>";
                                         }
                                         return deep;
                                     }())});
    EXPECT_EQ(report.captures.found, 5U);
    EXPECT_EQ(report.captures.added, 2U);
    EXPECT_EQ(report.captures.rejected, 3U);
    EXPECT_EQ(report.entries.added, 2U);
    EXPECT_EQ(report.entries.rejected, 4U);
    EXPECT_EQ(report.problems.size(), 4U);
}

}  // namespace
}  // namespace onrecord::tests
