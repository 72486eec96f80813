// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/admin.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace onrecord::server::api {
namespace {

TEST(AdminRoutes, StandInTheDocumentAndNothingElseDoes) {
    std::ifstream file{"docs/operations.md"};
    const std::string document{std::istreambuf_iterator<char>{file}, {}};
    const auto begin = document.find("## The admin socket");
    ASSERT_NE(begin, std::string::npos);
    const auto section = document.substr(begin, document.find("\n## ", begin + 1) - begin);
    for (const AdminRoute& route : admin_routes()) {
        EXPECT_THAT(
            section,
            testing::HasSubstr("| `" + std::string{route.method} + ' ' + std::string{route.path} +
                               "` | " + std::string{route.summary} + " |"));
    }
    std::size_t rows = 0;
    for (auto at = section.find("\n| `"); at != std::string::npos;
         at = section.find("\n| `", at + 1))
        ++rows;
    EXPECT_EQ(rows, admin_routes().size());
}

TEST(KeyUse, CountsByName) {
    KeyUse use;
    use.note("desk", false);
    use.note("desk", true);
    use.note(KeyUse::no_key, false);
    const auto counts = use.counts();
    EXPECT_EQ(counts.at("desk").asked, 2U);
    EXPECT_EQ(counts.at("desk").refused, 1U);
    EXPECT_EQ(counts.at(KeyUse::no_key).asked, 1U);
}

TEST(Scopes, AreReadAsTheyAreNamed) {
    for (unsigned bits = 0; bits < 32; ++bits) {
        const auto scopes = static_cast<Scopes>(bits & ~2U);  // Nobody is given `Entries`.
        std::string list;
        for (const auto name : names_of(scopes))
            list += (list.empty() ? "" : ",") + std::string{name};
        EXPECT_EQ(read_scopes(list), scopes) << list;
    }
}

}  // namespace
}  // namespace onrecord::server::api
