// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/cache_file.hpp"

#include <system_error>

namespace onrecord::corpus::archive {
namespace {

constexpr std::size_t piece_bytes = 1U << 20U;

std::filesystem::path made_beside(std::filesystem::path cache) { return cache += ".new"; }

}  // namespace

CacheWriter::CacheWriter(const std::filesystem::path& cache, std::string_view name)
    : cache_{cache},
      made_{made_beside(cache)},
      file_{made_, 0} {
    text(name);
}

void CacheWriter::text(std::string_view bytes) {
    buffer_ += bytes;
    if (buffer_.size() >= piece_bytes) spill();
}

void CacheWriter::finish() {
    spill();
    file_.append(digest_.finish());
    // No flush: a cache that a power cut spoils is made from the chain again.
    std::filesystem::rename(made_, cache_);
}

void CacheWriter::spill() {
    digest_.add(buffer_);
    file_.append(buffer_);
    buffer_.clear();
}

std::string_view CacheReader::text(std::size_t size) {
    if (size > bytes_.size()) {
        is_sound_ = false;
        return {};
    }
    const std::string_view read = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return read;
}

CacheFile::CacheFile(const std::filesystem::path& cache, std::string_view name) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(cache, error)) return;
    if (std::filesystem::file_size(cache, error) < name.size() + cached_digest_bytes || error) {
        return;
    }
    mapped_ = schema::MappedFile{cache};
    const auto mapped = mapped_.bytes();
    const std::string_view bytes{reinterpret_cast<const char*>(mapped.data()), mapped.size()};
    if (bytes.size() < name.size() + cached_digest_bytes) return;
    const std::string_view content = bytes.substr(0, bytes.size() - cached_digest_bytes);
    if (!content.starts_with(name)) return;
    if (schema::sha256(content) != bytes.substr(content.size())) return;
    content_ = content.substr(name.size());
}

ChainPosition read_position(CacheReader& in) {
    ChainPosition position;
    position.segment = in.value<std::uint32_t>();
    position.offset_bytes = in.value<std::uint64_t>();
    position.blocks = in.value<std::uint64_t>();
    position.revisions = in.value<std::uint64_t>();
    position.digest = in.text(cached_digest_bytes);
    return position;
}

void write_position(CacheWriter& out, const ChainPosition& position) {
    out.value(position.segment);
    out.value(position.offset_bytes);
    out.value(position.blocks);
    out.value(position.revisions);
    out.text(position.digest);
}

}  // namespace onrecord::corpus::archive
