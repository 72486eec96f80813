// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace onrecord::corpus::files {

/// A folder in the making: it stands beside its place under another name until it is whole, and
/// goes with this object if it never gets so. What a killed process left is removed by the next
/// one.
class UnfinishedFolder {
public:
    /// `folder` must not be there, or be empty. Throws Failure (cannot create).
    explicit UnfinishedFolder(const std::filesystem::path& folder);
    ~UnfinishedFolder();
    UnfinishedFolder(const UnfinishedFolder&) = delete;
    UnfinishedFolder& operator=(const UnfinishedFolder&) = delete;
    UnfinishedFolder(UnfinishedFolder&&) = delete;
    UnfinishedFolder& operator=(UnfinishedFolder&&) = delete;

    /// Where it stands now.
    const std::filesystem::path& path() const { return made_; }
    /// Flushes it and gives it its name. Throws Failure (cannot write).
    void finish();

private:
    std::filesystem::path folder_;
    std::filesystem::path made_;
};

}  // namespace onrecord::corpus::files
