// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

// When words were first printed: always an interval, never a point. Its ends come from two kinds of
// evidence, which are kept apart: Captures prove that words were or were not on the page at a
// moment; the Outlet's own times are only its claim (docs/decisions/0011).
namespace onrecord::searcher {

/// The words appeared not before `after` and not later than `by`. An unknown end is empty.
struct PrintedWhen {
    std::optional<schema::Instant> after;
    std::optional<schema::Instant> by;
};

/// As printed_by_captures(), but `after` is only given where it is safe for deciding who was first,
/// which is for Entries with a single wording. In an edited Entry, a Capture without the words does
/// not prove that they are new: they may have been printed earlier, removed and restored.
PrintedWhen proven_by_captures(const schema::AnnotatedEntry& revision);
/// The first period of presence of this wording, according to Captures whose time is attested.
PrintedWhen printed_by_captures(const schema::AnnotatedEntry& revision);

/// The interval according to the Outlet's own times; empty when they are in doubt or a Capture
/// contradicts them. The published time gives `after`. It also gives `by`, but only for the first
/// wording, if no later `modified` time is given and no Capture shows the page without the words
/// after that time. With a later `modified` time, that is `by`.
PrintedWhen printed_by_outlet(const schema::AnnotatedEntry& revision);

/// The intersection of printed_by_captures() and printed_by_outlet().
PrintedWhen printed_when(const schema::AnnotatedEntry& revision);

/// The same with the stricter `after` of proven_by_captures().
PrintedWhen printed_by_all(const schema::AnnotatedEntry& revision);

/// When a passage was first printed, taking all wordings of the Entry into account that contain it:
/// an edit elsewhere in the Entry does not make the passage newer.
struct WordsPrinted {
    PrintedWhen when;                ///< See printed_when().
    PrintedWhen proven_by_captures;  ///< `after` is safe for deciding who was first.
    PrintedWhen proven;              ///< The same from Captures and the Outlet's times.
    schema::KnownTime published;     ///< The page's time in the first wording with them.
    bool is_first_wording = true;    ///< Whether that is the Entry's first wording.
};

/// For a single wording.
WordsPrinted words_printed(const schema::AnnotatedEntry& revision);

/// For all `wordings` of an Entry, of which `has_words` marks those that contain the passage, at
/// least one. If the first wording contains it, `after` decides who was first, regardless of later
/// edits.
WordsPrinted words_printed(std::span<const schema::AnnotatedEntry> wordings,
                           const std::vector<bool>& has_words);

/// `printed after 2031-05-02T10:58:00Z, by 2031-05-02T11:15:00Z`; `printed at an unknown time`.
std::string printed_text(const PrintedWhen& when);

}  // namespace onrecord::searcher
