// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/capture_reader.hpp"

#include <string>
#include <string_view>

namespace onrecord::corpus::archive {

/// Raise it when a reader gives other Entries for the same bytes: Captures are then read again.
inline constexpr int reader_version = 1;

/// The key by which repeated imports are recognised: SHA-256 of the Capture's digest, the hints
/// that affect its Entries, the readers' version, and the given time (hints.seen, but not a file's
/// modification time). The time is included because the same bytes at another time are additional
/// evidence: the page had this content then, whatever was seen in between.
std::string import_key(std::string_view capture_sha256, const CaptureHints& hints);

}  // namespace onrecord::corpus::archive
