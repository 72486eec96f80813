// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive.hpp"
#include "corpus/identities.hpp"
#include "corpus/wordings.hpp"
#include "schema/entry.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

// The place of each Revision in its Entry's history, made while the Archive is read: of the lines
// that have the same words one stands for all, and its stamp says when they stood.
namespace onrecord::indexer {

/// Takes in the Archive in whatever order it was imported. Holds some 100 bytes a Revision and 16 a
/// sighting until finish(), and the stamps afterwards.
class Histories {
public:
    explicit Histories(const corpus::Identities& identities) : identities_{identities} {}

    /// `revision` counts the lines of the Archive from 0.
    void add(const corpus::ArchivedRevision& line, std::uint32_t revision);
    void add(const corpus::ArchivedView& view);
    /// To be called once, after the last add().
    void finish();

    /// Whether the line stands for its words: of equal words, the earliest seen, or the earliest
    /// that has the Outlet's own time where that agrees (a page, and what was copied from it).
    bool is_kept(std::uint32_t revision) const { return stamp_of_[revision] != absent; }
    schema::RevisionStamp stamp(std::uint32_t revision) const;

private:
    static constexpr std::uint32_t absent = UINT32_MAX;

    struct Line {
        std::uint32_t entry = 0;
        std::uint32_t revision = 0;
        std::uint64_t words = 0;
        std::int64_t seen = 0;
        std::uint32_t capture = 0;  ///< Its place in captures_.
        std::string liveblog = {};
        std::int64_t minute = 0;  ///< Of the time published.
        bool has_own_time = false;
    };

    /// A wording's place in its history; its Captures by their place, which takes a tenth of the
    /// memory.
    struct Stamp {
        schema::RevisionStamp revision;
        std::uint32_t capture = 0;
        std::uint32_t last_capture = 0;
    };

    std::uint32_t entry_number(std::string_view id);
    std::uint32_t capture_number(std::string_view sha256);
    void number_captures_by_digest();
    void add_views_of_old_captures();
    void keep_earliest();
    void tell(std::vector<corpus::LiveblogView>&& views);

    const corpus::Identities& identities_;
    std::vector<Line> lines_;
    std::unordered_map<std::string, std::uint32_t> entries_;
    std::map<std::string, std::vector<corpus::LiveblogView>, std::less<>> views_;
    std::map<schema::CaptureDigest, std::uint32_t> capture_numbers_;
    /// By number: first in the order of arrival, from finish() on by their digests, so that no
    /// order of import decides anything.
    std::vector<schema::CaptureDigest> captures_;
    std::vector<bool> has_views_;  ///< By the Capture's number of arrival.
    /// By Entry and words: the line that stands for them.
    std::map<std::pair<std::uint32_t, std::uint64_t>, std::uint32_t> kept_;
    std::vector<std::uint32_t> stamp_of_;
    std::vector<Stamp> stamps_;
};

}  // namespace onrecord::indexer
