// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "searcher/quote_check.hpp"

#include <string>
#include <vector>

namespace onrecord::searcher::check {

/// Puts the best evidence first: fewest edits, a body before a title, the speaker asked for, what
/// was not taken off the page, the better verdict, fewer pasted words that print has not, a whole
/// sentence before a part, a Quote before prose, a current Revision, the earlier one.
void order_by_evidence(std::vector<Occurrence>& occurrences, bool is_speaker_asked);

/// The verdict of ordered occurrences.
Verdict verdict_of(const std::vector<Occurrence>& occurrences, const std::string& asked_speaker);

/// What must be said beside the verdict, gravest first.
std::vector<Warning> warnings_of(const CheckReport& report,
                                 const std::string& asked_speaker,
                                 const schema::Analyzer& analyzer);

/// `altered; number, other-speaker`: the verdict with the codes of its warnings.
std::string verdict_text(const CheckReport& report);

/// The names that the words are printed under.
std::vector<SpeakerCount> count_speakers(const std::vector<Occurrence>& occurrences);

}  // namespace onrecord::searcher::check
