// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/capture_reader.hpp"

#include <string>
#include <string_view>

namespace onrecord::corpus::archive {

/// Raise it when a reader makes other Entries of the same bytes: Captures are then read again.
inline constexpr int reader_version = 1;

/// What makes an import the same as an earlier one: SHA-256 of the Capture's digest, the hints
/// that reach its Entries, and the readers' version; and the moment that it is given (hints.seen,
/// not a file's own time), for the same bytes at another moment are evidence of their own: the page
/// stood so then, whatever was seen between.
std::string import_key(std::string_view capture_sha256, const CaptureHints& hints);

}  // namespace onrecord::corpus::archive
