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

/// The Shards of the Generation before, as far as they can pass into the next one.
class OldShards {
public:
    /// `folder` is the old Generation's; without one nothing is ever found.
    OldShards() = default;
    /// `verified` outlives this.
    OldShards(std::filesystem::path folder,
              schema::Manifest manifest,
              schema::VerifiedFiles* verified);

    /// False: not even the size fits, so that its content need not be read.
    bool may_have(std::uint32_t documents) const;
    /// The row of the Shard of that content, its files hard-linked (copied where the file system
    /// has no links) into `folder` and verified there. Nothing when there is none, or
    /// when it is damaged: then it is built anew.
    std::optional<schema::ManifestShard> link(std::string_view content,
                                              const std::filesystem::path& folder) const;

private:
    std::filesystem::path folder_;
    schema::Manifest manifest_;
    schema::VerifiedFiles* verified_ = nullptr;
};

}  // namespace onrecord::indexer
