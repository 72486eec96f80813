// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive.hpp"
#include "corpus/liveblog_joining.hpp"
#include "indexer/building/ledger/ledger.hpp"
#include "indexer/building/reading/reading.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace onrecord::indexer {

/// The Liveblogs that a build has to make anew, because something of them is new since the last
/// Generation: whole groups, for what is told of a Liveblog follows from its own lines alone.
struct Touched {
    Ledger ledger;                   ///< Of the Archive as it is now.
    LinesToRead lines;               ///< Of these Liveblogs; held in memory.
    std::set<std::string> replaced;  ///< Liveblog ids that their documents had.
};

/// More lines are not held in memory.
inline constexpr std::uint64_t most_lines_held = 200'000;

/// Brings the ledger of the last Generation up to date. `words` are its ledger.words; `corrected`
/// are Liveblog ids of Entries that were corrected since. Nothing when a build from the beginning
/// is called for: the Archive is another one, something was erased, or most of it is new.
std::optional<Touched> find_touched(const corpus::Archive& archive,
                                    Ledger ledger,
                                    std::span<const corpus::PrintedWords> words,
                                    const std::set<std::string>& corrected);

}  // namespace onrecord::indexer
