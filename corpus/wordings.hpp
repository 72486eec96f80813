// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/capture_reader.hpp"
#include "schema/entry.hpp"

#include <cstdint>
#include <vector>

// The history of a Liveblog, told from what its Captures show and from nothing else: which wording
// of an Entry stood when, which is the one on the page, which Entry was taken off. A pure function
// of the set of Captures: no order of import changes a word of its answer.
namespace onrecord::corpus {

/// One Capture's view of a Liveblog.
struct LiveblogView {
    struct Shown {
        std::uint32_t entry = 0;  ///< Number of the Entry, as the caller counts them.
        std::uint64_t words = 0;  ///< short_digest() of its words.
    };
    schema::Instant seen;
    SeenBasis basis = SeenBasis::FileTime;
    schema::Instant newest;     ///< See ArchivedView; orders what was seen at one moment.
    std::uint64_t capture = 0;  ///< Number of the Capture, counted in the order of their SHA-256:
                                ///< the last resort in ordering.
    std::vector<Shown> shown;   ///< Oldest Entry first.
    std::vector<std::uint32_t> withdrawn;  ///< Entries that the Outlet says it took back.
};

/// A wording with its place among the Entry's others; Revision 1 was left behind first.
struct WordingHistory {
    std::uint32_t entry = 0;
    std::uint64_t words = 0;
    schema::RevisionStamp stamp;     ///< But for its Captures, which the caller knows by number:
    std::uint64_t capture = 0;       ///< LiveblogView::capture of the first view of these words.
    std::uint64_t last_capture = 0;  ///< And of the last.
};

/// The history of every Entry that the views show, sorted by Entry, then number. A view before the
/// words' first one bounds their begin where it shows the Entry otherwise, or lacks it and shows an
/// older neighbour: pages show their newest, so what is older than all they show is not judged. An
/// Entry is gone where a later view lacks it and shows older and newer ones around its place, or
/// where the Outlet says so and no later view shows it; where a later view shows it again, its
/// words have a new interval from then on. Only views whose moment is vouched for give bounds.
/// Linear in what the views show, but for sorting.
std::vector<WordingHistory> tell_history(std::vector<LiveblogView> views);

}  // namespace onrecord::corpus
