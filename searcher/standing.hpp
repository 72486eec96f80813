// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/quote_check.hpp"

#include <cstdint>
#include <span>
#include <string_view>

// The outcome of a check for a publishing gate: may the words be printed as they were pasted?
namespace onrecord::searcher {

enum class Standing : std::uint8_t {
    Stands,        ///< Printed like this, and attributed to the requested speaker.
    DoesNotStand,  ///< Altered, by someone else, denied, hypothetical, faked or withdrawn.
    NotFound,      ///< Not in the searched Entries.
    Unproven,      ///< Printed like this, but with a warning of is_open().
    NotComplete,   ///< Not everything was examined and nothing that stands was found; or the words
                   ///< cannot be checked.
};

/// The name in JSON: `does-not-stand`.
std::string_view name_of(Standing standing);

/// Whether this warning alone means DoesNotStand, whatever the verdict on the words: for example
/// denied, withdrawn, or a negation cut off.
bool is_grave(const Warning& warning);

/// Whether this warning means Unproven for words that were found: for example the speaker is not
/// confirmed, another Outlet prints a denial, a condition or a question was cut off, or it is
/// unknown whether the words were on the page at the requested time.
bool is_open(const Warning& warning);

/// The codes of all warnings that are grave or open. A page must not show a verdict without these.
std::span<const std::string_view> disputing_codes();

/// For a whole report. A grave warning overrides the verdict on the words.
Standing standing_of(const CheckReport& report);

}  // namespace onrecord::searcher
