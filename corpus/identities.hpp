// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive.hpp"
#include "corpus/liveblog_joining.hpp"
#include "schema/entry.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// Record linkage: which ids in an Archive denote the same Entry. The Archive stores what each
// Capture says; this finds, over the whole Archive and independent of the order of import, Entries
// that were imported under several ids: because the slug in the address changed but not the number,
// because the Outlet assigned a new id with an edit, or because the same page was imported as HTML,
// as AMP and as pasted text. The required evidence: docs/decisions/0011.
namespace onrecord::corpus {

/// Two ids that may be one Entry, with too little evidence to merge them.
struct PerhapsSame {
    std::string one;  ///< Entry ids, the smaller first.
    std::string other;
    std::string liveblog;
    std::string why;  ///< Part of a sentence: "the same time, and other words".
    auto operator<=>(const PerhapsSame&) const = default;
};

/// The result: a mapping of ids. Immutable once resolved; many threads may read.
class Identities {
public:
    /// The representative id; `id` itself if it was not merged.
    std::string_view entry(std::string_view id) const { return standing_for(entries_, id); }
    std::string_view liveblog(std::string_view id) const { return standing_for(liveblogs_, id); }
    /// All ids of the same Entry, including `id`; sorted.
    std::vector<std::string> ids_of(std::string_view id) const;
    /// Replaces the ids of an Entry and its Liveblog by the representative ones.
    void apply(schema::Entry& entry) const;

    /// How many ids were merged into another.
    std::size_t entries_joined() const { return entries_.size(); }
    std::size_t liveblogs_joined() const { return liveblogs_.size(); }
    /// Uncertain pairs, sorted; at most most_perhaps of perhaps_count().
    const std::vector<PerhapsSame>& perhaps() const { return perhaps_; }
    std::uint64_t perhaps_count() const { return perhaps_count_; }
    static constexpr std::size_t most_perhaps = 100;

    void join_entry(std::string id, std::string stands) {
        entries_[std::move(id)] = std::move(stands);
    }
    void join_liveblog(std::string id, std::string stands) {
        liveblogs_[std::move(id)] = std::move(stands);
    }
    void set_perhaps(std::vector<PerhapsSame> perhaps);

private:
    using Ids = std::map<std::string, std::string, std::less<>>;
    static std::string_view standing_for(const Ids& ids, std::string_view id);

    Ids entries_;
    Ids liveblogs_;
    std::vector<PerhapsSame> perhaps_;
    std::uint64_t perhaps_count_ = 0;
};

/// Resolves the whole Archive. Reads it once, and a second time if ids must be compared by their
/// words. Memory: about 70 bytes per Revision while it runs. The result does not depend on the
/// order of import. Throws Failure (bad data) as Archive::for_each() does.
Identities resolve_identities(const Archive& archive);

/// Passes lines of an Archive to the callbacks, in the order of import. May be called repeatedly.
using ArchiveLines = std::function<void(const std::function<void(ArchivedRevision&&)>&,
                                        const std::function<void(ArchivedView&&)>&)>;

/// The same for complete groups of Liveblogs that were merged before. The result for a group
/// depends on its own lines only.
Identities resolve_identities(const ArchiveLines& lines, const JoinedLiveblogs& joined);

}  // namespace onrecord::corpus
