// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive.hpp"
#include "corpus/identities.hpp"
#include "corpus/revisions.hpp"
#include "corpus/wordings.hpp"
#include "schema/entry.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

// Computes each Revision's place in its Entry's history while the Archive is read. Of several lines
// with the same words one is kept to represent them; its stamp says when the words were on the page
// (corpus/wordings.hpp).
namespace onrecord::indexer {

/// Reads the lines of an Archive; the result does not depend on the order of import. Memory: about
/// 110 bytes per Revision and 16 per sighting until finish(); afterwards the stamps.
class Histories {
public:
    explicit Histories(const corpus::Identities& identities) : identities_{identities} {}

    /// `revision` is the number of the line, from 0.
    void add(const corpus::ArchivedRevision& line, std::uint32_t revision);
    void add(const corpus::ArchivedView& view);
    /// Call once, after the last add().
    void finish();

    /// Whether the line represents its words: of lines with equal words, the one seen first, or the
    /// first one with the Outlet's own time if that agrees (for a page and text copied from it).
    bool is_kept(std::uint32_t revision) const { return stamp_of_[revision] != absent; }
    schema::RevisionStamp stamp(std::uint32_t revision) const;

private:
    static constexpr std::uint32_t absent = UINT32_MAX;

    struct Line {
        std::uint32_t entry = 0;
        std::uint32_t revision = 0;
        std::uint64_t words = 0;
        std::int64_t seen = 0;
        std::uint32_t capture = 0;   ///< Index into captures_.
        std::uint32_t liveblog = 0;  ///< Index into liveblogs_.
        std::int64_t minute = 0;     ///< Of the publication time.
        bool has_own_time = false;
    };

    /// A wording's stamp, with Captures as indices, which take a tenth of the memory of digests.
    struct Stamp {
        schema::RevisionStamp revision;
        std::uint32_t capture = 0;
        std::uint32_t last_capture = 0;
    };

    /// The words of an Entry, and the line that represents them.
    struct Kept {
        std::uint32_t entry = 0;
        std::uint32_t revision = 0;
        std::uint64_t words = 0;
    };
    struct Hash {
        std::size_t operator()(const corpus::HalfDigest& digest) const { return digest[0]; }
    };

    std::uint32_t entry_number(std::string_view id);
    std::uint32_t liveblog_number(std::string_view id);
    std::uint32_t capture_number(std::string_view sha256);
    void number_captures_by_digest();
    void add_views_of_old_captures();
    void keep_earliest();
    const Line& best_of(std::span<const Line> same_words) const;
    const Kept* kept_of(std::uint32_t entry, std::uint64_t words) const;
    void tell(std::vector<corpus::LiveblogView>&& views);

    const corpus::Identities& identities_;
    std::vector<Line> lines_;
    std::unordered_map<corpus::HalfDigest, std::uint32_t, Hash> entries_;
    std::map<std::string, std::uint32_t, std::less<>> liveblog_numbers_;
    std::vector<std::string> liveblogs_;
    std::map<std::string, std::vector<corpus::LiveblogView>, std::less<>> views_;
    std::map<schema::CaptureDigest, std::uint32_t> capture_numbers_;
    /// By number: in the order of arrival until finish(), then sorted by digest, so that the result
    /// does not depend on the order of import.
    std::vector<schema::CaptureDigest> captures_;
    std::vector<bool> has_views_;  ///< By the Capture's number in the order of arrival.
    std::vector<Kept> kept_;       ///< Sorted by Entry and words.
    std::vector<std::uint32_t> stamp_of_;
    std::vector<Stamp> stamps_;
};

}  // namespace onrecord::indexer
