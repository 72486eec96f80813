// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace onrecord::server::http {

/// A file that zstd has packed, unpacked piece by piece: never more of it in memory than one.
class PackedFile {
public:
    /// Throws Failure (no input).
    explicit PackedFile(const std::filesystem::path& file);
    ~PackedFile();
    PackedFile(const PackedFile&) = delete;
    PackedFile& operator=(const PackedFile&) = delete;
    PackedFile(PackedFile&&) = delete;
    PackedFile& operator=(PackedFile&&) = delete;

    /// The next piece; an empty one is the end. Throws Failure: no input, or bad data for a file
    /// that does not unpack.
    std::string next();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::server::http
