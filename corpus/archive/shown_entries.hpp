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

/// Collects what one Capture shows, Entry by Entry, and gives it as views: by Liveblog and moment,
/// oldest Entry first. Some 50 bytes an Entry.
class ShownEntries {
public:
    void add(const schema::Entry& entry, schema::Instant seen);
    void add_withdrawn(const WithdrawnEntry& entry);
    /// At most `entries_a_view` Entries each, so that a line stays short; a moment that a record
    /// gave itself is Given, whatever the Capture's own rests on; one that the page's own times
    /// contradict is worth no more than a file's time. Forgets them.
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
