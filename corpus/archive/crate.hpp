// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/instant.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

// The metadata of an export: ro-crate-metadata.json, by RO-Crate 1.1
// (https://w3id.org/ro/crate/1.1).
namespace onrecord::corpus::archive {

inline constexpr const char* crate_file = "ro-crate-metadata.json";
inline constexpr const char* crate_lines_file = "archive.jsonl";

/// A file of the crate.
struct CratePart {
    std::string path;  ///< In the crate.
    std::string name;
    std::string media_type;
    std::uint64_t bytes = 0;
    std::string sha256;
    std::optional<schema::Instant> created;
};

struct Crate {
    std::string position;  ///< The Archive's position, at which its lines must end.
    schema::Instant made;
    std::vector<CratePart> parts;
};

std::string crate_metadata(const Crate& crate);

/// The position in the metadata; empty when the folder is not such an export.
std::optional<std::string> crate_position(const std::filesystem::path& folder);

}  // namespace onrecord::corpus::archive
