// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

// The raw Captures in an Archive (folder captures/), content-addressed by the SHA-256 of their
// bytes.
namespace onrecord::corpus::archive {

/// The path of the raw Capture with this SHA-256.
std::filesystem::path kept_file(const std::filesystem::path& archive, const std::string& sha256);

/// SHA-256 of the decompressed contents; empty when it cannot be decompressed.
std::string digest_of_kept(const std::filesystem::path& kept);

/// Moves a file of the Archive to its folder `aside` under an unused name.
std::filesystem::path move_aside(const std::filesystem::path& archive,
                                 const std::filesystem::path& file);

}  // namespace onrecord::corpus::archive
