// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace onrecord::schema {

inline std::string read_bytes(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

inline void write_bytes(const std::filesystem::path& file, std::string_view bytes) {
    std::ofstream{file, std::ios::binary | std::ios::trunc} << bytes;
}

/// The bytes with one bit turned.
inline std::string flipped(std::string bytes, std::size_t bit) {
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
    return bytes;
}

/// Turns one bit of a file where it stands: writing the whole file anew would wait for the disk.
inline void flip_bit(const std::filesystem::path& file, std::size_t bit) {
    std::fstream stream{file, std::ios::binary | std::ios::in | std::ios::out};
    stream.seekg(static_cast<std::streamoff>(bit / 8));
    const int byte = stream.get();
    stream.seekp(static_cast<std::streamoff>(bit / 8));
    stream.put(static_cast<char>(byte ^ (1 << (bit % 8))));
}

}  // namespace onrecord::schema
