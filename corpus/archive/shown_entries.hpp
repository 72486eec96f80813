// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive.hpp"
#include "corpus/dating/time_judgement.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace onrecord::corpus::archive {

/// Collects the Entries that one Capture shows and returns them as views, by Liveblog and time,
/// oldest Entry first. Memory: about 50 bytes for each Entry.
class ShownEntries {
public:
    void add(const schema::Entry& entry, schema::Instant seen);
    void add_withdrawn(const WithdrawnEntry& entry);
    /// Returns the views and clears the collection. A view has at most entries_a_view Entries, so
    /// that lines stay short. A time given by a record itself has the basis Given, regardless of
    /// the Capture's basis; a time that the page's own times contradict is downgraded to FileTime.
    std::vector<ArchivedView> views(schema::Instant seen, SeenBasis basis);

    static constexpr std::size_t entries_a_view = 4096;

private:
    struct Shown {
        std::int64_t order = 0;
        ArchivedView::Shown entry;
    };
    struct Liveblog {
        std::vector<Shown> shown;
        std::vector<std::string> withdrawn;
        schema::Instant newest;
        dating::MomentCheck check;
    };
    std::map<std::pair<std::string, schema::Instant>, Liveblog> liveblogs_;
};

}  // namespace onrecord::corpus::archive
