// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/unix_socket.hpp"

#include "schema/failure.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <unistd.h>

namespace onrecord::server::http {
namespace {

namespace fs = std::filesystem;
using tests::ScratchFolder;

std::string complaint_at(const fs::path& path) {
    try {
        ::close(listen_at(path));
    } catch (const schema::Failure& failure) {
        EXPECT_EQ(failure.status(), schema::ExitStatus::CannotCreate);
        return failure.what();
    }
    return {};
}

TEST(UnixSocket, IsForItsOwnerAlone) {
    const ScratchFolder scratch;
    const fs::path path = scratch.path() / "admin";
    const int socket = listen_at(path);
    EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    ::close(socket);
}

TEST(UnixSocket, ReplacesWhatAKilledServerLeftAndNothingElse) {
    const ScratchFolder scratch;
    const fs::path path = scratch.path() / "admin";
    ::close(listen_at(path));  // The file stays, and nobody listens.
    EXPECT_TRUE(fs::exists(path));
    const int socket = listen_at(path);
    EXPECT_THAT(complaint_at(path), testing::HasSubstr("Address already in use"));
    ::close(socket);
    const fs::path file = scratch.write("notes", "not to be lost");
    EXPECT_THAT(complaint_at(file), testing::HasSubstr("in use"));
    remove_socket(file);
    EXPECT_TRUE(fs::exists(file));
    remove_socket(path);
    EXPECT_FALSE(fs::exists(path));
}

TEST(UnixSocket, SaysWhyAPathWillNotDo) {
    const ScratchFolder scratch;
    EXPECT_THAT(complaint_at(scratch.path() / std::string(200, 'x')), testing::HasSubstr("107"));
    EXPECT_THAT(complaint_at(""), testing::HasSubstr("107"));
    EXPECT_THAT(complaint_at(scratch.path() / "none" / "admin"),
                testing::HasSubstr("No such file"));
}

}  // namespace
}  // namespace onrecord::server::http
