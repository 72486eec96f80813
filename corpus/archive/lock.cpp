// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/lock.hpp"

#include "schema/failure.hpp"

#include <array>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace onrecord::corpus::archive {
namespace {

std::string holder(int descriptor) {
    std::array<char, 32> text{};
    const ssize_t got = ::pread(descriptor, text.data(), text.size(), 0);
    std::string pid{text.data(), got > 0 ? static_cast<std::size_t>(got) : 0};
    pid.resize(pid.find_last_not_of("\n") + 1);
    return pid.empty() ? "another process" : "process " + pid;
}

void write_holder(int descriptor) {
    const std::string pid = std::to_string(::getpid()) + '\n';
    // The pid is for people; the lock holds without it.
    [[maybe_unused]] const bool is_written =
        ::ftruncate(descriptor, 0) == 0 && ::pwrite(descriptor, pid.data(), pid.size(), 0) > 0;
}

/// Readers hold the lock for a moment only, and together; another writer holds it alone.
bool take_alone(int descriptor) {
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return true;
    return ::flock(descriptor, LOCK_SH | LOCK_NB) == 0 && ::flock(descriptor, LOCK_EX) == 0;
}

}  // namespace

Lock::Lock(const std::filesystem::path& file) {
    constexpr mode_t everyone_reads = 0644;
    descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, everyone_reads);
    if (descriptor_ < 0) {
        throw schema::Failure{
            schema::ExitStatus::CannotCreate,
            "Cannot create the lock file '" + file.string() + "'. Check the folder's permissions."};
    }
    if (!take_alone(descriptor_)) {
        const std::string who = holder(descriptor_);
        ::close(std::exchange(descriptor_, -1));
        throw schema::Failure{schema::ExitStatus::Locked,
                              "The Archive '" + file.parent_path().string() +
                                  "' is being written by " + who + ". Try again when it is done."};
    }
    write_holder(descriptor_);
}

Lock::~Lock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Lock::Lock(Lock&& other) noexcept : descriptor_{std::exchange(other.descriptor_, -1)} {}

Lock& Lock::operator=(Lock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

ReadersLook::ReadersLook(const std::filesystem::path& file)
    : descriptor_{::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)} {
    // A pipe that stands there would never answer.
    // Without a lock file (a copy on read-only media) nobody writes.
    is_being_written_ = descriptor_ >= 0 && ::flock(descriptor_, LOCK_SH | LOCK_NB) != 0;
}

ReadersLook::~ReadersLook() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace onrecord::corpus::archive
