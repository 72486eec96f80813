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

/// Keeps writers from beginning for the moment that a reader looks behind the committed end. A
/// writer waits for it; it waits for nobody.
class ReadersLook {
public:
    explicit ReadersLook(const std::filesystem::path& file);
    ~ReadersLook();
    ReadersLook(const ReadersLook&) = delete;
    ReadersLook& operator=(const ReadersLook&) = delete;
    ReadersLook(ReadersLook&&) = delete;
    ReadersLook& operator=(ReadersLook&&) = delete;

    /// A writer is at work: what stands behind the committed end is its business.
    bool is_being_written() const { return is_being_written_; }

private:
    int descriptor_ = -1;
    bool is_being_written_ = false;
};

}  // namespace onrecord::corpus::archive
