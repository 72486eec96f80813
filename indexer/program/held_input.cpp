// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/held_input.hpp"

#include "schema/failure.hpp"
#include "schema/system_reason.hpp"

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <fcntl.h>
#include <iostream>
#include <string>
#include <unistd.h>
#include <vector>

namespace onrecord::indexer::program {
namespace {

using schema::ExitStatus;
using schema::Failure;

constexpr std::size_t piece_bytes = 256U << 10U;
constexpr std::uint64_t most_bytes = std::uint64_t{4} << 30U;

[[noreturn]] void fail(ExitStatus status, const std::string& what, int error) {
    throw Failure{status, what + ": " + schema::reason_and_way_out(error)};
}

schema::FileDescriptor make_nameless_file() {
    std::string name = (std::filesystem::temp_directory_path() / "onrecord-XXXXXX").string();
    schema::FileDescriptor descriptor{::mkostemp(name.data(), O_CLOEXEC)};
    if (!descriptor.is_open()) {
        fail(ExitStatus::CannotCreate, "Cannot create a file for stdin in '" + name + "'", errno);
    }
    ::unlink(name.c_str());
    return descriptor;
}

std::size_t read_piece(std::vector<char>& piece) {
    for (;;) {
        const ssize_t got = ::read(STDIN_FILENO, piece.data(), piece.size());
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) fail(ExitStatus::NoInput, "Cannot read stdin", errno);
    }
}

void write_piece(int descriptor, const char* bytes, std::size_t left) {
    while (left > 0) {
        const ssize_t written = ::write(descriptor, bytes, left);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            fail(
                ExitStatus::CannotWrite,
                "Cannot hold stdin in the folder for temporary files (set TMPDIR to one with room)",
                errno);
        }
        bytes += written;
        left -= static_cast<std::size_t>(written);
    }
}

}  // namespace

HeldInput::HeldInput() {
    if (::isatty(STDIN_FILENO) == 1) std::cerr << "Reading stdin; end it with Ctrl+D.\n";
    descriptor_ = make_nameless_file();
    std::vector<char> piece(piece_bytes);
    std::uint64_t bytes = 0;
    while (const std::size_t got = read_piece(piece)) {
        bytes += got;
        if (bytes > most_bytes) {
            throw Failure{ExitStatus::NoInput,
                          "stdin has more than 4 GiB. Save it to a file, and name that."};
        }
        write_piece(descriptor_.number(), piece.data(), got);
    }
}

std::filesystem::path HeldInput::file() const {
    return "/proc/self/fd/" + std::to_string(descriptor_.number());
}

}  // namespace onrecord::indexer::program
