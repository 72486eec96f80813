// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/suggestion.hpp"

#include <gtest/gtest.h>

namespace onrecord::schema {
namespace {

struct Slip {
    std::string_view typed;
    std::string_view closest;
};

constexpr std::string_view names[] = {"speaker", "country", "topic", "title", "id"};

constexpr Slip slips[] = {
    {"speeker", "speaker"},
    {"speaker", "speaker"},
    {"contry", "country"},
    {"tilte", "title"},
    {"spkr", ""},
    {"ix", "id"},
    {"x", ""},
    {"", ""},
};

TEST(ClosestName, FindsWhatWasMeant) {
    for (const Slip& slip : slips) {
        EXPECT_EQ(closest_name(slip.typed, names), slip.closest);
    }
}

TEST(DidYouMean, IsASentenceOrNothing) {
    EXPECT_EQ(did_you_mean("speeker", names), " Did you mean 'speaker'?");
    EXPECT_EQ(did_you_mean("zebra", names), "");
    EXPECT_EQ(did_you_mean(std::string(100'000, 's'), names), "");
}

}  // namespace
}  // namespace onrecord::schema
