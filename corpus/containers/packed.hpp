// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/containers/record.hpp"

#include <string_view>

// What packs files together or alone, by libarchive: zip (WACZ and X archives are zips), tar, xz
// and bzip2 (gzip and zstd are unpacked below, by ByteSource). Read as a stream from its beginning,
// and nothing is ever written to the disk.
namespace onrecord::corpus::containers {

bool is_zip(std::string_view head);
bool is_tar(std::string_view head);
bool is_xz(std::string_view head);
bool is_bzip2(std::string_view head);

/// Hands on each member whose name says that it may hold Entries, as a stream with the member's own
/// time; the rest as records of no bytes, to be counted. At most `most_members` are looked at.
void read_packed(files::LineReader& capture, formats::Intake& intake, const RecordSink& sink);

inline constexpr std::uint64_t most_members = 100'000;

}  // namespace onrecord::corpus::containers
