// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>

namespace onrecord::schema::encoding {

/// A file without a name: gone with the process, however that ends. First written, then read from
/// its start. Throws Failure (cannot create, cannot write).
class ScratchFile {
public:
    explicit ScratchFile(const std::filesystem::path& folder);

    void append(std::span<const std::byte> bytes);
    /// Ends writing; reading begins at the start.
    void rewind();
    /// Exactly so many bytes.
    void read(std::span<std::byte> bytes);

private:
    struct CloseFile {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::filesystem::path folder_;
    std::unique_ptr<std::FILE, CloseFile> stream_;
};

}  // namespace onrecord::schema::encoding
