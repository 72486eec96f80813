// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace onrecord::corpus::files {

/// A folder that appears atomically: it is created under a temporary name beside its final place
/// and renamed when complete; otherwise the destructor removes it. The remains of a killed process
/// are removed by the next one.
class UnfinishedFolder {
public:
    /// `folder` must not exist or be empty. Throws Failure (cannot create).
    explicit UnfinishedFolder(const std::filesystem::path& folder);
    ~UnfinishedFolder();
    UnfinishedFolder(const UnfinishedFolder&) = delete;
    UnfinishedFolder& operator=(const UnfinishedFolder&) = delete;
    UnfinishedFolder(UnfinishedFolder&&) = delete;
    UnfinishedFolder& operator=(UnfinishedFolder&&) = delete;

    /// Its temporary path.
    const std::filesystem::path& path() const { return made_; }
    /// Flushes it and renames it. Throws Failure (cannot write).
    void finish();

private:
    std::filesystem::path folder_;
    std::filesystem::path made_;
};

}  // namespace onrecord::corpus::files
