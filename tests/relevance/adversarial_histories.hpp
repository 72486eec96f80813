// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/dating/time_judgement.hpp"
#include "corpus/wordings.hpp"
#include "schema/entry.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

// Liveblogs whose truth is known, and pages and Captures of them that do all to hide it: times that
// belong to the page, that are moved on with an edit or are simply wrong, words edited in before
// the first Capture, withdrawn and brought back, Captures that are late, missing or have only a
// file's time, outlets that copy a third. Everything follows from one seed, and nothing here is
// anybody's.
namespace onrecord::tests {

inline constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();

/// What an Outlet's pages print as the time of an update.
enum class PageClock : std::uint8_t {
    Seconds,      ///< When it was published.
    Minutes,      ///< The same without its seconds.
    MovedOn,      ///< When it was last edited, as its time published.
    OfThePage,    ///< The page's own last change, for each.
    OneForAll,    ///< When the liveblog began, for each.
    DayOnly,      ///< Midnight of the day.
    InTheFuture,  ///< Hours late: later than the Capture that shows it.
    EpochZero,    ///< 1970.
    WrongZone,    ///< An hour early, as where a clock's change is forgotten. Nothing gives it away.
    Backdated,    ///< Minutes early. Nothing gives it away, but perhaps a Capture.
};

/// Whether a page with such a clock shows by itself that its times are none.
bool gives_itself_away(PageClock clock);
bool is_honest(PageClock clock);

/// What one update says from a moment on.
struct TrueWording {
    std::int64_t from = 0;   ///< Milliseconds.
    bool has_words = false;  ///< The statement that is asked for.
};

struct TrueUpdate {
    std::vector<TrueWording> wordings;  ///< Oldest first.
    std::int64_t removed = never;
};

struct TrueCapture {
    std::int64_t at = 0;       ///< When it was really made.
    std::int64_t claimed = 0;  ///< What is known of that: the same, or a file's time.
    bool is_vouched = true;
    std::size_t shown = 0;  ///< So many of the newest updates.
};

struct TrueOutlet {
    std::string name;
    PageClock clock = PageClock::Seconds;
    bool tells_changes = true;        ///< Its pages have a dateModified.
    std::vector<TrueUpdate> updates;  ///< Oldest first; the statement stands in one of them.
    std::size_t update = 0;           ///< In this one.
    std::vector<TrueCapture> captures;

    /// When the statement first stood on the page.
    std::int64_t first() const;
    bool was_edited() const { return updates[update].wordings.size() > 1; }
};

struct AdversarialHistory {
    std::vector<TrueOutlet> outlets;
};

AdversarialHistory make_history(std::uint32_t seed);

/// What the Captures show of an Outlet, as the Archive keeps it.
std::vector<corpus::LiveblogView> views_of(const TrueOutlet& outlet);

/// The statement as an index knows it: its Entry with the times that are believed, and its stamp.
/// None where no Capture shows it.
std::vector<schema::AnnotatedEntry> printings_of(const TrueOutlet& outlet);

/// Whether the Capture whose times the index has is one with a vouched-for moment.
bool has_vouched_line(const TrueOutlet& outlet);

/// What the vouched-for Captures bound, worked out by looking at each of them.
struct Bounds {
    std::int64_t after = std::numeric_limits<std::int64_t>::min();
    std::int64_t by = never;
};
Bounds bounds_of(const TrueOutlet& outlet);

}  // namespace onrecord::tests
