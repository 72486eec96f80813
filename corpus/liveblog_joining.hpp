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

// Which Liveblogs of an Archive are the same one under several ids. The decision needs only a few
// numbers for each Liveblog, so that a caller who keeps those does not have to read the Archive
// again when something is appended. identities.hpp does the same for Entries.
namespace onrecord::corpus {

/// Facts about a Liveblog. The result of take() does not depend on the order of lines.
struct LiveblogFacts {
    std::string id;
    std::string outlet;
    std::uint32_t title = 0;    ///< Digest of the letters of one of its titles; 0: no title.
    std::int64_t seen = 0;      ///< When it was first seen, in milliseconds.
    std::uint32_t entries = 0;  ///< Number of its Entry ids; not set by take().

    explicit LiveblogFacts(const ArchivedRevision& first);
    LiveblogFacts() = default;
    void take(const ArchivedRevision& line);
    bool operator==(const LiveblogFacts&) const = default;
};

/// A Liveblog that has certain words at a certain minute.
struct PrintedWords {
    std::uint64_t key = 0;  ///< printed_key().
    std::uint32_t liveblog = 0;
    std::uint32_t zero = 0;
    auto operator<=>(const PrintedWords&) const = default;
};
static_assert(sizeof(PrintedWords) == 16);

/// Digest of Outlet, words and minute; empty when there are few words or the minute is unknown.
std::optional<std::uint64_t> printed_key(const ArchivedRevision& line);

/// For each Liveblog the number of its representative, which is the one of its group that was seen
/// first. Two Liveblogs of an Outlet are the same when their addresses contain the same number, or
/// when they share Entries with the same words at the same minute: one such Entry if the titles are
/// equal too, otherwise at least three that are also at least half of the smaller one's (because an
/// Outlet may publish one post in two Liveblogs). `printed` is sorted, without duplicates.
std::vector<std::uint32_t> join_liveblogs(const std::vector<LiveblogFacts>& liveblogs,
                                          std::span<const PrintedWords> printed);

/// Collects the input of join_liveblogs() from the lines of an Archive, in any order.
class LiveblogEvidence {
public:
    /// Adds a line and returns the number of its Liveblog.
    std::uint32_t add(const ArchivedRevision& line);
    /// Call once, after the last add().
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

/// Merged Liveblogs: id to the id of the representative.
using JoinedLiveblogs = std::map<std::string, std::string, std::less<>>;
JoinedLiveblogs name_joined(const std::vector<LiveblogFacts>& liveblogs,
                            const std::vector<std::uint32_t>& stands_for);

}  // namespace onrecord::corpus
