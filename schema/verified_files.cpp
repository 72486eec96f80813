// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/verified_files.hpp"

#include "schema/sha256.hpp"

#include <set>
#include <sstream>
#include <sys/stat.h>

namespace onrecord::schema {
namespace {

/// Calls `visit` with the path and the row of every file of a Generation.
template <class Visit>
void for_each_file(const std::filesystem::path& folder, const Manifest& manifest, Visit visit) {
    for (const ManifestFile& file : manifest.files) {
        visit(folder / file.path, file);
    }
    for (const ManifestShard& shard : manifest.shards) {
        for (const ManifestFile& file : shard.files) {
            visit(folder / shard.folder / file.path, file);
        }
    }
}

}  // namespace

std::pair<VerifiedFiles::Identity, VerifiedFiles::Look> VerifiedFiles::look_at(
    const std::filesystem::path& file, std::string sha256) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return {};
    return {{status.st_dev, status.st_ino},
            {static_cast<std::uint64_t>(status.st_size),
             status.st_mtim.tv_sec,
             status.st_mtim.tv_nsec,
             std::move(sha256)}};
}

bool VerifiedFiles::verify(const std::filesystem::path& file, const ManifestFile& row) {
    const auto [identity, look] = look_at(file, row.sha256);
    const auto known = known_.find(identity);
    if (known != known_.end() && known->second == look && look.bytes == row.bytes) return true;
    if (sha256_of_file(file) != row.sha256) return false;
    // What was changed while it was read is not remembered.
    if (look_at(file, row.sha256) == std::pair{identity, look}) known_[identity] = look;
    return true;
}

void VerifiedFiles::add(const std::filesystem::path& folder, const Manifest& manifest) {
    for_each_file(
        folder, manifest, [&](const std::filesystem::path& file, const ManifestFile& row) {
            const auto [identity, look] = look_at(file, row.sha256);
            if (look.bytes == row.bytes) known_[identity] = look;
        });
}

void VerifiedFiles::keep_only(const Manifest& manifest) {
    std::set<std::string> digests;
    for_each_file({}, manifest, [&](const std::filesystem::path&, const ManifestFile& row) {
        digests.insert(row.sha256);
    });
    std::erase_if(known_, [&](const auto& one) { return !digests.contains(one.second.sha256); });
}

std::string VerifiedFiles::to_text() const {
    std::ostringstream text;
    for (const auto& [identity, look] : known_) {
        text << identity.first << ' ' << identity.second << ' ' << look.bytes << ' ' << look.seconds
             << ' ' << look.nanoseconds << ' ' << look.sha256 << '\n';
    }
    return text.str();
}

VerifiedFiles VerifiedFiles::from_text(std::string_view text) {
    VerifiedFiles files;
    std::istringstream lines{std::string{text}};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream parts{line};
        Identity identity;
        Look look;
        if (parts >> identity.first >> identity.second >> look.bytes >> look.seconds >>
            look.nanoseconds >> look.sha256) {
            files.known_[identity] = look;
        }
    }
    return files;
}

}  // namespace onrecord::schema
