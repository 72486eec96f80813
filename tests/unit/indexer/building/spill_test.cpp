// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/spilling/spill.hpp"

#include "schema/failure.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gtest/gtest.h>

#include <string>

namespace onrecord::indexer {
namespace {

std::string read(const std::filesystem::path& file) {
    std::string text;
    read_spill(file, [&](std::uint32_t number, std::string_view record) {
        text += std::to_string(number) + "=" + std::string{record} + " ";
    });
    return text;
}

TEST(Spill, GivesEachFileItsRecordsInOrder) {
    const tests::ScratchFolder scratch;
    SpillWriter writer{scratch.path(), "test", 8};
    writer.add(0, 5, "five");
    writer.add(2, 1, "one");
    writer.add(0, 3, "three and more than the buffer");
    writer.add(0, 4, "");
    writer.finish();
    EXPECT_EQ(read(spill_file(scratch.path(), "test", 0)),
              "5=five 3=three and more than the buffer 4= ");
    EXPECT_EQ(read(spill_file(scratch.path(), "test", 2)), "1=one ");
    EXPECT_EQ(read(spill_file(scratch.path(), "test", 1)), "");
}

TEST(Spill, RefusesADamagedFile) {
    const tests::ScratchFolder scratch;
    SpillWriter writer{scratch.path(), "test", 1024};
    writer.add(0, 1, "a record that is long enough to be hit");
    writer.finish();
    const auto file = spill_file(scratch.path(), "test", 0);
    std::fstream bytes{file, std::ios::binary | std::ios::in | std::ios::out};
    bytes.seekp(-6, std::ios::end);
    bytes.put('\x7f');
    bytes.close();
    EXPECT_THROW(read(file), schema::Failure);
}

TEST(Spill, SaysThatItCannotWrite) {
    const tests::ScratchFolder scratch;
    SpillWriter writer{scratch.path() / "not there", "test", 8};
    try {
        writer.add(0, 1, "a record");
        FAIL() << "written into no folder";
    } catch (const schema::Failure& failure) {
        EXPECT_EQ(failure.status(), schema::ExitStatus::CannotWrite);
    }
}

}  // namespace
}  // namespace onrecord::indexer
