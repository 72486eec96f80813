// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive/chain.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

// Recovery: determines the end of an Archive without changing anything. Three sources are compared:
// the chain itself, COMMITTED (with its own digest), and the cache `known`, which records an
// earlier state of the chain. Complete chained blocks of finished Captures are accepted even if
// COMMITTED does not cover them (a restore may have brought back an older COMMITTED). Data after
// them is the remains of an unfinished import, but only if it looks like one. Anything else is a
// doubt, and then nothing is written.
namespace onrecord::corpus::archive {

/// Why the end of the Archive is uncertain.
struct Doubt {
    std::string place;
    std::string reason;
};

/// Bytes of a segment after the end.
struct Rest {
    std::uint32_t segment = 1;
    std::uint64_t offset_bytes = 0;
    std::uint64_t bytes = 0;
};

struct Settlement {
    ChainPosition end;        ///< After the last complete Capture.
    ChainPosition committed;  ///< The position in COMMITTED; may be before `end`.
    std::vector<Rest> rests;
    std::optional<Doubt> doubt;
};

/// `Everything` also examines data after the committed end; only while no writer is active.
enum class LookBehind : std::uint8_t { Nothing, Everything };

/// The file that marks a folder as a backup (archive_backup.hpp).
inline constexpr const char* backup_marker = "BACKUP";

/// The folder must exist. Cost: reading one block and the data after the committed end.
/// Throws Failure (bad data) for a first backup that was interrupted before it had a segment,
/// because it must not be read as an empty Archive.
Settlement settle(const std::filesystem::path& archive, LookBehind look);

/// Throws the Failure (bad data) for a doubt, with what to do about it.
[[noreturn]] void fail_on_doubt(const std::filesystem::path& archive, const Doubt& doubt);

/// Copies the data after the end to `archive`/aside and then truncates the segments. Returns the
/// new files.
std::vector<std::filesystem::path> set_aside(const std::filesystem::path& archive,
                                             const std::vector<Rest>& rests);

/// The data of all segments after a position.
std::vector<Rest> rests_behind(const std::filesystem::path& segments, const ChainPosition& end);

}  // namespace onrecord::corpus::archive
