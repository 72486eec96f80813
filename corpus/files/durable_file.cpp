// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/files/durable_file.hpp"

#include "schema/failure.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace onrecord::corpus::files {
namespace {

using schema::ExitStatus;

[[noreturn]] void fail(ExitStatus status,
                       std::string_view what,
                       const std::filesystem::path& file,
                       int error) {
    throw schema::Failure{status,
                          "Cannot " + std::string{what} + " '" + file.string() +
                              "': " + std::generic_category().message(error) +
                              ". Check the permissions and the space left on the disk."};
}

int open_or_fail(const std::filesystem::path& file, int flags) {
    constexpr mode_t everyone_reads = 0644;
    const int descriptor = ::open(file.c_str(), flags | O_CLOEXEC, everyone_reads);
    if (descriptor < 0) fail(ExitStatus::CannotCreate, "create", file, errno);
    return descriptor;
}

}  // namespace

AppendFile::AppendFile(const std::filesystem::path& file, std::uint64_t size_bytes)
    : file_{file},
      size_bytes_{size_bytes} {
    std::error_code ignored;
    const bool is_new = !std::filesystem::exists(file, ignored);
    descriptor_ = open_or_fail(file, O_WRONLY | O_CREAT);
    const auto size = static_cast<off_t>(size_bytes);
    if (::ftruncate(descriptor_, size) != 0 || ::lseek(descriptor_, size, SEEK_SET) != size) {
        const int error = errno;
        ::close(descriptor_);
        fail(ExitStatus::CannotWrite, "write", file, error);
    }
    if (is_new) flush_folder(file.parent_path());
}

AppendFile::~AppendFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

AppendFile::AppendFile(AppendFile&& other) noexcept
    : file_{std::move(other.file_)},
      descriptor_{std::exchange(other.descriptor_, -1)},
      size_bytes_{other.size_bytes_} {}

AppendFile& AppendFile::operator=(AppendFile&& other) noexcept {
    std::swap(file_, other.file_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(size_bytes_, other.size_bytes_);
    return *this;
}

void AppendFile::append(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail(ExitStatus::CannotWrite, "write", file_, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
        size_bytes_ += static_cast<std::uint64_t>(written);
    }
}

void AppendFile::flush() {
    if (::fsync(descriptor_) != 0) fail(ExitStatus::CannotWrite, "write", file_, errno);
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
    const int descriptor = ::open(named.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) fail(ExitStatus::CannotWrite, "open", named, errno);
    const int status = ::fsync(descriptor);
    const int error = errno;
    ::close(descriptor);
    // Some file systems cannot flush a folder and need not.
    if (status != 0 && error != EINVAL) fail(ExitStatus::CannotWrite, "write", named, error);
}

void flush_file_system(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) fail(ExitStatus::CannotWrite, "open", folder, errno);
    const int status = ::syncfs(descriptor);
    const int error = errno;
    ::close(descriptor);
    if (status != 0) fail(ExitStatus::CannotWrite, "write", folder, error);
}

void make_folders(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) fail(ExitStatus::CannotCreate, "create", folder, error.value());
    if (folder.has_parent_path()) flush_folder(folder.parent_path());
}

}  // namespace onrecord::corpus::files
