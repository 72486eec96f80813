// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

// SHA-256 (FIPS 180-4), by OpenSSL. Used for identities, the Archive's hash chain and the Manifest.
namespace onrecord::schema {

/// Incremental digest. Call one of the finish functions once: it returns 64 lower-case hex digits,
/// or 32 bytes.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    Sha256& add(std::string_view bytes);
    std::string finish();
    /// As finish(), but as bytes.
    std::array<std::uint8_t, 32> finish_bytes();

private:
    struct State;
    std::unique_ptr<State> state_;
};

std::string sha256(std::string_view bytes);
/// The digest of a file's contents, read in pieces. Throws Failure (no input) when it cannot be
/// read.
std::string sha256_of_file(const std::filesystem::path& file);

}  // namespace onrecord::schema
