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

// Which of the ids in an Archive are the same Entry. The Archive keeps what each Capture said;
// here, over all of it and in whatever order it was imported, an Entry that came in under several
// ids is told: its address changed its words and kept its number, its Outlet gave it a new id with
// an edit, or the same page came as HTML, as AMP and pasted. docs/decisions/0011 has the evidence
// asked for.
namespace onrecord::corpus {

/// Two ids that may be one Entry, with too little evidence to say so.
struct PerhapsSame {
    std::string one;  ///< Entry ids, the smaller first.
    std::string other;
    std::string liveblog;
    std::string why;  ///< A sentence part: "the same time, and other words".
    auto operator<=>(const PerhapsSame&) const = default;
};

/// Immutable once resolved; may be read by many threads.
class Identities {
public:
    /// The id that stands for all of them; itself where it is the only one.
    std::string_view entry(std::string_view id) const { return standing_for(entries_, id); }
    std::string_view liveblog(std::string_view id) const { return standing_for(liveblogs_, id); }
    /// All the ids that are the same Entry, that one among them; sorted.
    std::vector<std::string> ids_of(std::string_view id) const;
    /// Gives the Entry and its Liveblog the ids that stand for them.
    void apply(schema::Entry& entry) const;

    /// How many ids stand behind another.
    std::size_t entries_joined() const { return entries_.size(); }
    std::size_t liveblogs_joined() const { return liveblogs_.size(); }
    /// Sorted; at most `most_perhaps` are kept, `perhaps_count()` are known.
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

/// Reads the Archive once, and again where there are ids to compare by their words. Holds some 70
/// bytes a Revision meanwhile, and what was joined for good. The same for every order of import of
/// the same Captures. Throws Failure (bad data) as Archive::for_each does.
Identities resolve_identities(const Archive& archive);

/// Gives lines of an Archive in the order of import, as often as it is called.
using ArchiveLines = std::function<void(const std::function<void(ArchivedRevision&&)>&,
                                        const std::function<void(ArchivedView&&)>&)>;

/// The same of whole groups of Liveblogs that were joined before: what is told of a group follows
/// from its own lines alone.
Identities resolve_identities(const ArchiveLines& lines, const JoinedLiveblogs& joined);

}  // namespace onrecord::corpus
