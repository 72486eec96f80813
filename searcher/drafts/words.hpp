// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/draft_check.hpp"

#include <string>

// What tables, pages and lists say of a checked quotation, in plain words.
namespace onrecord::searcher::drafts {

/// The best printing; all empty where there is none.
struct Evidence {
    std::string words;  ///< As printed, without what was cut.
    std::string speaker;
    std::string outlet;
    std::string title;
    std::string published;  ///< As precisely as it is known.
    std::string address;    ///< Of the Entry, else of its Liveblog; only http and https.
    std::string id;         ///< Of the Entry.
};

Evidence evidence_of(const CheckedQuotation& checked);

/// The notes as sentences on one line.
std::string notes_of(const CheckedQuotation& checked);

/// `7 quotations: 3 stand, 1 does not stand, 1 was not found, 2 too short to check`
std::string totals_in_words(const DraftReport& report);

/// `Searched: 24 entries of 3 liveblogs from 2 outlets, 2022-01-28 to 2022-02-03, Generation 4.`
std::string searched_in_words(const SearchedScope& searched);

}  // namespace onrecord::searcher::drafts
