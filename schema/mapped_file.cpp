// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/mapped_file.hpp"

#include "schema/failure.hpp"
#include "schema/file_descriptor.hpp"
#include "schema/truncation.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <fcntl.h>
#include <mutex>
#include <span>
#include <string>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace onrecord::schema {
namespace {

/// Where files are mapped at present. A signal handler reads it, so it is a list of blocks that are
/// never given back, of plain atomics; the signal belongs to the process, and so must the list.
struct Region {
    std::atomic<std::uintptr_t> begin{0};  ///< 0: free.
    std::atomic<std::uintptr_t> end{0};
};
struct Regions {
    std::array<Region, 1024> regions;
    std::atomic<Regions*> next{nullptr};
};
Regions first_regions;      // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
std::mutex writing_region;  // Only one thread changes the list at a time. NOLINT

std::uintptr_t number_of(const void* address) {
    return reinterpret_cast<std::uintptr_t>(address);  // Compared, never gone back from.
}

Region* region_that_begins(std::uintptr_t begin) {
    for (Regions* block = &first_regions; block != nullptr; block = block->next) {
        for (Region& region : block->regions) {
            if (region.begin == begin) return &region;
        }
        // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): never given back
        if (begin == 0 && block->next == nullptr) block->next = new Regions;
    }
    return nullptr;
}

void remember(std::span<const std::byte> bytes) {
    const std::lock_guard lock{writing_region};
    Region* const region = region_that_begins(0);
    region->end = number_of(bytes.data() + bytes.size());
    region->begin = number_of(bytes.data());
}

void forget(std::span<const std::byte> bytes) {
    const std::lock_guard lock{writing_region};
    if (Region* const region = region_that_begins(number_of(bytes.data()))) region->begin = 0;
}

bool is_mapped(std::uintptr_t address, std::uintptr_t page) {
    for (const Regions* block = &first_regions; block != nullptr; block = block->next) {
        for (const Region& region : block->regions) {
            const std::uintptr_t begin = region.begin;
            if (begin != 0 && begin <= address && address < region.end + page) return true;
        }
    }
    return false;
}

/// Puts a page of zeros where the file has none any more. Only mmap() is called, a plain system
/// call. Any other SIGBUS ends the process as it would have.
void map_zeros(int signal, siginfo_t* cause, void* /*context*/) {
    const auto page = static_cast<std::uintptr_t>(::getpagesize());
    const std::uintptr_t address = number_of(cause->si_addr);
    if (is_mapped(address, page)) {
        // NOLINTNEXTLINE(performance-no-int-to-ptr): the address came from the kernel as a number
        void* const begin = reinterpret_cast<void*>(address & ~(page - 1));
        const int flags = MAP_FIXED | MAP_PRIVATE | MAP_ANONYMOUS;
        if (::mmap(begin, page, PROT_READ, flags, -1, 0) != MAP_FAILED) return;
    }
    (void)std::signal(signal, SIG_DFL);  // The access is tried again and ends the process.
}

[[noreturn]] void refuse(const std::filesystem::path& file) {
    const std::string reason = std::generic_category().message(errno);
    throw Failure{ExitStatus::NoInput, file.string() + " cannot be opened: " + reason};
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& file) {
    // The mapping outlives it.
    const FileDescriptor descriptor{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
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
    remember(bytes_);
}

MappedFile::~MappedFile() {
    if (bytes_.empty()) return;
    forget(bytes_);
    // munmap takes a pointer to memory that may change; this memory never did.
    ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_{std::exchange(other.bytes_, {})} {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
}

void outlive_truncated_files() {
    struct sigaction action {};
    action.sa_sigaction = map_zeros;
    action.sa_flags = SA_SIGINFO;
    sigemptyset(&action.sa_mask);
    (void)::sigaction(SIGBUS, &action, nullptr);
}

}  // namespace onrecord::schema
