// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/wordings.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::tests {
namespace {

using corpus::LiveblogView;
using corpus::SeenBasis;

/// A view by the minute; each Entry is a letter, its words the digit behind it, oldest first.
struct Capture {
    std::int64_t minute;
    std::string_view shown;
    SeenBasis basis = SeenBasis::Given;
};

LiveblogView view_of(const Capture& capture, std::uint64_t number) {
    LiveblogView view;
    view.seen.milliseconds = capture.minute;
    view.basis = capture.basis;
    view.capture = number;
    for (std::size_t at = 0; at + 1 < capture.shown.size(); at += 2) {
        view.shown.push_back({static_cast<std::uint32_t>(capture.shown[at] - 'a'),
                              static_cast<std::uint64_t>(capture.shown[at + 1] - '0')});
    }
    return view;
}

std::string text_of(const std::optional<schema::Instant>& at) {
    return at ? std::to_string(at->milliseconds) : "?";
}

/// `a1 (?,10) a2 (10,20) gone (20,30)`: each wording with its intervals.
std::string text_of(const std::vector<corpus::WordingHistory>& history) {
    std::string text;
    for (const auto& wording : history) {
        text += static_cast<char>('a' + wording.entry);
        text += std::to_string(wording.words);
        for (const auto& one : wording.stamp.printed) {
            text += "(" + text_of(one.after) + "," + text_of(one.by) + ")";
        }
        if (wording.stamp.is_current() && wording.stamp.gone) {
            text += " gone(" + std::to_string(wording.stamp.gone->after.milliseconds) + "," +
                    std::to_string(wording.stamp.gone->by.milliseconds) + ")";
        }
        if (!wording.stamp.is_order_known) text += " order?";
        text += ' ';
    }
    if (!text.empty()) text.pop_back();
    return text;
}

struct Row {
    std::string_view name;
    std::vector<Capture> captures;
    std::string_view history;
};

const Row rows[] = {
    {"seen once", {{10, "a1"}}, "a1(?,10)"},
    {"changed", {{10, "a1"}, {20, "a2"}}, "a1(?,10) a2(10,20)"},
    {"came back", {{10, "a1"}, {20, "a2"}, {30, "a1"}}, "a2(10,20) a1(?,10)(20,30)"},
    {"taken off and put back",
     {{10, "a1b1c1"}, {20, "a1c1"}, {30, "a1b1c1"}},
     "a1(?,10) b1(?,10)(20,30) c1(?,10)"},
    {"taken off, put back changed, and changed back",
     {{10, "a1b1c1"}, {20, "a1c1"}, {30, "a1b2c1"}, {40, "a1b1c1"}},
     "a1(?,10) b2(10,30) b1(?,10)(30,40) c1(?,10)"},
    {"a page of older ones lacks it and proves no gap",
     {{10, "a1b1c1"}, {20, "a1"}, {30, "a1b1c1"}},
     "a1(?,10) b1(?,10) c1(?,10)"},
    {"a new one above an old one", {{10, "a1"}, {20, "a1b1"}}, "a1(?,10) b1(10,20)"},
    {"nothing of an older page", {{10, "c1"}, {20, "a1b1"}}, "a1(?,20) b1(?,20) c1(?,10)"},
    {"taken off",
     {{10, "a1b1c1"}, {20, "a1c1d1"}},
     "a1(?,10) b1(?,10) gone(10,20) c1(?,10) d1(10,20)"},
    {"rolled off the page", {{10, "a1b1c1"}, {20, "c1d1"}}, "a1(?,10) b1(?,10) c1(?,10) d1(10,20)"},
    {"the newest is gone and nothing is newer", {{10, "a1b1"}, {20, "a1"}}, "a1(?,10) b1(?,10)"},
    {"a file's time orders and proves nothing",
     {{10, "a1", SeenBasis::FileTime}, {20, "a2", SeenBasis::FileTime}},
     "a1 a2"},
    {"a file's time between two that are vouched for",
     {{10, "a1"}, {15, "a2", SeenBasis::FileTime}, {20, "a2"}},
     "a1(?,10) a2(10,20)"},
    {"two of one moment", {{10, "a1"}, {10, "a2"}}, "a1(?,10) order? a2(?,10) order?"},
};

std::vector<LiveblogView> views_of(const std::vector<Capture>& captures) {
    std::vector<LiveblogView> views;
    for (const Capture& capture : captures) {
        views.push_back(view_of(capture, views.size()));
    }
    return views;
}

TEST(TellHistory, SaysWhatTheCapturesProveAndNoMore) {
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(text_of(corpus::tell_history(views_of(row.captures))), row.history);
    }
}

