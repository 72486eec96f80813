// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/containers/record.hpp"

#include <string_view>

// Archives and compressed files, by libarchive (docs/decisions/0014): zip (including WACZ and X
// archives), tar, xz and bzip2. (gzip and zstd are handled by files/byte_source.hpp.) Read as a
// stream; nothing is written to disk.
namespace onrecord::corpus::containers {

bool is_zip(std::string_view head);
bool is_tar(std::string_view head);
bool is_xz(std::string_view head);
bool is_bzip2(std::string_view head);

/// Passes on each member whose name suggests that it may contain Entries, as a stream with the
/// member's own time; the others as empty records, for counting. At most `most_members` are
/// examined.
void read_packed(files::LineReader& capture, formats::Intake& intake, const RecordSink& sink);

inline constexpr std::uint64_t most_members = 100'000;

}  // namespace onrecord::corpus::containers
