// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace onrecord::corpus::archive {

/// Holds an exclusive flock on a lock file until destruction; the kernel releases it when the
/// process ends in any way. Throws Failure (locked), naming the process that holds it.
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

/// Prevents writers from starting while a reader examines data after the committed end. A writer
/// waits for it; it never waits itself.
class ReadersLook {
public:
    explicit ReadersLook(const std::filesystem::path& file);
    ~ReadersLook();
    ReadersLook(const ReadersLook&) = delete;
    ReadersLook& operator=(const ReadersLook&) = delete;
    ReadersLook(ReadersLook&&) = delete;
    ReadersLook& operator=(ReadersLook&&) = delete;

    /// Whether a writer is active; then the data after the committed end must be left to it.
    bool is_being_written() const { return is_being_written_; }

private:
    int descriptor_ = -1;
    bool is_being_written_ = false;
};

}  // namespace onrecord::corpus::archive
