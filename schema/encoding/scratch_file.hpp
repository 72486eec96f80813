// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>

namespace onrecord::schema::encoding {

/// A temporary file that is unlinked at once, so that it disappears with the process. Written
/// first, then read from the start. Throws Failure (cannot create, cannot write).
class ScratchFile {
public:
    explicit ScratchFile(const std::filesystem::path& folder);

    void append(std::span<const std::byte> bytes);
    /// Ends writing; reading starts at the beginning of the file.
    void rewind();
    /// Reads exactly bytes.size() bytes.
    void read(std::span<std::byte> bytes);

private:
    struct CloseFile {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::filesystem::path folder_;
    std::unique_ptr<std::FILE, CloseFile> stream_;
};

}  // namespace onrecord::schema::encoding
