// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/mapped_file.hpp"

#include "schema/failure.hpp"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace onrecord::schema {
namespace {

/// A file descriptor closed at the end of its block; the mapping outlives it.
class Descriptor {
public:
    explicit Descriptor(int number) : number_{number} {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

[[noreturn]] void refuse(const std::filesystem::path& file) {
    const std::string reason = std::generic_category().message(errno);
    throw Failure{ExitStatus::NoInput, file.string() + " cannot be opened: " + reason};
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& file) {
    const Descriptor descriptor{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
    if (descriptor.number() < 0) refuse(file);
    struct stat status {};
    if (::fstat(descriptor.number(), &status) != 0) refuse(file);
    if (!S_ISREG(status.st_mode)) {
        throw Failure{ExitStatus::NoInput, file.string() + " is not a file"};
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size == 0) return;
    void* const memory = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor.number(), 0);
    if (memory == MAP_FAILED) refuse(file);
    bytes_ = {static_cast<const std::byte*>(memory), size};
}

MappedFile::~MappedFile() {
    // munmap takes a pointer to memory that may change; this memory never did.
    if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_{std::exchange(other.bytes_, {})} {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
}

}  // namespace onrecord::schema
