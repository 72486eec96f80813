// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive.hpp"

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

// Which Liveblogs of an Archive are one, told from a few numbers of each: so that who keeps these
// need not read the Archive again when something is added. identities.hpp has what follows of it
// for their Entries.
namespace onrecord::corpus {

/// A Liveblog as the Captures named it. Taking in the same lines in any order gives the same.
struct LiveblogFacts {
    std::string id;
    std::string outlet;
    std::uint32_t title = 0;  ///< Digest of the letters of one of its titles; 0 where it has none.
    std::int64_t seen = 0;    ///< When it was first seen, in milliseconds.
    std::uint32_t entries = 0;  ///< How many ids it has; not counted by take().

    explicit LiveblogFacts(const ArchivedRevision& first);
    LiveblogFacts() = default;
    void take(const ArchivedRevision& line);
    bool operator==(const LiveblogFacts&) const = default;
};

/// That a Liveblog has certain words at a certain minute.
struct PrintedWords {
    std::uint64_t key = 0;  ///< printed_key().
    std::uint32_t liveblog = 0;
    std::uint32_t zero = 0;
    auto operator<=>(const PrintedWords&) const = default;
};
static_assert(sizeof(PrintedWords) == 16);

/// Digest of Outlet, words and minute; nothing where the words are few or the minute is not known.
std::optional<std::uint64_t> printed_key(const ArchivedRevision& line);

/// For each Liveblog the number of the one that stands for it: of those that are one, the one seen
/// first. They are one where an Outlet's addresses have the same number, or where they have Entries
/// with the same words at the same minute: one where the titles are the same too, else three that
/// are half of the smaller one's (an Outlet may run one post in two Liveblogs). `printed` is
/// sorted, once each.
std::vector<std::uint32_t> join_liveblogs(const std::vector<LiveblogFacts>& liveblogs,
                                          std::span<const PrintedWords> printed);

/// Collects what join_liveblogs() needs, of the lines of an Archive in any order.
class LiveblogEvidence {
public:
    /// The number of the line's Liveblog.
    std::uint32_t add(const ArchivedRevision& line);
    /// To be called once, after the last add().
    void finish();

    const std::vector<LiveblogFacts>& liveblogs() const { return liveblogs_; }
    const std::vector<PrintedWords>& printed() const { return printed_; }

private:
    struct SeenId {
        std::uint32_t liveblog = 0;
        std::uint64_t id = 0;
        auto operator<=>(const SeenId&) const = default;
    };
    std::vector<LiveblogFacts> liveblogs_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<PrintedWords> printed_;
    std::vector<SeenId> ids_;
};

/// Liveblogs that another one stands for: by their id, its id.
using JoinedLiveblogs = std::map<std::string, std::string, std::less<>>;
JoinedLiveblogs name_joined(const std::vector<LiveblogFacts>& liveblogs,
                            const std::vector<std::uint32_t>& stands_for);

}  // namespace onrecord::corpus
