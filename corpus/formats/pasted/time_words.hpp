// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// What the words of a time line mean, in every language of vocabulary/time_words.tsv.
namespace onrecord::corpus::formats::pasted {

enum class TimeWord : std::uint8_t {
    Filler,  ///< `Uhr`, `published`: says nothing more.
    Lead,    ///< `at`, `um`, `le`: says nothing more either, and never ends what says when.
    Update,  ///< The time is of a change.
    Ago,     ///< Stands before or behind a count of units.
    Now,     ///< `just now`.
    Unit,    ///< `minutes`.
    Count,   ///< `a`, `une` before a unit.
    Today,
    Yesterday,
    Am,
    Pm,
    Month,
    Weekday,
    AllTimes,  ///< Opens a line that gives the zone of every time: `all times`.
};

struct TimeMeaning {
    TimeWord kind = TimeWord::Filler;
    int value = 0;  ///< A month's number.
};

/// Everything that `phrase` (lower case, single blanks) may mean; empty for no time word.
std::span<const TimeMeaning> time_meanings(const std::string& phrase);

inline constexpr std::size_t most_words_a_phrase = 4;

}  // namespace onrecord::corpus::formats::pasted
