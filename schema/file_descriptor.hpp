// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>
#include <utility>

namespace onrecord::schema {

/// Owns a file descriptor (of a file or a socket) and closes it in the destructor unless give() was
/// called. A failing close() is ignored: data that must be on disk is synced before.
class FileDescriptor {
public:
    FileDescriptor() = default;
    /// Takes ownership of the result of open() or socket(). A negative number (a failed call) owns
    /// nothing.
    explicit FileDescriptor(int number) : number_{number} {}
    ~FileDescriptor() {
        if (is_open()) ::close(number_);
    }
    FileDescriptor(FileDescriptor&& other) noexcept : number_{other.give()} {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;

    bool is_open() const { return number_ >= 0; }
    int number() const { return number_; }
    /// Releases ownership: the caller must close it.
    int give() { return std::exchange(number_, -1); }

private:
    int number_ = -1;
};

}  // namespace onrecord::schema
