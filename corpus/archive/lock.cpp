// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/lock.hpp"

#include "schema/failure.hpp"
#include "schema/system_reason.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <unistd.h>

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
    descriptor_ =
        schema::FileDescriptor{::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, everyone_reads)};
    if (!descriptor_.is_open()) {
        throw schema::Failure{schema::ExitStatus::CannotCreate,
                              "Cannot write the lock file '" + file.string() +
                                  "', so nothing was "
                                  "changed: " +
                                  schema::reason_and_way_out(errno)};
    }
    if (!take_alone(descriptor_.number())) {
        throw schema::Failure{schema::ExitStatus::Locked,
                              "The Archive '" + file.parent_path().string() +
                                  "' is being written by " + holder(descriptor_.number()) +
                                  ". Try again when it is done."};
    }
    write_holder(descriptor_.number());
}

ReadersLook::ReadersLook(const std::filesystem::path& file)
    // A pipe that stands there would never answer.
    : descriptor_{::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)},
      // Without a lock file (a copy on read-only media) nobody writes.
      is_being_written_{descriptor_.is_open() &&
                        ::flock(descriptor_.number(), LOCK_SH | LOCK_NB) != 0} {}

}  // namespace onrecord::corpus::archive
