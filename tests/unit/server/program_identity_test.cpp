// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/program_identity.hpp"

#include <gtest/gtest.h>

#include <cstddef>

namespace onrecord::server {
namespace {

TEST(ProgramIdentity, HasTheVersionAndWhatTheLinkerMadeOfTheCode) {
    const std::string& identity = program_identity();
    const auto slash = identity.find('/');
    ASSERT_NE(slash, std::string::npos);
    EXPECT_GT(slash, 0U);
    constexpr std::size_t shortest_id = 8;  // lld's; GNU ld makes 20 bytes.
    EXPECT_GE(identity.size() - slash - 1, shortest_id);
    EXPECT_EQ(identity, program_identity());
}

}  // namespace
}  // namespace onrecord::server
