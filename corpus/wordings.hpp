// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/capture_reader.hpp"
#include "schema/entry.hpp"

#include <cstdint>
#include <vector>

// The history of a Liveblog, reconstructed from its Captures alone: which wording of an Entry was
// on the page when, which one is current, and which Entries were withdrawn. A pure function of the
// set of Captures: the order of import does not affect it (docs/decisions/0011).
namespace onrecord::corpus {

/// What one Capture shows of a Liveblog.
struct LiveblogView {
    struct Shown {
        std::uint32_t entry = 0;  ///< Number of the Entry, assigned by the caller.
        std::uint64_t words = 0;  ///< short_digest() of its words.
    };
    schema::Instant seen;
    SeenBasis basis = SeenBasis::FileTime;
    schema::Instant newest;     ///< See ArchivedView; orders views with the same time.
    std::uint64_t capture = 0;  ///< Number of the Capture, counted in the order of their SHA-256:
                                ///< the last resort in ordering.
    std::vector<Shown> shown;   ///< Oldest Entry first.
    std::vector<std::uint32_t> withdrawn;  ///< Entries that the Outlet declares withdrawn.
};

/// A wording with its history. Revision 1 is the one that was replaced first.
struct WordingHistory {
    std::uint32_t entry = 0;
    std::uint64_t words = 0;
    schema::RevisionStamp stamp;     ///< Without Captures, which are given by number:
    std::uint64_t capture = 0;       ///< LiveblogView::capture of the first view with these words.
    std::uint64_t last_capture = 0;  ///< Of the last one.
};

/// The history of every Entry in the views, sorted by Entry, then number. A view earlier than the
/// first one with certain words is a lower bound of their appearance if it shows the Entry with
/// other words, or lacks the Entry although it shows an older neighbour. (Pages often show their
/// newest Entries only, so nothing follows from the absence of an Entry older than all those
/// shown.) An Entry is gone if a later view lacks it but shows both older and newer Entries around
/// its position, or if the Outlet declares it withdrawn and no later view shows it. If a later view
/// shows it again, its words get a new interval. Only views with an attested time give bounds.
/// Cost: a sort, otherwise linear in the size of the views.
std::vector<WordingHistory> tell_history(std::vector<LiveblogView> views);

}  // namespace onrecord::corpus
