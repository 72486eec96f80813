// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/encoding/scratch_file.hpp"

#include "schema/failure.hpp"

#include <cerrno>
#include <cstdlib>
#include <stdlib.h>
#include <string>
#include <system_error>
#include <unistd.h>

namespace onrecord::schema::encoding {
namespace {

[[noreturn]] void refuse(ExitStatus status, const std::filesystem::path& folder) {
    throw Failure{status,
                  "a scratch file in " + folder.string() +
                      " cannot be written: " + std::generic_category().message(errno)};
}

}  // namespace

ScratchFile::ScratchFile(const std::filesystem::path& folder) : folder_{folder} {
    std::string name = (folder / "scratch-XXXXXX").string();
    const int descriptor = ::mkstemp(name.data());
    if (descriptor < 0) refuse(ExitStatus::CannotCreate, folder_);
    ::unlink(name.c_str());
    stream_.reset(::fdopen(descriptor, "w+b"));
    if (!stream_) refuse(ExitStatus::CannotCreate, folder_);
}

void ScratchFile::append(std::span<const std::byte> bytes) {
    if (bytes.empty()) return;  // Nothing may stand nowhere, which fwrite does not take.
    if (std::fwrite(bytes.data(), 1, bytes.size(), stream_.get()) != bytes.size()) {
        refuse(ExitStatus::CannotWrite, folder_);
    }
}

void ScratchFile::rewind() {
    if (std::fflush(stream_.get()) != 0 || std::fseek(stream_.get(), 0, SEEK_SET) != 0) {
        refuse(ExitStatus::CannotWrite, folder_);
    }
}

void ScratchFile::read(std::span<std::byte> bytes) {
    if (std::fread(bytes.data(), 1, bytes.size(), stream_.get()) != bytes.size()) {
        refuse(ExitStatus::CannotWrite, folder_);
    }
}

}  // namespace onrecord::schema::encoding
