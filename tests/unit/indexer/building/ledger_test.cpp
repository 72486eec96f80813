// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/ledger/ledger.hpp"

#include "schema/failure.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace onrecord::indexer {
namespace {

Ledger invented() {
    Ledger ledger;
    ledger.mark = "2 4711 12 90 abc 33";
    ledger.rules = "rules";
    ledger.corrections = {{"entry", "digest"}};
    LedgerLiveblog harbour;
    harbour.facts.id = "harbour";
    harbour.facts.outlet = "The Lantern";
    harbour.facts.title = 7;
    harbour.facts.seen = -5;
    harbour.facts.entries = 2;
    harbour.blocks = {{1, 0, 1}, {1, 900, 3}, {2, 0, 11}, {2, 4000, 12}};
    LedgerLiveblog silent;
    silent.facts.id = "silent";
    silent.facts.seen = std::numeric_limits<std::int64_t>::max();
    silent.stands_for = 1;
    ledger.liveblogs = {harbour, silent};
    ledger.recent = {{5, 0, 0}, {5, 1, 0}, {UINT64_MAX, 1, 0}};
    ledger.shared = {{5, 0, 0}, {5, 1, 0}};
    return ledger;
}

TEST(Ledger, IsReadBackAsItWasWritten) {
    EXPECT_EQ(read_ledger(to_bytes(invented())), invented());
    EXPECT_EQ(read_ledger(to_bytes(Ledger{})), Ledger{});
}

TEST(Ledger, IsRefusedWhenItIsDamaged) {
    const std::string bytes = to_bytes(invented());
    for (std::size_t size = 1; size < bytes.size(); ++size) {
        EXPECT_THROW(read_ledger(std::string_view{bytes}.substr(0, size)), schema::Failure);
    }
    EXPECT_THROW(read_ledger("\2no frame"), schema::Failure);
}

TEST(Ledger, IsNoneWhenItIsOfAnotherVersion) {
    EXPECT_EQ(read_ledger(""), std::nullopt);
    EXPECT_EQ(read_ledger("\1something"), std::nullopt);
}

TEST(Ledger, KnowsWhichWordsTwoLiveblogsHave) {
    const std::vector<corpus::PrintedWords> printed = {{1, 0, 0}, {2, 0, 0}, {2, 3, 0}, {9, 1, 0}};
    const std::vector<corpus::PrintedWords> shared = {{2, 0, 0}, {2, 3, 0}};
    EXPECT_EQ(shared_words(printed), shared);
    EXPECT_EQ(shared_words({}), std::vector<corpus::PrintedWords>{});
}

}  // namespace
}  // namespace onrecord::indexer
