// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>
#include <utility>

namespace onrecord::schema {

/// A file descriptor (of a file or a socket), closed at the end of its block unless it is given
/// away. Nothing is told of a close that fails: what must be on disk is synced before.
class FileDescriptor {
public:
    /// Takes what open() or socket() gave; a negative number is one that failed, and holds nothing.
    explicit FileDescriptor(int number) : number_{number} {}
    ~FileDescriptor() {
        if (number_ >= 0) ::close(number_);
    }
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    FileDescriptor(FileDescriptor&&) = delete;
    FileDescriptor& operator=(FileDescriptor&&) = delete;

    int number() const { return number_; }
    /// The caller closes it from now on.
    int give() { return std::exchange(number_, -1); }

private:
    int number_;
};

}  // namespace onrecord::schema
