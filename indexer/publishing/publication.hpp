// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/generation.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

// Publishing a Generation. Callers must hold the IndexLock.
namespace onrecord::indexer {

/// The folder in which a build creates a Generation. Its name starts with a dot, so that it is not
/// mistaken for one. The destructor removes it; after a kill, the next build does.
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

/// Removes the remains of killed builds and gc runs; returns the number of folders.
std::size_t remove_leftovers(const std::filesystem::path& index);

/// Publishes `staging` as the Generation of `manifest`: syncs all files, writes the Manifest last,
/// renames the folder, and makes it the served one. Ends a rollback.
void publish(const std::filesystem::path& index,
             const std::filesystem::path& staging,
             const schema::Manifest& manifest);

/// Makes a Generation the served one.
void set_current(const std::filesystem::path& index, std::uint64_t number);

/// A recorded rollback: the Generation chosen to be served, and the newest one at that time. It
/// prevents a build of the same Archive from undoing the rollback.
struct Rollback {
    std::uint64_t served = 0;
    std::uint64_t passed_over = 0;
};
void remember_rollback(const std::filesystem::path& index, const Rollback& rollback);
void forget_rollback(const std::filesystem::path& index);
/// Empty when no rollback is in force.
std::optional<Rollback> remembered_rollback(const std::filesystem::path& index);

}  // namespace onrecord::indexer
