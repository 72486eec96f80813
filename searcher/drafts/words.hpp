// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/draft_check.hpp"

#include <string>

// Texts about a checked quotation, shared by tables, HTML reports and lists.
namespace onrecord::searcher::drafts {

/// The best printing; all empty when there is none.
struct Evidence {
    std::string words;  ///< The printed words that correspond to the quotation.
    std::string speaker;
    std::string outlet;
    std::string title;
    std::string published;  ///< To its known precision.
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
