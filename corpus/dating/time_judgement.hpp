// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"
#include "schema/instant.hpp"

#include <cstddef>
#include <map>
#include <span>

// Which of the times in a Capture are trusted. Page templates fill in a time when they have none
// (the page's own, midnight, the epoch), and such a time would seem to prove who was first. The
// judgement needs all Entries of a page together. It is the same for all formats and only ever
// lowers trust. The rules are heuristics, with their constants in time_judgement.cpp: a time shared
// by all Entries, or by three or more and equal to the page's, is the page's; if all Entries have
// midnight, or one time of day on several days that is midnight in some time zone, only the date is
// known; a time before the page's own start, by more than an hour, is doubted unless most Entries
// have one.
namespace onrecord::corpus::dating {

/// The times of the page as a whole.
struct PageTimes {
    schema::KnownTime published;  ///< Of the page or Liveblog.
    schema::KnownTime modified;
};

/// The number of times for each doubt.
using Doubts = std::map<schema::TimeDoubt, std::size_t>;

/// Compares an attested Capture time with the times on the page. A page cannot contain future
/// times: if half or more of the Entries with a time have a later one, the Capture time is in doubt
/// (a mistyped year, a wrong file) and is not used as proof.
class MomentCheck {
public:
    void add(const schema::Entry& entry, schema::Instant seen);
    bool is_believed() const { return later_ == 0 || later_ * 2 < timed_; }
    std::size_t later() const { return later_; }
    std::size_t timed() const { return timed_; }

private:
    std::size_t timed_ = 0;
    std::size_t later_ = 0;
};

/// Marks every time later than the attested Capture time `seen` as doubtful, and returns their
/// number. Not for modification times of files.
std::size_t doubt_later_than(schema::Instant seen, std::span<schema::Entry*> entries);

/// Judges the published and modified times of the Entries of one Liveblog in one Capture. A doubted
/// time keeps its value, with trust C and the doubt. A null value (the epoch, a year before 1990)
/// is removed. If all times end in :00, their precision becomes the minute.
Doubts judge_times(std::span<schema::Entry*> entries, const PageTimes& page);

}  // namespace onrecord::corpus::dating
