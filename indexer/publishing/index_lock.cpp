// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/publishing/index_lock.hpp"

#include "indexer/publishing/durable_files.hpp"
#include "schema/failure.hpp"
#include "schema/instant.hpp"
#include "schema/system_reason.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace onrecord::indexer {
namespace {

using schema::ExitStatus;
using schema::Failure;

std::string now() {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return schema::to_string(schema::Instant{
        std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()});
}

std::string holder() {
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    return "process " + std::to_string(::getpid()) + " on " + host.data() + " since " + now();
}

std::string read_holder(int descriptor) {
    std::array<char, 512> text{};
    const ssize_t size = ::pread(descriptor, text.data(), text.size(), 0);
    return size > 0 ? std::string{text.data(), static_cast<std::size_t>(size)}
                    : std::string{"another process"};
}

void take(int descriptor, const std::filesystem::path& index) {
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return;
    const int code = errno;
    if (code == EWOULDBLOCK) {
        throw Failure{ExitStatus::Locked,
                      "The index " + index.string() + " is being changed by " +
                          read_holder(descriptor) + ". Wait until it is done, or stop it."};
    }
    throw Failure{
        ExitStatus::CannotWrite,
        "Cannot lock the index " + index.string() + ": " + schema::reason_and_way_out(code)};
}

}  // namespace

IndexLock::IndexLock(const std::filesystem::path& index) {
    make_folders(index);
    const std::filesystem::path file = index / "lock";
    constexpr mode_t everyone_reads = 0644;
    descriptor_ =
        schema::FileDescriptor{::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, everyone_reads)};
    if (!descriptor_.is_open()) {
        throw Failure{ExitStatus::CannotCreate,
                      "Cannot write the lock file '" + file.string() +
                          "', so nothing was changed: " + schema::reason_and_way_out(errno)};
    }
    const int number = descriptor_.number();
    take(number, index);
    // Only for people who meet the lock: what locks is the flock, so a short write is no harm.
    const std::string who = holder();
    if (::ftruncate(number, 0) == 0 && ::pwrite(number, who.data(), who.size(), 0) < 0) {
        ::ftruncate(number, 0);
    }
    // The file stays: removing it would let two processes lock two files of the same name.
}

}  // namespace onrecord::indexer
