// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/file_descriptor.hpp"

#include <filesystem>

namespace onrecord::corpus::archive {

/// Holds an exclusive flock on a lock file until destruction; the kernel releases it when the
/// process ends in any way. Throws Failure (locked), naming the process that holds it.
class Lock {
public:
    explicit Lock(const std::filesystem::path& file);

private:
    schema::FileDescriptor descriptor_;
};

/// Prevents writers from starting while a reader examines data after the committed end. A writer
/// waits for it; it never waits itself.
class ReadersLook {
public:
    explicit ReadersLook(const std::filesystem::path& file);

    /// Whether a writer is active; then the data after the committed end must be left to it.
    bool is_being_written() const { return is_being_written_; }

private:
    schema::FileDescriptor descriptor_;
    bool is_being_written_ = false;
};

}  // namespace onrecord::corpus::archive
