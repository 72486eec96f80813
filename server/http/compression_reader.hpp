// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace onrecord::server::http {

/// Decompresses a zstd file piece by piece, with one piece in memory.
class PackedFile {
public:
    /// Throws Failure (no input).
    explicit PackedFile(const std::filesystem::path& file);
    ~PackedFile();
    PackedFile(const PackedFile&) = delete;
    PackedFile& operator=(const PackedFile&) = delete;
    PackedFile(PackedFile&&) = delete;
    PackedFile& operator=(PackedFile&&) = delete;

    /// The next piece; empty at the end. Throws Failure: no input, or bad data when it cannot be
    /// decompressed.
    std::string next();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::server::http
