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

// Which Entries of one Liveblog may be one. Nothing here compares all with
// all: only what has the same time, the same words or the same title is looked at.
namespace onrecord::corpus::history {

/// Two Entries (places in Sightings::entries(), the smaller first) to be compared.
struct EntryPair {
    std::uint32_t one = 0;
    std::uint32_t other = 0;
    auto operator<=>(const EntryPair&) const = default;
};

/// Pairs within one Liveblog that no Capture shows together; sorted, once each.
std::vector<EntryPair> find_pairs(const Sightings& sightings, Groups& liveblogs);

enum class Sameness : std::uint8_t { Different, Perhaps, Same };

struct Judgement {
    Sameness sameness = Sameness::Different;
    double strength = 0;        ///< Of Same: the stronger are joined first.
    std::string_view why = {};  ///< Of Perhaps: a sentence part.
};

/// What is known of one Entry when a pair is judged: its Sightings, and a signature for each.
struct EntryEvidence {
    std::span<const Sighting> sightings;
    std::span<const WordSignature> signatures;
};

/// The same Outlet and Liveblog taken for granted: the same time and most of the words make one
/// Entry, as do the same words on one day. Numbers that differ at the same minute leave doubt.
Judgement judge_pair(const EntryEvidence& one, const EntryEvidence& other);

}  // namespace onrecord::corpus::history
