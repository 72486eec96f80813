// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

// When an Outlet printed words: an interval with what each end rests on, never a point. Captures
// prove; an Outlet's own time is its word, and good for as much.
namespace onrecord::searcher {

/// Words appeared not before `after` and not after `by`; an end that nothing is known of is absent.
struct PrintedWhen {
    std::optional<schema::Instant> after;
    std::optional<schema::Instant> by;
};

/// What Captures with a vouched-for moment prove of when these words first stood.
/// The same with a begin that decides who was first: the whole Entry was not there yet. Of an Entry
/// that was edited none is given: where a Capture shows it in other words, these may have stood
/// before that, been edited out, and come back.
PrintedWhen proven_by_captures(const schema::AnnotatedEntry& revision);
/// What Captures show of these words' first stretch.
PrintedWhen printed_by_captures(const schema::AnnotatedEntry& revision);

/// What the Outlet's own times say of it. Its published time ends the interval only for the first
/// wording, where no later modification is admitted and no Capture shows the page without the words
/// after that time; a later `modified` opens the end up to itself.
PrintedWhen printed_by_outlet(const schema::AnnotatedEntry& revision);

/// The narrowest that both say together.
PrintedWhen printed_when(const schema::AnnotatedEntry& revision);

/// The same with a begin that can decide who was first: see proven_by_captures().
PrintedWhen printed_by_all(const schema::AnnotatedEntry& revision);

/// When words were first printed that some of an Entry's wordings have: an edit beside them does
/// not make them younger.
struct WordsPrinted {
    PrintedWhen when;                ///< As printed_when().
    PrintedWhen proven_by_captures;  ///< With a begin that can decide who was first.
    PrintedWhen proven;              ///< The same of Captures and the Outlet's times.
    schema::KnownTime published;     ///< The page's time in the wording that had them first.
    bool is_first_wording = true;    ///< That wording is the Entry's first.
};

/// Of a wording by itself.
WordsPrinted words_printed(const schema::AnnotatedEntry& revision);

/// Of all `wordings` of an Entry those that `has_words` marks, at least one. Where the Entry had
/// the words from its first Capture on, their begin decides who was first, whatever it was edited
/// to.
WordsPrinted words_printed(std::span<const schema::AnnotatedEntry> wordings,
                           const std::vector<bool>& has_words);

/// `printed after 2031-05-02T10:58:00Z, by 2031-05-02T11:15:00Z`; `printed at an unknown time`.
std::string printed_text(const PrintedWhen& when);

}  // namespace onrecord::searcher
