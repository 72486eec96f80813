// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/shards/shard_reuse.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace onrecord::indexer {
namespace {

namespace fs = std::filesystem;

void link_file(const fs::path& from, const fs::path& to) {
    std::error_code code;
    fs::create_hard_link(from, to, code);
    if (code) fs::copy_file(from, to, code);
    // A file that is missing shows when the digests are compared.
}

}  // namespace

OldShards::OldShards(fs::path folder, schema::Manifest manifest, schema::VerifiedFiles* verified)
    : folder_{std::move(folder)},
      manifest_{std::move(manifest)},
      verified_{verified} {}

bool OldShards::may_have(std::uint32_t documents) const {
    return std::any_of(manifest_.shards.begin(), manifest_.shards.end(), [&](const auto& shard) {
        return shard.documents == documents;
    });
}

std::optional<schema::ManifestShard> OldShards::link(std::string_view content,
                                                     const fs::path& folder) const {
    const auto same = [&](const schema::ManifestShard& shard) { return shard.content == content; };
    const auto old = std::find_if(manifest_.shards.begin(), manifest_.shards.end(), same);
    if (old == manifest_.shards.end()) return std::nullopt;
    fs::create_directories(folder);
    for (const schema::ManifestFile& file : old->files) {
        link_file(folder_ / old->folder / file.path, folder / file.path);
    }
    const auto is_sound = [&](const schema::ManifestFile& file) {
        return fs::exists(folder / file.path) && verified_->verify(folder / file.path, file);
    };
    if (std::ranges::all_of(old->files, is_sound)) {
        schema::ManifestShard shard = *old;
        shard.folder = folder.filename().string();
        return shard;
    }
    fs::remove_all(folder);
    return std::nullopt;
}

}  // namespace onrecord::indexer
