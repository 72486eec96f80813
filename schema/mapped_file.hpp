// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace onrecord::schema {

/// A file mapped read-only into memory until destruction. Movable; many threads may read. Throws
/// Failure (no input) when the file cannot be opened. See truncation.hpp for files that are cut
/// while they are mapped.
class MappedFile {
public:
    MappedFile() = default;
    explicit MappedFile(const std::filesystem::path& file);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    std::span<const std::byte> bytes() const { return bytes_; }

private:
    std::span<const std::byte> bytes_;
};

}  // namespace onrecord::schema
