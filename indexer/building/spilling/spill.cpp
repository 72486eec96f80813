// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/spilling/spill.hpp"

#include "schema/failure.hpp"

#include <zstd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <system_error>

namespace onrecord::indexer {
namespace {

using schema::ExitStatus;
using schema::Failure;

constexpr int spill_level = 1;

/// Before each frame.
struct FrameHead {
    std::uint64_t raw_bytes = 0;
    std::uint64_t frame_bytes = 0;
};

/// Before each record within a frame.
struct RecordHead {
    std::uint32_t number = 0;
    std::uint32_t bytes = 0;
};

template <class Head>
std::string_view bytes_of(const Head& head) {
    return {reinterpret_cast<const char*>(&head), sizeof head};
}

struct FreeCompressor {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

void compress(std::string_view raw, std::string& frame) {
    const std::unique_ptr<ZSTD_CCtx, FreeCompressor> context{ZSTD_createCCtx()};
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, spill_level);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    frame.resize(ZSTD_compressBound(raw.size()));
    const std::size_t size =
        ZSTD_compress2(context.get(), frame.data(), frame.size(), raw.data(), raw.size());
    if (ZSTD_isError(size) != 0) {
        throw Failure{ExitStatus::Internal, std::string{"zstd: "} + ZSTD_getErrorName(size)};
    }
    frame.resize(size);
}

[[noreturn]] void throw_damaged(const std::filesystem::path& file) {
    throw Failure{
        ExitStatus::BadData,
        "The scratch file " + file.string() + " is damaged; check the disk and build again."};
}

void decompress(std::string_view frame, std::string& raw, const std::filesystem::path& file) {
    const std::size_t size = ZSTD_decompress(raw.data(), raw.size(), frame.data(), frame.size());
    if (ZSTD_isError(size) != 0 || size != raw.size()) throw_damaged(file);
}

template <class Visit>
void visit_records(std::string_view raw, const std::filesystem::path& file, const Visit& visit) {
    while (!raw.empty()) {
        RecordHead head;
        if (raw.size() < sizeof head) throw_damaged(file);
        std::memcpy(&head, raw.data(), sizeof head);
        raw.remove_prefix(sizeof head);
        if (raw.size() < head.bytes) throw_damaged(file);
        visit(head.number, raw.substr(0, head.bytes));
        raw.remove_prefix(head.bytes);
    }
}

}  // namespace

std::filesystem::path spill_file(const std::filesystem::path& folder,
                                 std::string_view name,
                                 std::uint32_t file) {
    return folder / (std::string{name} + "-" + std::to_string(file) + ".spill");
}

SpillWriter::SpillWriter(std::filesystem::path folder, std::string name, std::size_t buffer_bytes)
    : folder_{std::move(folder)},
      name_{std::move(name)},
      buffer_bytes_{buffer_bytes} {}

void SpillWriter::add(std::uint32_t file, std::uint32_t number, std::string_view record) {
    if (file >= buffers_.size()) buffers_.resize(file + std::size_t{1});
    std::string& buffer = buffers_[file];
    buffer += bytes_of(RecordHead{number, static_cast<std::uint32_t>(record.size())});
    buffer += record;
    if (buffer.size() >= buffer_bytes_) flush(file);
}

void SpillWriter::finish() {
    for (std::uint32_t file = 0; file < buffers_.size(); ++file) {
        if (!buffers_[file].empty()) flush(file);
    }
    buffers_.clear();
}

void SpillWriter::flush(std::uint32_t file) {
    std::string& buffer = buffers_[file];
    compress(buffer, frame_);
    const std::filesystem::path path = spill_file(folder_, name_, file);
    std::ofstream out{path, std::ios::binary | std::ios::app};
    out << bytes_of(FrameHead{buffer.size(), frame_.size()}) << frame_;
    out.close();
    if (!out) {
        throw Failure{ExitStatus::CannotWrite,
                      "Cannot write " + path.string() + ": " +
                          std::generic_category().message(errno) +
                          ". A build needs about as much free space again as its index."};
    }
    // Given back whole: a buffer that once held a very large record would keep its size.
    std::string{}.swap(buffer);
}

void read_spill(const std::filesystem::path& file,
                const std::function<void(std::uint32_t, std::string_view)>& visit) {
    std::ifstream in{file, std::ios::binary};
    std::string frame;
    std::string raw;
    FrameHead head;
    while (in.read(reinterpret_cast<char*>(&head), sizeof head)) {
        frame.resize(head.frame_bytes);
        raw.resize(head.raw_bytes);
        if (!in.read(frame.data(), static_cast<std::streamsize>(frame.size()))) {
            throw_damaged(file);
        }
        decompress(frame, raw, file);
        visit_records(raw, file, visit);
    }
}

}  // namespace onrecord::indexer
