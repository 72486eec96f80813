// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive/chain.hpp"
#include "corpus/files/durable_file.hpp"
#include "schema/mapped_file.hpp"
#include "schema/sha256.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

// The format of the Archive's caches: data that can be derived from the chain, kept so that the
// chain need not be read as a whole. A cache is in the machine's byte order (it is not copied to
// others), starts with a name, ends with the SHA-256 of everything before, and is discarded when
// that is wrong.
namespace onrecord::corpus::archive {

inline constexpr std::size_t cached_digest_bytes = 64;

/// Writes values with bounded memory; finish() replaces the cache.
class CacheWriter {
public:
    CacheWriter(const std::filesystem::path& cache, std::string_view name);
    void text(std::string_view bytes);
    template <class Value>
    void value(const Value& value) {
        text({reinterpret_cast<const char*>(&value), sizeof value});
    }
    void finish();

private:
    void spill();

    std::filesystem::path cache_;
    std::filesystem::path made_;
    files::AppendFile file_;
    schema::Sha256 digest_;
    std::string buffer_;
};

/// Reads the values. is_sound() becomes false at the first missing one.
class CacheReader {
public:
    explicit CacheReader(std::string_view bytes) : bytes_{bytes} {}

    std::string_view text(std::size_t size);
    template <class Value>
    Value value() {
        Value read{};
        const std::string_view bytes = text(sizeof read);
        if (is_sound_) std::memcpy(&read, bytes.data(), sizeof read);
        return read;
    }
    bool is_sound() const { return is_sound_; }
    bool is_at_end() const { return bytes_.empty(); }

private:
    std::string_view bytes_;
    bool is_sound_ = true;
};

/// A cache on disk.
class CacheFile {
public:
    CacheFile(const std::filesystem::path& cache, std::string_view name);
    /// The bytes between name and digest, valid as long as this object. Empty when the file is
    /// missing, of another kind, or its digest is wrong.
    const std::optional<std::string_view>& content() const { return content_; }

private:
    schema::MappedFile mapped_;
    std::optional<std::string_view> content_;
};

ChainPosition read_position(CacheReader& in);
void write_position(CacheWriter& out, const ChainPosition& position);

}  // namespace onrecord::corpus::archive
