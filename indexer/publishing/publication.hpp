// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/generation.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

// How a Generation comes to be served. Whoever calls these holds the IndexLock.
namespace onrecord::indexer {

/// A folder of a build in the making, beside the Generations: its name begins with a dot, so that
/// nobody takes it for one. It goes with this object, and if the process is killed, with the next
/// build.
class StagingFolder {
public:
    StagingFolder(const std::filesystem::path& index, std::string_view name);
    ~StagingFolder();
    StagingFolder(const StagingFolder&) = delete;
    StagingFolder& operator=(const StagingFolder&) = delete;
    StagingFolder(StagingFolder&&) = delete;
    StagingFolder& operator=(StagingFolder&&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Removes what killed builds and gc left behind; returns how many folders.
std::size_t remove_leftovers(const std::filesystem::path& index);

/// Publishes what `staging` holds as the Generation of `manifest`: syncs everything, writes the
/// Manifest last, renames, and makes it the served one. A rollback ends with it.
void publish(const std::filesystem::path& index,
             const std::filesystem::path& staging,
             const schema::Manifest& manifest);

/// Makes a Generation the served one.
void set_current(const std::filesystem::path& index, std::uint64_t number);

/// A rollback is remembered, so that a build of the same Archive does not undo it: which
/// Generation somebody chose to serve, and the newest one at that time.
struct Rollback {
    std::uint64_t served = 0;
    std::uint64_t passed_over = 0;
};
void remember_rollback(const std::filesystem::path& index, const Rollback& rollback);
void forget_rollback(const std::filesystem::path& index);
/// Nothing when the served Generation is the newest by intention.
std::optional<Rollback> remembered_rollback(const std::filesystem::path& index);

}  // namespace onrecord::indexer
