// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/generation.hpp"
#include "schema/verified_files.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord::indexer {

/// The Shards of the previous Generation that can be reused.
class OldShards {
public:
    /// Without a folder, nothing is ever found.
    OldShards() = default;
    /// `folder` is the old Generation's. `verified` must outlive this object.
    OldShards(std::filesystem::path folder,
              schema::Manifest manifest,
              schema::VerifiedFiles* verified);

    /// Whether any Shard has this many documents; if not, the contents need not be compared.
    bool may_have(std::uint32_t documents) const;
    /// Hard-links the files of the Shard with that content digest into `folder` (copies them if the
    /// file system has no links), verifies them there, and returns the Shard's row. Empty when
    /// there is none or it is damaged; it must then be built.
    std::optional<schema::ManifestShard> link(std::string_view content,
                                              const std::filesystem::path& folder) const;

private:
    std::filesystem::path folder_;
    schema::Manifest manifest_;
    schema::VerifiedFiles* verified_ = nullptr;
};

}  // namespace onrecord::indexer
