// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/failure.hpp"

#include "schema/mapped_file.hpp"
#include "schema/result.hpp"
#include "schema/sha256.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/schema/file_bytes.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <new>
#include <system_error>

namespace onrecord::schema {
namespace {

template <class Exception>
FailureReport report(const Exception& exception) {
    try {
        throw exception;
    } catch (...) {
        return describe_current_exception();
    }
}

TEST(DescribeCurrentException, GivesEveryExceptionAStatusAndWords) {
    const auto full = std::make_error_code(std::errc::no_space_on_device);
    const auto absent = std::make_error_code(std::errc::no_such_file_or_directory);
    EXPECT_EQ(report(Failure{ExitStatus::Locked, "m"}).status, ExitStatus::Locked);
    EXPECT_EQ(report(Failure{ExitStatus::Locked, "m"}).message, "m");
    EXPECT_EQ(report(Xapian::DatabaseCorruptError{"m"}).status, ExitStatus::BadData);
    EXPECT_EQ(report(Xapian::DatabaseLockError{"already locked"}).status, ExitStatus::Locked);
    EXPECT_EQ(report(Xapian::DatabaseLockError{"m"}).status, ExitStatus::CannotCreate);
    EXPECT_EQ(report(Xapian::InvalidArgumentError{"m"}).status, ExitStatus::Internal);
    EXPECT_EQ(report(std::system_error{full}).status, ExitStatus::CannotWrite);
    EXPECT_EQ(report(std::filesystem::filesystem_error{"m", absent}).status, ExitStatus::NoInput);
    EXPECT_EQ(report(std::bad_alloc{}).status, ExitStatus::Internal);
    EXPECT_EQ(report(std::logic_error{"m"}).status, ExitStatus::Internal);
    EXPECT_EQ(report(42).status, ExitStatus::Internal);
}

TEST(Result, UsedWhileItHoldsAProblemIsOurMistake) {
    const Result<int> result{Problem{"no sense", "a.txt", 3}};
    EXPECT_THROW(static_cast<void>(result.value()), std::logic_error);
}

TEST(Sha256, IsThatOfTheStandard) {
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(Sha256{}.add("a").add("").add("bc").finish(), sha256("abc"));
}

TEST(Sha256, OfAFileIsThatOfItsBytes) {
    const support::TemporaryFolder folder;
    const std::string bytes(300'000, 'x');
    write_bytes(folder / "file", bytes);
    EXPECT_EQ(sha256_of_file(folder / "file"), sha256(bytes));
    EXPECT_THROW(sha256_of_file(folder / "none"), Failure);
    EXPECT_THROW(sha256_of_file(folder.path()), Failure);
}

TEST(MappedFile, ShowsTheBytesAndCanBeMoved) {
    const support::TemporaryFolder folder;
    write_bytes(folder / "file", "abc");
    write_bytes(folder / "empty", "");
    MappedFile one{folder / "file"};
    const MappedFile other{std::move(one)};
    EXPECT_EQ(other.bytes().size(), 3U);
    EXPECT_TRUE(MappedFile{folder / "empty"}.bytes().empty());
    EXPECT_THROW(MappedFile{folder / "none"}, Failure);
    EXPECT_THROW(MappedFile{folder.path()}, Failure);
}

}  // namespace
}  // namespace onrecord::schema
