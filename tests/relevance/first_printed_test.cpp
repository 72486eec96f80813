// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/first_printed.hpp"

#include "tests/relevance/adversarial_histories.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <numeric>
#include <optional>
#include <string>

// Who printed it first, asked of histories whose truth is known (adversarial_histories.hpp). The
// figures are printed; docs/quote-check.md has them.
namespace onrecord::tests {
namespace {

using searcher::FirstPrinted;
using searcher::Occurrence;

constexpr std::uint32_t histories = 10'000;

/// What a check knows of one history.
struct Asked {
    AdversarialHistory truth;
    std::vector<Occurrence> occurrences;
    std::vector<const TrueOutlet*> outlets;  ///< Of each occurrence.
    FirstPrinted answer;
};

Asked ask(std::uint32_t seed) {
    Asked asked{make_history(seed), {}, {}, {}};
    for (const TrueOutlet& outlet : asked.truth.outlets) {
        for (schema::AnnotatedEntry& revision : printings_of(outlet)) {
            Occurrence occurrence;
            occurrence.revision = std::move(revision);
            asked.occurrences.push_back(std::move(occurrence));
            asked.outlets.push_back(&outlet);
        }
    }
    std::vector<std::uint32_t> members(asked.occurrences.size());
    std::iota(members.begin(), members.end(), 0U);
    asked.answer = searcher::check::first_printed(asked.occurrences, members);
    return asked;
}

/// Whether the Outlet that is named was first of those that the check knows of.
bool is_true(const Asked& asked) {
    const TrueOutlet* named = asked.outlets[*asked.answer.occurrence];
    return std::ranges::all_of(asked.outlets, [&](const TrueOutlet* other) {
        return other == named || named->first() < other->first();
    });
}

/// Whether some Outlet's Captures show the words before every other's can have had them.
bool is_provable_by_captures(const Asked& asked) {
    constexpr std::int64_t precision = 1000;
    if (asked.outlets.size() < 2) return false;
    return std::ranges::any_of(asked.outlets, [&](const TrueOutlet* one) {
        const std::int64_t by = bounds_of(*one).by;
        if (by == never) return false;
        return std::ranges::all_of(asked.outlets, [&](const TrueOutlet* other) {
            return other == one || by + precision < bounds_of(*other).after;
        });
    });
}

bool all_of_outlets(const Asked& asked, bool (*is)(const TrueOutlet&)) {
    return std::ranges::all_of(asked.outlets, [&](const TrueOutlet* one) { return is(*one); });
}

/// Whether every page that has the words either tells the truth or shows by itself that its times
/// are none: nothing false may be claimed of these, on whatever basis.
bool gives_lies_away(const Asked& asked) {
    return all_of_outlets(asked, [](const TrueOutlet& outlet) {
        const bool hides_edit = outlet.was_edited() && !outlet.tells_changes;
        const bool is_told = is_honest(outlet.clock) && !hides_edit;
        return is_told || (gives_itself_away(outlet.clock) && has_vouched_line(outlet));
    });
}

struct Tally {
    std::uint32_t asked = 0;  ///< At least two Outlets have the words.
    std::uint32_t by_captures = 0;
    std::uint32_t false_by_captures = 0;
    std::uint32_t provable_by_captures = 0;
    std::uint32_t unproven_by_captures = 0;
    std::uint32_t by_outlets = 0;
    std::uint32_t false_by_outlets = 0;
    std::uint32_t false_with_given_away = 0;  ///< The pages themselves give every lie away.
};

void count(const Asked& asked, Tally& tally) {
    if (asked.outlets.size() < 2) return;
    ++tally.asked;
    const bool is_proven = asked.answer.is_proven;
    const bool by_captures = is_proven && asked.answer.basis == searcher::FirstBasis::Captures;
    const bool is_provable = is_provable_by_captures(asked);
    tally.by_captures += by_captures ? 1 : 0;
    tally.by_outlets += is_proven && !by_captures ? 1 : 0;
    tally.provable_by_captures += is_provable ? 1 : 0;
    tally.unproven_by_captures += is_provable && !is_proven ? 1 : 0;
    if (!is_proven || is_true(asked)) return;
    (by_captures ? tally.false_by_captures : tally.false_by_outlets) += 1;
    tally.false_with_given_away += gives_lies_away(asked) ? 1 : 0;
}

TEST(FirstPrinted, IsNeverProvenFalselyByCaptures) {
    Tally tally;
    for (std::uint32_t seed = 1; seed <= histories; ++seed) {
        const Asked asked = ask(seed);
        count(asked, tally);
        if (asked.answer.is_proven && asked.answer.basis == searcher::FirstBasis::Captures) {
            ASSERT_TRUE(is_true(asked)) << "seed " << seed << ": " << asked.answer.reason;
        }
    }
    std::cout << "histories " << histories << ", with two outlets that have it " << tally.asked
              << "\nproven by captures " << tally.by_captures << ", falsely "
              << tally.false_by_captures << "; provable " << tally.provable_by_captures
              << ", of these not proven " << tally.unproven_by_captures
              << "\nproven by the outlets' account " << tally.by_outlets << ", falsely "
              << tally.false_by_outlets << ", of these where the pages give every lie away "
              << tally.false_with_given_away << '\n';
    EXPECT_GT(tally.by_captures, 70U);
    // Of an Entry that was edited no begin is taken for proven; a page that shows nothing older
    // than the words has no place in the order of an earlier one.
    EXPECT_LE(tally.unproven_by_captures * 8, tally.provable_by_captures);
    EXPECT_EQ(tally.false_with_given_away, 0U);
}

/// Where every page tells the truth and nothing was edited, nothing is claimed falsely.
TEST(FirstPrinted, IsTrueWhereTheOutletsAre) {
    std::uint32_t proven = 0;
    for (std::uint32_t seed = 1; seed <= histories; ++seed) {
        const Asked asked = ask(seed);
        const bool are_honest = all_of_outlets(asked, [](const TrueOutlet& outlet) {
            return is_honest(outlet.clock) && !outlet.was_edited();
        });
        if (!are_honest || !asked.answer.is_proven) continue;
        ++proven;
        ASSERT_TRUE(is_true(asked)) << "seed " << seed << ": " << asked.answer.reason;
    }
    EXPECT_GT(proven, 20U);
}

}  // namespace
}  // namespace onrecord::tests
