// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

// What the Archive knows of every Entry, so that words seen before are told from new ones.
namespace onrecord::corpus {

/// What an Entry's arrival means.
enum class Arrival : std::uint8_t { New, Revised, Unchanged };

/// When, and in which Capture, words were seen. Of two Captures of one moment the smaller digest
/// counts, so that the order of import decides nothing.
struct SeenIn {
    std::int64_t milliseconds = 0;
    std::uint64_t capture = 0;  ///< The first 8 bytes of its SHA-256.
    auto operator<=>(const SeenIn&) const = default;
};

struct Decision {
    Arrival arrival = Arrival::New;
    std::uint32_t number = 1;  ///< How many wordings of the Entry are known, these included.
    /// Whether the Archive needs a line: for new words, and for known ones in an earlier Capture
    /// than any before, whose times and bylines are then the better evidence.
    bool is_to_be_written = true;
};

/// The wordings of each Entry, as digests: some 150 bytes of memory an Entry.
class Revisions {
public:
    /// Half of a SHA-256: an accident would need 2^64 Entries.
    using Digest = std::array<std::uint64_t, 2>;
    struct Known {
        Digest words{};            ///< Of the Capture imported last.
        std::uint32_t number = 1;  ///< Wordings known.
    };

    /// Decides, and remembers these words as the last.
    Decision decide(const schema::Entry& entry, const SeenIn& seen);
    /// Remembers a line as it was decided earlier.
    void remember(const schema::Entry& entry, const SeenIn& seen) { decide(entry, seen); }
    void remember(const Digest& id, const Known& known) { known_[id] = known; }
    void remember_wording(const Digest& wording, const SeenIn& seen) { wordings_[wording] = seen; }

    std::uint64_t entry_count() const { return known_.size(); }
    std::uint64_t wording_count() const { return wordings_.size(); }
    template <class Visit>
    void for_each(Visit visit) const {
        for (const auto& [id, known] : known_) {
            visit(id, known);
        }
    }
    template <class Visit>
    void for_each_wording(Visit visit) const {
        for (const auto& [wording, seen] : wordings_) {
            visit(wording, seen);
        }
    }

private:
    struct Hash {
        std::size_t operator()(const Digest& digest) const { return digest[0]; }
    };
    std::unordered_map<Digest, Known, Hash> known_;
    /// By id and words together: where they were seen first.
    std::unordered_map<Digest, SeenIn, Hash> wordings_;
};

/// The first 32 of hexadecimal digits as two numbers. Throws Failure (bad data) when they are not.
Revisions::Digest half_digest(std::string_view hex);

/// The first 16 of hexadecimal digits as a number: what a Capture's record keeps of a wording.
std::uint64_t short_digest(std::string_view hex);

}  // namespace onrecord::corpus
