// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/files/zstd_frames.hpp"

#include "corpus/files/durable_file.hpp"
#include "schema/failure.hpp"
#include "schema/sha256.hpp"

#include <zstd.h>

#include <fstream>
#include <new>

namespace onrecord::corpus::files {
namespace {

constexpr int level = 3;

struct FreeContext {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};
using Compressor = std::unique_ptr<ZSTD_CCtx, FreeContext>;

Compressor make_compressor() {
    Compressor made{ZSTD_createCCtx()};
    if (!made) throw std::bad_alloc{};
    ZSTD_CCtx_setParameter(made.get(), ZSTD_c_compressionLevel, level);
    // Off by default, and then most flipped bits decode to wrong text without a word.
    ZSTD_CCtx_setParameter(made.get(), ZSTD_c_checksumFlag, 1);
    return made;
}

[[noreturn]] void cannot_compress(std::size_t status) {
    throw schema::Failure{schema::ExitStatus::Internal,
                          std::string{"zstd cannot compress: "} + ZSTD_getErrorName(status) + "."};
}

/// Feeds `in` through the compressor into `out`.
void compress_piece(ZSTD_CCtx* context,
                    std::string_view in,
                    ZSTD_EndDirective directive,
                    AppendFile& out) {
    std::string buffer(ZSTD_CStreamOutSize(), '\0');
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    for (;;) {
        ZSTD_outBuffer to{buffer.data(), buffer.size(), 0};
        const std::size_t left = ZSTD_compressStream2(context, &to, &from, directive);
        if (ZSTD_isError(left) != 0) cannot_compress(left);
        out.append({buffer.data(), to.pos});
        const bool is_done = directive == ZSTD_e_end ? left == 0 : from.pos == from.size;
        if (is_done) return;
    }
}

}  // namespace

struct FrameWriter::State {
    Compressor context = make_compressor();
};

FrameWriter::FrameWriter() : state_{std::make_unique<State>()} {}
FrameWriter::~FrameWriter() = default;
FrameWriter::FrameWriter(FrameWriter&&) noexcept = default;
FrameWriter& FrameWriter::operator=(FrameWriter&&) noexcept = default;

std::string FrameWriter::compress(std::string_view text) {
    std::string frame(ZSTD_compressBound(text.size()), '\0');
    const std::size_t size =
        ZSTD_compress2(state_->context.get(), frame.data(), frame.size(), text.data(), text.size());
    if (ZSTD_isError(size) != 0) cannot_compress(size);
    frame.resize(size);
    return frame;
}

std::optional<std::size_t> frame_bytes(std::string_view bytes) {
    const std::size_t size = ZSTD_findFrameCompressedSize(bytes.data(), bytes.size());
    if (ZSTD_isError(size) != 0) return std::nullopt;
    return size;
}

struct FrameReader::State {
    std::unique_ptr<ZSTD_DCtx, FreeContext> context{ZSTD_createDCtx()};
};

FrameReader::FrameReader() : state_{std::make_unique<State>()} {
    if (!state_->context) throw std::bad_alloc{};
}
FrameReader::~FrameReader() = default;
FrameReader::FrameReader(FrameReader&&) noexcept = default;
FrameReader& FrameReader::operator=(FrameReader&&) noexcept = default;

std::optional<std::string> FrameReader::unpack(std::string_view frame, std::size_t limit_bytes) {
    const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN) return std::nullopt;
    if (size > limit_bytes) return std::nullopt;
    std::string text(static_cast<std::size_t>(size), '\0');
    const std::size_t got = ZSTD_decompressDCtx(
        state_->context.get(), text.data(), text.size(), frame.data(), frame.size());
    if (ZSTD_isError(got) != 0 || got != text.size()) return std::nullopt;
    return text;
}

std::string pack_file(const std::filesystem::path& file, const std::filesystem::path& packed) {
    std::ifstream in{file, std::ios::binary};
    std::filesystem::path next = packed;
    next += ".new";
    AppendFile out{next, 0};
    const Compressor context = make_compressor();
    schema::Sha256 digest;
    std::string buffer(ZSTD_CStreamInSize(), '\0');
    while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || in.gcount() > 0) {
        const std::string_view piece{buffer.data(), static_cast<std::size_t>(in.gcount())};
        digest.add(piece);
        compress_piece(context.get(), piece, ZSTD_e_continue, out);
    }
    if (in.bad() || !in.eof()) {
        throw schema::Failure{schema::ExitStatus::NoInput, "Cannot read '" + file.string() + "'."};
    }
    compress_piece(context.get(), {}, ZSTD_e_end, out);
    std::filesystem::rename(next, packed);
    return digest.finish();
}

namespace {

[[noreturn]] void cannot_read(const std::filesystem::path& file) {
    throw schema::Failure{schema::ExitStatus::NoInput, "Cannot read '" + file.string() + "'."};
}

/// Unpacks piece by piece; the SHA-256 of what came out, empty when it does not unpack to its end.
template <class Take>
std::string unpack_pieces(const std::filesystem::path& packed, Take take) {
    std::ifstream in{packed, std::ios::binary};
    if (!in && std::filesystem::exists(packed)) cannot_read(packed);
    const std::unique_ptr<ZSTD_DCtx, FreeContext> context{ZSTD_createDCtx()};
    if (!context) throw std::bad_alloc{};
    schema::Sha256 digest;
    std::string buffer(ZSTD_DStreamInSize(), '\0');
    std::string piece(ZSTD_DStreamOutSize(), '\0');
    std::size_t left = 1;  // 0: a frame has just ended.
    while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || in.gcount() > 0) {
        ZSTD_inBuffer from{buffer.data(), static_cast<std::size_t>(in.gcount()), 0};
        bool is_full = false;
        while (from.pos < from.size || is_full) {
            ZSTD_outBuffer to{piece.data(), piece.size(), 0};
            left = ZSTD_decompressStream(context.get(), &to, &from);
            if (ZSTD_isError(left) != 0) return {};
            digest.add(std::string_view{piece}.substr(0, to.pos));
            take(std::string_view{piece}.substr(0, to.pos));
            is_full = to.pos == to.size && left != 0;
        }
    }
    // A disk that does not answer says nothing about the file.
    if (in.bad()) cannot_read(packed);
    return in.eof() && left == 0 ? digest.finish() : std::string{};
}

}  // namespace

std::string digest_of_packed(const std::filesystem::path& packed) {
    return unpack_pieces(packed, [](std::string_view) {});
}

std::string unpack_file(const std::filesystem::path& packed, const std::filesystem::path& file) {
    AppendFile out{file, 0};
    return unpack_pieces(packed, [&](std::string_view piece) { out.append(piece); });
}

}  // namespace onrecord::corpus::files
