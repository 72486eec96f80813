// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/keys.hpp"

#include "schema/failure.hpp"
#include "schema/sha256.hpp"
#include "server/api/access.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <sys/stat.h>

namespace onrecord::server::api {
namespace {

using testing::HasSubstr;

std::string line(const std::string& name, const std::string& scopes, const std::string& key) {
    return name + " " + scopes + " " + schema::sha256(key) + "\n";
}

TEST(Keys, KnowAKeyByItsDigestAlone) {
    const tests::ScratchFolder folder;
    const auto file =
        folder.write("keys",
                     "# of the desk\n\n" + line("desk", "search,export", "open sesame") +
                         "box search " + schema::sha256("box") + " 60  # the box\n");
    const Keys keys{file};
    const Key* const desk = keys.find("open sesame");
    ASSERT_NE(desk, nullptr);
    EXPECT_EQ(desk->name, "desk");
    EXPECT_EQ(desk->scopes, *read_scopes("export, search"));
    EXPECT_EQ(desk->rate, 0U);
    ASSERT_NE(keys.find("box"), nullptr);
    EXPECT_EQ(keys.find("box")->rate, 60U);
    EXPECT_EQ(keys.find("open sesam"), nullptr);
    EXPECT_EQ(keys.find(schema::sha256("box")), nullptr);
    EXPECT_EQ(keys.find(""), nullptr);
}

TEST(Keys, PointAtALineThatIsNone) {
    const std::string digest = schema::sha256("a");
    const std::string wrongs[] = {"desk",
                                  "desk search",
                                  "desk search open-sesame",
                                  "desk everything " + digest,
                                  "desk search " + digest + " fast",
                                  "desk search " + digest + " 5 6",
                                  "one search " + digest + "\ntwo search " + digest};
    for (const std::string& wrong : wrongs) {
        SCOPED_TRACE(wrong);
        const tests::ScratchFolder folder;
        const auto file = folder.write("keys", "# first\n" + wrong + "\n");
        try {
            const Keys keys{file};
            ADD_FAILURE() << "was read";
        } catch (const schema::Failure& failure) {
            EXPECT_EQ(failure.status(), schema::ExitStatus::BadSettings);
            EXPECT_THAT(failure.what(), HasSubstr("line "));
            EXPECT_THAT(failure.what(), testing::Not(HasSubstr("open-sesame")));
        }
    }
}

TEST(KeyRing, KeepsItsKeysWhereTheFileIsNoneAnyMore) {
    const tests::ScratchFolder folder;
    const auto file = folder.write("keys", line("desk", "search", "a"));
    KeyRing ring{file};
    folder.write("keys", "nonsense\n");
    EXPECT_THROW(ring.reload(), schema::Failure);
    EXPECT_NE(ring.keys()->find("a"), nullptr);
    folder.write("keys", line("desk", "search", "b"));
    ring.reload();
    EXPECT_EQ(ring.keys()->find("a"), nullptr);
    EXPECT_NE(ring.keys()->find("b"), nullptr);
}

/// Who may ask for what: the rows are all there is.
struct Leave {
    bool is_public;
    const char* scopes;
    Scope needed;
    bool has_it;
};

TEST(Leave, FollowsFromScopesAndWhetherTheServerIsPublic) {
    constexpr Leave rows[] = {
        {false, "none", Scope::Anyone, true},
        {false, "none", Scope::Search, false},
        {false, "search", Scope::Search, true},
        {false, "search", Scope::Entries, true},
        {true, "search", Scope::Entries, false},
        {true, "export", Scope::Entries, true},
        {false, "search", Scope::Export, false},
        {false, "export", Scope::Export, true},
        {false, "export", Scope::Captures, false},
        {false, "captures", Scope::Captures, true},
        {false, "search", Scope::Admin, true},
        {true, "search", Scope::Admin, false},
        {true, "admin", Scope::Admin, true},
    };
    for (const auto& [is_public, scopes, needed, has_it] : rows) {
        SCOPED_TRACE(std::string{scopes} + (is_public ? " of a public server" : ""));
        Access access;
        access.is_public = is_public;
        EXPECT_EQ(may(access, Caller{*read_scopes(scopes), 0, "", false}, needed), has_it);
    }
}

TEST(Keys, AreNeverWaitedFor) {
    const tests::ScratchFolder folder;
    const auto pipe = folder.path() / "keys";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_THROW(Keys{pipe}, schema::Failure);
    EXPECT_THROW(Keys{"/dev/zero"}, schema::Failure);
    EXPECT_THROW(Keys{folder.path()}, schema::Failure);
}

TEST(Caller, IsTheLastHopThatNoProxyOfOursSent) {
    Access access;
    access.proxies = split_list("10.0.0.1, 10.0.0.2");
    const std::pair<const char*, const char*> rows[] = {
        {"", "10.0.0.1"},
        {"203.0.113.9", "203.0.113.9"},
        {"1.2.3.4, 203.0.113.9", "203.0.113.9"},
        {"1.2.3.4, 203.0.113.9, 10.0.0.2", "203.0.113.9"},
        {"1.2.3.4, ", "10.0.0.1"},
        {"203.0.113.9:4711", "203.0.113.9"},
        {"::ffff:203.0.113.9", "203.0.113.9"},
        {"1.2.3.4, 203.0.113.9, ::ffff:10.0.0.2", "203.0.113.9"},
        {"[2001:db8:1:2::9]:80", "2001:db8:1:2::"},
        {"1.2.3.4, _hidden", "10.0.0.1"},
        {"1.2.3.4, _hidden, 10.0.0.2", "10.0.0.2"},
    };
    for (const auto& [hops, bucket] : rows) {
        http::Request request;
        request.client = "10.0.0.1";
        request.forwarded_for = hops;
        EXPECT_EQ(caller_of(access, request)->bucket, bucket) << hops;
    }
    http::Request other;
    other.client = "198.51.100.7";
    other.forwarded_for = "1.2.3.4";
    EXPECT_EQ(caller_of(access, other)->bucket, "198.51.100.7");
}

}  // namespace
}  // namespace onrecord::server::api
