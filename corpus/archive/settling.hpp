// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive/chain.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

// Where an Archive ends, found without changing anything. Three witnesses are heard: the chain
// itself, COMMITTED (with its own digest), and the cache `known`, which has seen the chain before.
// Whole chained blocks of closed Captures count whatever COMMITTED says (a restore may have brought
// back an older one); what stands behind them is the rest of an import that did not finish, but
// only if it looks like one. All else is a doubt, and with a doubt nothing is written.
namespace onrecord::corpus::archive {

/// What makes it unsure where the Archive ends.
struct Doubt {
    std::string place;
    std::string reason;
};

/// Bytes of a segment behind the end.
struct Rest {
    std::uint32_t segment = 1;
    std::uint64_t offset_bytes = 0;
    std::uint64_t bytes = 0;
};

struct Settlement {
    ChainPosition end;        ///< After the last whole closed Capture.
    ChainPosition committed;  ///< What COMMITTED says; before `end` where that was behind.
    std::vector<Rest> rests;
    std::optional<Doubt> doubt;
};

/// `Everything` also looks behind the committed end; for when nobody writes.
enum class LookBehind : std::uint8_t { Nothing, Everything };

/// The archive's folder must be there. Costs one block and what stands behind the committed end.
Settlement settle(const std::filesystem::path& archive, LookBehind look);

/// The Failure (bad data) for a doubt, with the way out.
[[noreturn]] void fail_on_doubt(const std::filesystem::path& archive, const Doubt& doubt);

/// Copies what stands behind the end to `archive`/aside, and only then takes it out of the
/// segments. Gives the files that were made.
std::vector<std::filesystem::path> set_aside(const std::filesystem::path& archive,
                                             const std::vector<Rest>& rests);

/// The rest of all segments behind a position.
std::vector<Rest> rests_behind(const std::filesystem::path& segments, const ChainPosition& end);

}  // namespace onrecord::corpus::archive
