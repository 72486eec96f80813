// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

// What the Archive knows of every Entry, so that words seen before are told from changed ones.
namespace onrecord::corpus {

/// What an Entry's arrival means.
enum class Arrival : std::uint8_t { New, Revised, Unchanged };

struct Decision {
    Arrival arrival = Arrival::New;
    std::uint32_t number = 1;  ///< Of the Revision that these words are.
};

/// The last known words of each Entry, as digests: some 90 bytes of memory an Entry. An Entry
/// whose words go back to older ones is revised too: the record is of what was printed when.
class Revisions {
public:
    /// Half of a SHA-256: an accident would need 2^64 Entries.
    using Digest = std::array<std::uint64_t, 2>;
    struct Known {
        Digest words{};
        std::uint32_t number = 1;
    };

    /// Decides, and remembers these words as the last.
    Decision decide(const schema::Entry& entry);
    /// Remembers a Revision as it was decided earlier.
    void remember(const schema::Entry& entry, std::uint32_t number);
    void remember(const Digest& id, const Known& known) { known_[id] = known; }

    std::uint64_t entry_count() const { return known_.size(); }
    template <class Visit>
    void for_each(Visit visit) const {
        for (const auto& [id, known] : known_)
            visit(id, known);
    }

private:
    struct Hash {
        std::size_t operator()(const Digest& digest) const { return digest[0]; }
    };
    std::unordered_map<Digest, Known, Hash> known_;
};

/// The first 32 of hexadecimal digits as two numbers. Throws Failure (bad data) when they are not.
Revisions::Digest half_digest(std::string_view hex);

}  // namespace onrecord::corpus
