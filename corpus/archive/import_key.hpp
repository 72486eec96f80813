// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/capture_reader.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace onrecord::corpus::archive {

/// Raise it when a reader makes other Entries of the same bytes: Captures are then read again.
inline constexpr int reader_version = 1;

/// What makes an import the same as an earlier one: SHA-256 of the Capture's digest, the hints
/// that reach its Entries, and the readers' version; and the moment that a list gives this very
/// Capture, for the same bytes at another moment are evidence of their own.
std::string import_key(std::string_view capture_sha256,
                       const CaptureHints& hints,
                       const std::optional<schema::Instant>& listed);

}  // namespace onrecord::corpus::archive
