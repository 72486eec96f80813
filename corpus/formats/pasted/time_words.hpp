// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// The meanings of words in time lines, in all languages of vocabulary/time_words.tsv.
namespace onrecord::corpus::formats::pasted {

enum class TimeWord : std::uint8_t {
    Filler,  ///< `Uhr`, `published`: no meaning of its own.
    Lead,    ///< `at`, `um`, `le`: likewise, and never the last word.
    Update,  ///< A modification time follows.
    Ago,     ///< Before or after a count of units.
    Now,     ///< `just now`.
    Unit,    ///< `minutes`.
    Count,   ///< `a`, `une` before a unit.
    Today,
    Yesterday,
    Am,
    Pm,
    Month,
    Weekday,
    AllTimes,  ///< Starts a line with the zone of all times: `all times`.
};

struct TimeMeaning {
    TimeWord kind = TimeWord::Filler;
    int value = 0;  ///< A month's number.
};

/// All meanings of `phrase` (lower case, single blanks); empty when it has none.
std::span<const TimeMeaning> time_meanings(const std::string& phrase);

inline constexpr std::size_t most_words_a_phrase = 4;

}  // namespace onrecord::corpus::formats::pasted
