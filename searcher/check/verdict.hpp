// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "searcher/quote_check.hpp"

#include <string>
#include <vector>

namespace onrecord::searcher::check {

/// Sorts by quality of evidence, best first. Criteria in this order: fewest edits; body before
/// title; the requested speaker; not withdrawn; the better verdict; fewer pasted words that print
/// lacks; a whole sentence before a part; a Quote before prose; a current Revision; the earlier
/// one.
void order_by_evidence(std::vector<Occurrence>& occurrences, bool is_speaker_asked);

/// The verdict for sorted occurrences.
Verdict verdict_of(const std::vector<Occurrence>& occurrences, const std::string& asked_speaker);

/// The warnings for a report, most severe first.
std::vector<Warning> warnings_of(const CheckReport& report,
                                 const std::string& asked_speaker,
                                 const schema::Analyzer& analyzer);

/// `altered; number, other-speaker`: the verdict with the codes of its warnings.
std::string verdict_text(const CheckReport& report);

/// The names to which the words are attributed in print, with counts.
std::vector<SpeakerCount> count_speakers(const std::vector<Occurrence>& occurrences);

}  // namespace onrecord::searcher::check
