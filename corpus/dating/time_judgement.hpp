// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"
#include "schema/instant.hpp"

#include <cstddef>
#include <map>
#include <optional>
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
    /// When the Capture was made, where somebody vouches for it; nothing for a file's own time.
    std::optional<schema::Instant> seen;
};

/// How many Entries' times each doubt was raised against.
using Doubts = std::map<schema::TimeDoubt, std::size_t>;

/// Judges the published and modified times of the Entries of one Liveblog in one Capture. A time
/// that is not believed keeps its value with trust C and its doubt; one that means "none" (the
/// epoch, a year before 1990) is dropped. Times that all end in :00 become precise to the minute.
Doubts judge_times(std::span<schema::Entry*> entries, const PageTimes& page);

}  // namespace onrecord::corpus::dating
