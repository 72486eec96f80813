// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

// The raw Captures that an Archive keeps, each under the SHA-256 of its bytes.
namespace onrecord::corpus::archive {

/// Where the raw Capture of this SHA-256 is kept.
std::filesystem::path kept_file(const std::filesystem::path& archive, const std::string& sha256);

/// SHA-256 of the bytes that a kept Capture unpacks to; empty when it does not unpack.
std::string digest_of_kept(const std::filesystem::path& kept);

/// Moves a file of the Archive to its folder `aside`, beside what is there already.
std::filesystem::path move_aside(const std::filesystem::path& archive,
                                 const std::filesystem::path& file);

}  // namespace onrecord::corpus::archive