TEST(TellHistory, IsTheSameInEveryOrderOfImport) {
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        std::vector<LiveblogView> views = views_of(row.captures);
        std::sort(views.begin(), views.end(), [](const auto& one, const auto& other) {
            return one.capture < other.capture;
        });
        do {
            EXPECT_EQ(text_of(corpus::tell_history(views)), row.history);
        } while (std::next_permutation(
            views.begin(), views.end(), [](const auto& one, const auto& other) {
                return one.capture < other.capture;
            }));
    }
}

/// A liveblog as it really went: Entries appear, change, vanish; Captures see its newest.
struct Truth {
    struct Stand {
        std::int64_t from;
        std::uint64_t words;  ///< 0: gone.
    };
    std::vector<std::vector<Stand>> entries;

    std::uint64_t words(std::size_t entry, std::int64_t at) const {
        std::uint64_t found = 0;
        for (const Stand& stand : entries[entry]) {
            if (stand.from <= at) found = stand.words;
        }
        return found;
    }
    LiveblogView seen(std::int64_t at, std::size_t newest) const {
        LiveblogView view;
        view.seen.milliseconds = at;
        view.basis = SeenBasis::Given;
        for (std::size_t entry = 0; entry < entries.size(); ++entry) {
            if (const auto now = words(entry, at); now > 0) {
                view.shown.push_back({static_cast<std::uint32_t>(entry), now});
            }
        }
        if (view.shown.size() > newest) {
            view.shown.erase(view.shown.begin(),
                             view.shown.end() - static_cast<std::ptrdiff_t>(newest));
        }
        return view;
    }
};

Truth random_truth(std::mt19937& random) {
    Truth truth;
    std::uint64_t next = 1;
    for (std::int64_t entry = 0; entry < 8; ++entry) {
        auto& stands = truth.entries.emplace_back();
        std::int64_t at = entry * 10 + static_cast<std::int64_t>(random() % 10);
        stands.push_back({at, next++});
        while (random() % 3 == 0) {
            at += 1 + static_cast<std::int64_t>(random() % 30);
            stands.push_back({at, random() % 4 == 0 ? 0 : next++});
        }
    }
    return truth;
}

/// When those words first stood, in truth.
std::int64_t begin_of(const Truth& truth, std::size_t entry, std::uint64_t words) {
    for (const auto& stand : truth.entries[entry]) {
        if (stand.words == words) return stand.from;
    }
    return -1;
}

TEST(TellHistory, NeverContradictsWhatReallyHappened) {
    std::mt19937 random{20261201};
    for (int round = 0; round < 500; ++round) {
        const Truth truth = random_truth(random);
        std::vector<LiveblogView> views;
        for (int captures = 0; captures < 6; ++captures) {
            LiveblogView view =
                truth.seen(static_cast<std::int64_t>(random() % 140), 1 + random() % 8);
            view.capture = static_cast<std::uint64_t>(captures);
            views.push_back(std::move(view));
        }
        const auto told = corpus::tell_history(views);
        for (const auto& wording : told) {
            const std::int64_t begin = begin_of(truth, wording.entry, wording.words);
            for (const auto& interval : wording.stamp.printed) {
                EXPECT_LT(interval.after ? interval.after->milliseconds : begin - 1, begin);
                EXPECT_GE(interval.by ? interval.by->milliseconds : begin, begin);
            }
            if (wording.stamp.gone) {
                EXPECT_EQ(truth.words(wording.entry, wording.stamp.gone->by.milliseconds), 0U);
                EXPECT_NE(truth.words(wording.entry, wording.stamp.gone->after.milliseconds), 0U);
            }
        }
        std::shuffle(views.begin(), views.end(), random);
        EXPECT_EQ(text_of(corpus::tell_history(views)), text_of(told));
    }
}

}  // namespace
}  // namespace onrecord::tests
