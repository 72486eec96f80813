// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace onrecord::corpus::archive {

/// Holds a lock file (flock) for as long as it lives; the kernel lets go of it when the process
/// dies, however that happens. Throws Failure (locked) naming the process that holds it.
class Lock {
public:
    explicit Lock(const std::filesystem::path& file);
    ~Lock();
    Lock(Lock&& other) noexcept;
    Lock& operator=(Lock&& other) noexcept;
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

private:
    int descriptor_ = -1;
};

}  // namespace onrecord::corpus::archive
