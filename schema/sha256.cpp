// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/sha256.hpp"

#include "schema/failure.hpp"

#include <array>
#include <cassert>
#include <cstdio>
#include <openssl/evp.h>
#include <string>
#include <utility>
#include <vector>

namespace onrecord::schema {
namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::size_t piece_bytes = 1U << 17U;

// Asked for once: fetching costs more than digesting a record.
const EVP_MD* algorithm() {
    static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return fetched != nullptr ? fetched : EVP_sha256();
}

void check(int done) {
    if (done != 1) throw Failure{ExitStatus::Internal, "OpenSSL gives no SHA-256"};
}

}  // namespace

struct Sha256::State {
    std::unique_ptr<EVP_MD_CTX, FreeContext> context{EVP_MD_CTX_new()};
};

Sha256::Sha256() : state_{std::make_unique<State>()} {
    check(EVP_DigestInit_ex2(state_->context.get(), algorithm(), nullptr));
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

Sha256& Sha256::add(std::string_view bytes) {
    check(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()));
    return *this;
}

std::array<std::uint8_t, 32> Sha256::finish_bytes() {
    std::array<std::uint8_t, 32> digest{};
    check(EVP_DigestFinal_ex(state_->context.get(), digest.data(), nullptr));
    return digest;
}

std::string Sha256::finish() {
    std::string hex;
    hex.reserve(64);
    for (const std::uint8_t byte : finish_bytes()) {
        hex += hex_digits[byte >> 4U];
        hex += hex_digits[byte & 15U];
    }
    return hex;
}

std::string sha256(std::string_view bytes) { return Sha256{}.add(bytes).finish(); }

std::string sha256_of_file(const std::filesystem::path& file) {
    const std::unique_ptr<std::FILE, CloseFile> stream{std::fopen(file.c_str(), "rb")};
    if (!stream) {
        throw Failure{ExitStatus::NoInput, file.string() + " cannot be opened for reading"};
    }
    Sha256 digest;
    std::vector<char> piece(piece_bytes);
    std::size_t got = 0;
    while ((got = std::fread(piece.data(), 1, piece.size(), stream.get())) > 0) {
        digest.add({piece.data(), got});
    }
    if (std::ferror(stream.get()) != 0) {
        throw Failure{ExitStatus::NoInput, file.string() + " cannot be read to its end"};
    }
    return digest.finish();
}

}  // namespace onrecord::schema
