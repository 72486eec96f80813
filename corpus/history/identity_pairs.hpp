// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/history/identity_groups.hpp"
#include "corpus/history/sightings.hpp"
#include "corpus/history/word_signature.hpp"

#include <compare>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

// Finds pairs of Entries of one Liveblog that may be the same one. Candidate pairs come from equal
// times, equal words or equal titles (blocking, in terms of record linkage), never from comparing
// all with all.
namespace onrecord::corpus::history {

/// Two Entries to compare: indices into Sightings::entries(), the smaller first.
struct EntryPair {
    std::uint32_t one = 0;
    std::uint32_t other = 0;
    auto operator<=>(const EntryPair&) const = default;
};

/// Pairs within one Liveblog that no Capture shows together; sorted, without duplicates.
std::vector<EntryPair> find_pairs(const Sightings& sightings, Groups& liveblogs);

enum class Sameness : std::uint8_t { Different, Perhaps, Same };

struct Judgement {
    Sameness sameness = Sameness::Different;
    double strength = 0;        ///< For Same: stronger pairs are joined first.
    std::string_view why = {};  ///< For Perhaps: part of a sentence.
};

/// The evidence about one Entry: its Sightings, and a signature for each.
struct EntryEvidence {
    std::span<const Sighting> sightings;
    std::span<const WordSignature> signatures;
};

/// Judges two Entries of the same Outlet and Liveblog. They are the same with the same time and
/// most of their words in common, or with the same words on one day. Different numbers at the same
/// minute leave doubt.
Judgement judge_pair(const EntryEvidence& one, const EntryEvidence& other);

}  // namespace onrecord::corpus::history
