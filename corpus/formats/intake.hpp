// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/capture_reader.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onrecord::corpus::formats {

/// Where in a Capture something stands; either may be unknown.
struct Place {
    std::optional<std::uint64_t> line = {};
    std::optional<std::size_t> offset_bytes = {};
};

/// What an Entry is known by beyond its own members.
struct Origin {
    std::string local = {};        ///< The Outlet's own id of the Entry; empty: see Intake::accept.
    std::string liveblog_id = {};  ///< The Outlet's own id of the Liveblog; empty: by URL or title.
    std::optional<schema::Instant> seen = {};
    Place place = {};
};

/// How much of its Liveblog a Capture shows.
enum class Extent : std::uint8_t {
    Unknown = 0,
    Whole = 1,    ///< From the Liveblog's first Entry on: what it lacks was not there.
    Rolling = 2,  ///< Only the newest: nothing follows for what is older than its oldest Entry.
};

/// What a page says of everything at once. It belongs to the Liveblog: no Entry gets its time,
/// headline or authors from here.
struct LiveblogFacts {
    std::string id = {};  ///< The Outlet's own id of the Liveblog; empty: by URL or title.
    std::string url = {};
    std::string title = {};
    schema::KnownTime published = {};
    schema::KnownTime modified = {};
    Extent extent = Extent::Unknown;
};

/// Takes what a format finds in one Capture: completes Entries with ids and hints, counts, and
/// keeps Problems within their limit.
class Intake {
public:
    Intake(const CaptureHints& hints, const EntrySink& sink, CaptureReport& report);

    const CaptureHints& hints() const { return *hints_; }
    const ReadLimits& limits() const { return hints_->limits; }
    /// The Capture's name without folder, `.gz`, `.zst`.
    std::string file_name() const;

    /// Fills outlet and lang from the hints where they are missing (lang also from the words, or
    /// from the Liveblog's previous Entry), sets liveblog and id, and passes the Entry on; rejects
    /// it when it has no words, no Outlet or no Liveblog. Without an id of its own an Entry is
    /// known by the time that its page printed for it and by its title, so that an edited body at
    /// the same time is a Revision; by its words where it has no time of its own, or others share
    /// both. Never by its place: a rolling page moves. What this parts, resolve_identities() joins.
    /// The Entry waits until its Liveblog's others are there, for its times are judged with theirs
    /// (corpus/dating/); at most `most_waiting` Entries or `most_waiting_bytes` are held.
    void accept(schema::Entry&& entry, const Origin& origin);

    /// The Outlet says that this Entry, whose words may or may not be known, was taken back. It is
    /// known by what accept() would know it by; without an id of its own nothing is recorded.
    void withdraw(const schema::Entry& entry, const Origin& origin);

    static constexpr std::size_t most_waiting = 1024;
    static constexpr std::size_t most_waiting_bytes = 32U << 20U;

    /// Passes on what waits; to be called once at the Capture's end.
    void finish();

    /// What the Capture says of the Liveblog whose Entries follow, before the first of them.
    void liveblog(LiveblogFacts facts);

    /// What a reader tells of how well it could read: the account of the Capture.
    ReadingAccount& account() { return report_->account; }

    /// A record that cannot become an Entry.
    void reject(std::string reason, const Place& place);
    /// Something is wrong, but no record is lost by it.
    void complain(std::string reason, const Place& place = {});
    void warn(std::string reason, const Place& place = {});

private:
    struct Waiting {
        schema::Entry entry;
        schema::Instant seen;
        std::string local;  ///< The Outlet's own id; empty where it has none.
    };

    void judge_waiting();
    void name_waiting();
    void judge_liveblog(std::vector<schema::Entry*>& entries);
    void note(std::string&& reason, const Place& place, schema::Severity severity);
    std::string find_language(const schema::Entry& entry);

    const CaptureHints* hints_;
    const EntrySink* sink_;
    CaptureReport* report_;
    std::string last_liveblog_;
    std::string last_language_;
    LiveblogFacts facts_;
    std::vector<Waiting> waiting_;
    std::size_t waiting_bytes_ = 0;
};

}  // namespace onrecord::corpus::formats
