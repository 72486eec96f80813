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

// The Archive's caches: what can be told from the chain again, so that it need not be read whole. A
// cache is in the machine's own byte order (it never leaves the machine), begins with a name, ends
// with the SHA-256 of all before, and is thrown away where that is wrong.
namespace onrecord::corpus::archive {

inline constexpr std::size_t cached_digest_bytes = 64;

/// Writes values with bounded memory and takes the cache's place at the end.
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

/// Reads the values back; `is_sound()` turns false at the first that is not there.
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

/// A cache that stands on the disk.
class CacheFile {
public:
    CacheFile(const std::filesystem::path& cache, std::string_view name);
    /// What stands between name and digest, for as long as this lives; nothing where the file is
    /// not there, is of another kind, or its digest is wrong.
    const std::optional<std::string_view>& content() const { return content_; }

private:
    schema::MappedFile mapped_;
    std::optional<std::string_view> content_;
};

ChainPosition read_position(CacheReader& in);
void write_position(CacheWriter& out, const ChainPosition& position);

}  // namespace onrecord::corpus::archive
