// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/quote_check.hpp"

#include <cstdint>
#include <span>
#include <string_view>

// What a verdict means for a gate: whether the words may be printed as they were pasted.
namespace onrecord::searcher {

enum class Standing : std::uint8_t {
    Stands,        ///< Printed so, and given to whom was asked for.
    DoesNotStand,  ///< Altered, another's, denied, supposed, faked or withdrawn.
    NotFound,      ///< Not in what was searched.
    Unproven,      ///< Printed so, but not surely as said by whom was asked for: see is_open().
    NotComplete,  ///< Not all was looked at and what was does not stand, or nothing can be checked.
};

/// `does-not-stand`: as JSON says it.
std::string_view name_of(Standing standing);

/// Whether the words do not stand under this warning, whatever the verdict on the words alone:
/// denied, withdrawn, a denial cut off.
bool is_grave(const Warning& warning);

/// Whether, with this warning, words that stand are no proof: the speaker is not confirmed,
/// another outlet prints that they were not said, a condition or a question was cut off, or whether
/// they stood at the time asked for is not known.
bool is_open(const Warning& warning);

/// The codes of all warnings that are grave or open: no page may show a plain verdict over one.
std::span<const std::string_view> disputing_codes();

/// Of a whole answer; warnings under which no words stand weigh more than the verdict on the words.
Standing standing_of(const CheckReport& report);

}  // namespace onrecord::searcher
