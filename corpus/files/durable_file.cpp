// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/files/durable_file.hpp"

#include "schema/failure.hpp"
#include "schema/system_reason.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace onrecord::corpus::files {
namespace {

using schema::ExitStatus;
using schema::FileDescriptor;

[[noreturn]] void fail(ExitStatus status,
                       std::string_view what,
                       const std::filesystem::path& file,
                       int error) {
    throw schema::Failure{status,
                          "Cannot " + std::string{what} + " '" + file.string() +
                              "': " + schema::reason_and_way_out(error)};
}

FileDescriptor open_or_fail(const std::filesystem::path& file, int flags) {
    constexpr mode_t everyone_reads = 0644;
    FileDescriptor descriptor{::open(file.c_str(), flags | O_CLOEXEC, everyone_reads)};
    if (!descriptor.is_open()) fail(ExitStatus::CannotCreate, "create", file, errno);
    return descriptor;
}

FileDescriptor open_folder(const std::filesystem::path& folder) {
    FileDescriptor descriptor{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!descriptor.is_open()) fail(ExitStatus::CannotWrite, "open", folder, errno);
    return descriptor;
}

}  // namespace

AppendFile::AppendFile(const std::filesystem::path& file, std::uint64_t size_bytes)
    : file_{file},
      size_bytes_{size_bytes} {
    std::error_code ignored;
    const bool is_new = !std::filesystem::exists(file, ignored);
    descriptor_ = open_or_fail(file, O_WRONLY | O_CREAT);
    const int number = descriptor_.number();
    const auto size = static_cast<off_t>(size_bytes);
    if (::ftruncate(number, size) != 0 || ::lseek(number, size, SEEK_SET) != size) {
        fail(ExitStatus::CannotWrite, "write", file, errno);
    }
    if (is_new) flush_folder(file.parent_path());
}

void AppendFile::append(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail(ExitStatus::CannotWrite, "write", file_, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
        size_bytes_ += static_cast<std::uint64_t>(written);
    }
}

void AppendFile::flush() {
    if (::fsync(descriptor_.number()) != 0) fail(ExitStatus::CannotWrite, "write", file_, errno);
}

void replace_file(const std::filesystem::path& file, std::string_view bytes) {
    std::filesystem::path next = file;
    next += ".new";
    AppendFile writer{next, 0};
    writer.append(bytes);
    writer.flush();
    if (::rename(next.c_str(), file.c_str()) != 0) {
        fail(ExitStatus::CannotWrite, "replace", file, errno);
    }
    flush_folder(file.parent_path());
}

void flush_folder(const std::filesystem::path& folder) {
    const std::filesystem::path named = folder.empty() ? std::filesystem::path{"."} : folder;
    const FileDescriptor descriptor = open_folder(named);
    // Some file systems cannot flush a folder and need not.
    if (::fsync(descriptor.number()) != 0 && errno != EINVAL) {
        fail(ExitStatus::CannotWrite, "write", named, errno);
    }
}

void flush_file_system(const std::filesystem::path& folder) {
    const FileDescriptor descriptor = open_folder(folder);
    if (::syncfs(descriptor.number()) != 0) fail(ExitStatus::CannotWrite, "write", folder, errno);
}

void make_folders(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) fail(ExitStatus::CannotCreate, "create", folder, error.value());
    if (folder.has_parent_path()) flush_folder(folder.parent_path());
}

}  // namespace onrecord::corpus::files
