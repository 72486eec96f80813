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

/// The Liveblogs that an update must process again, because they have new data since the last
/// Generation. Merged Liveblogs are included together, because the documents of a Liveblog depend
/// on its own lines only.
struct Touched {
    Ledger ledger;                   ///< Of the present Archive.
    LinesToRead lines;               ///< Lines of these Liveblogs; in memory.
    std::set<std::string> replaced;  ///< Liveblog ids of their previous documents.
};

/// Limit of lines held in memory; with more, a build from the beginning is made.
inline constexpr std::uint64_t most_lines_held = 200'000;

/// Updates the ledger of the last Generation. `words` are its ledger.words; `corrected` are the ids
/// of Liveblogs with corrections since. Empty when a build from the beginning is required: it is a
/// different Archive, something was erased, or most of it is new.
std::optional<Touched> find_touched(const corpus::Archive& archive,
                                    Ledger ledger,
                                    std::span<const corpus::PrintedWords> words,
                                    const std::set<std::string>& corrected);

}  // namespace onrecord::indexer
