// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"
#include "schema/instant.hpp"

#include <cstddef>
#include <map>
#include <span>

// Which of the times that a Capture gives its Entries are believed. A page's template fills in a
// time where none is known (its own, midnight, the epoch), and such a time would "prove" who was
// first. The judgement needs all Entries of a page, stands here once for all formats, and only ever
// takes trust away.
namespace onrecord::corpus::dating {

/// What is known beside the Entries' own times.
struct PageTimes {
    schema::KnownTime published;  ///< Of the page or Liveblog as a whole.
    schema::KnownTime modified;
};

/// How many Entries' times each doubt was raised against.
using Doubts = std::map<schema::TimeDoubt, std::size_t>;

/// Holds the moment that somebody vouches for against the times of a page seen then. A page cannot
/// tell of what is to come: where half of the Entries that have a time, or more, have a later one,
/// it is the moment that is in doubt (a slip in a year, a wrong file), and it proves nothing.
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

/// Takes the trust from every time that is later than the moment at which the page was seen,
/// whether or not that is believed; a file's own time is no such moment. Gives how many.
std::size_t doubt_later_than(schema::Instant seen, std::span<schema::Entry*> entries);

/// Judges the published and modified times of the Entries of one Liveblog in one Capture. A time
/// that is not believed keeps its value with trust C and its doubt; one that means "none" (the
/// epoch, a year before 1990) is dropped. Times that all end in :00 become precise to the minute.
Doubts judge_times(std::span<schema::Entry*> entries, const PageTimes& page);

}  // namespace onrecord::corpus::dating
