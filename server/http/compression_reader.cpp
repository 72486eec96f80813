// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/compression_reader.hpp"

#include "schema/failure.hpp"

#include <zstd.h>

#include <fstream>
#include <new>

namespace onrecord::server::http {
namespace {

struct FreeContext {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

}  // namespace

struct PackedFile::State {
    explicit State(const std::filesystem::path& named)
        : file{named},
          in{named, std::ios::binary},
          context{ZSTD_createDCtx()} {
        if (!in) fail(schema::ExitStatus::NoInput, "cannot be read");
        if (!context) throw std::bad_alloc{};
    }

    [[noreturn]] void fail(schema::ExitStatus status, const char* why) const {
        throw schema::Failure{status, "'" + file.string() + "' " + why + "."};
    }
    bool fill();

    std::filesystem::path file;
    std::ifstream in;
    std::unique_ptr<ZSTD_DCtx, FreeContext> context;
    std::string bytes = std::string(ZSTD_DStreamInSize(), '\0');
    ZSTD_inBuffer from{bytes.data(), 0, 0};
    std::size_t left = 0;  ///< 0: between frames.
};

/// False at the end of the file.
bool PackedFile::State::fill() {
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (in.bad()) fail(schema::ExitStatus::NoInput, "cannot be read");
    from = {bytes.data(), static_cast<std::size_t>(in.gcount()), 0};
    return from.size > 0;
}

PackedFile::PackedFile(const std::filesystem::path& file) : state_{std::make_unique<State>(file)} {}
PackedFile::~PackedFile() = default;

std::string PackedFile::next() {
    std::string piece(ZSTD_DStreamOutSize(), '\0');
    while (true) {
        const bool has_bytes = state_->from.pos < state_->from.size;
        // Asked behind a frame without bytes, zstd speaks of a frame to come: as if one were cut
        // off.
        if (state_->left == 0 && !has_bytes && !state_->fill()) return {};
        ZSTD_outBuffer to{piece.data(), piece.size(), 0};
        state_->left = ZSTD_decompressStream(state_->context.get(), &to, &state_->from);
        if (ZSTD_isError(state_->left) != 0) {
            state_->fail(schema::ExitStatus::BadData, "does not unpack");
        }
        if (to.pos > 0) {
            piece.resize(to.pos);
            return piece;
        }
        const bool needs_bytes = state_->left != 0 && state_->from.pos == state_->from.size;
        if (needs_bytes && !state_->fill()) state_->fail(schema::ExitStatus::BadData, "is cut off");
    }
}

}  // namespace onrecord::server::http
