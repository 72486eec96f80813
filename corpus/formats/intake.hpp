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

/// A position in a Capture; either part may be unknown.
struct Place {
    std::optional<std::uint64_t> line = {};
    std::optional<std::size_t> offset_bytes = {};
};

/// Identifiers of an Entry besides its own members.
struct Origin {
    std::string local = {};        ///< The Outlet's own id of the Entry; empty: see Intake::accept.
    std::string liveblog_id = {};  ///< The Outlet's own id of the Liveblog; empty: by URL or title.
    std::optional<schema::Instant> seen = {};
    Place place = {};
};

/// Which part of its Liveblog a Capture shows.
enum class Extent : std::uint8_t {
    Unknown = 0,
    Whole = 1,    ///< All Entries: a missing Entry was not on the page.
    Rolling = 2,  ///< Only the newest: nothing follows about Entries older than its oldest one.
};

/// Values that a page gives as a whole. They belong to the Liveblog: no Entry gets its time,
/// headline or authors from here.
struct LiveblogFacts {
    std::string id = {};  ///< The Outlet's own id of the Liveblog; empty: by URL or title.
    std::string url = {};
    std::string title = {};
    schema::KnownTime published = {};
    schema::KnownTime modified = {};
    Extent extent = Extent::Unknown;
};

/// Receives the results of reading one Capture: completes Entries with ids and hints, counts, and
/// limits the number of Problems.
class Intake {
public:
    Intake(const CaptureHints& hints, const EntrySink& sink, CaptureReport& report);

    const CaptureHints& hints() const { return *hints_; }
    const ReadLimits& limits() const { return hints_->limits; }
    /// The Capture's name without folder, `.gz`, `.zst`.
    std::string file_name() const;

    /// Sets missing outlet and lang from the hints (lang also from the words, or from the
    /// Liveblog's previous Entry), sets liveblog and id, and passes the Entry on; rejects it when
    /// it has no words, no Outlet or no Liveblog. An Entry without an id of its own is identified
    /// by its printed time and its title, so that an edited body at the same time is a Revision; or
    /// by its words, if it has no time of its own or shares both with others. Never by its
    /// position, because a rolling page moves. Entries that this separates are merged by
    /// resolve_identities(). The Entry is held until the others of its Liveblog are there, because
    /// its times are judged together with theirs (corpus/dating/); at most `most_waiting` Entries
    /// or `most_waiting_bytes` are held.
    void accept(schema::Entry&& entry, const Origin& origin);

    /// Records that the Outlet declares this Entry withdrawn; its words may be unknown. It is
    /// identified as by accept(); without an id of its own nothing is recorded.
    void withdraw(const schema::Entry& entry, const Origin& origin);

    static constexpr std::size_t most_waiting = 1024;
    static constexpr std::size_t most_waiting_bytes = 32U << 20U;

    /// Passes on the held Entries; call once at the Capture's end.
    void finish();

    /// Sets the values of the Liveblog whose Entries follow; call before the first of them.
    void liveblog(LiveblogFacts facts);

    /// The Capture's account, for statistics from the reader.
    ReadingAccount& account() { return report_->account; }

    /// A record that cannot become an Entry.
    void reject(std::string reason, const Place& place);
    /// A Problem by which no record is lost.
    void complain(std::string reason, const Place& place = {});
    void warn(std::string reason, const Place& place = {});

private:
    struct Waiting {
        schema::Entry entry;
        schema::Instant seen;
        std::string local;  ///< The Outlet's own id; empty: none.
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
