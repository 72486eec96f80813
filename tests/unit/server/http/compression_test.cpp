// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/compression.hpp"

#include "schema/failure.hpp"
#include "server/http/compression_reader.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gtest/gtest.h>
#include <zstd.h>

#include <filesystem>
#include <string>
#include <zlib.h>

namespace onrecord::server::http {
namespace {

std::string value_of(const Answer& answer, std::string_view name) {
    for (const Header& header : answer.headers) {
        if (header.name == name) return header.value;
    }
    return "";
}

Request asking(std::string accept_encoding) {
    Request request;
    request.accept_encoding = std::move(accept_encoding);
    return request;
}

std::string unpacked(const std::string& packed, Coding coding, std::size_t size) {
    std::string body(size, '\0');
    if (coding == Coding::Zstd) {
        body.resize(ZSTD_decompress(body.data(), size, packed.data(), packed.size()));
        return body;
    }
    z_stream stream{};
    inflateInit2(&stream, MAX_WBITS + 16);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(body.data());
    stream.avail_out = static_cast<uInt>(size);
    const int result = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    return result == Z_STREAM_END ? body : "";
}

TEST(Compression, ChoosesWhatTheClientLikesBest) {
    const std::pair<const char*, Coding> rows[] = {
        {"", Coding::None},
        {"identity", Coding::None},
        {"br, deflate", Coding::None},
        {"gzip", Coding::Gzip},
        {"GZip", Coding::Gzip},
        {"zstd", Coding::Zstd},
        {"gzip, deflate, br, zstd", Coding::Zstd},
        {"gzip, zstd;q=0.5", Coding::Gzip},
        {"gzip;q=0.500, zstd;q=0.501", Coding::Zstd},
        {"gzip;q=0", Coding::None},
        {"gzip;q=0.0, zstd;q=0", Coding::None},
        {"gzip; q=0.2 , identity;q=0", Coding::Gzip},
        {"*", Coding::Zstd},
        {"*;q=0", Coding::None},
        {"zstd;q=0, *", Coding::Gzip},
        {"gzip, *;q=0", Coding::Gzip},
        {"gzip;q=x", Coding::None},
        {"xgzip, gzipx", Coding::None},
        {",,;;,", Coding::None},
        {"gzip;", Coding::Gzip},
    };
    for (const auto& [accepted, coding] : rows) {
        SCOPED_TRACE(accepted);
        EXPECT_EQ(choose_coding(accepted), coding);
    }
}

TEST(Compression, PacksWhatUnpacksToTheSame) {
    std::string body;
    for (int i = 0; i < 5000; ++i) {
        body += "a lantern, " + std::to_string(i) + "; ";
    }
    for (const auto coding : {Coding::Gzip, Coding::Zstd}) {
        for (const auto effort : {Effort::Quick, Effort::Thorough}) {
            const auto packed = pack(body, coding, effort);
            EXPECT_LT(packed.size(), body.size() / 3);
            EXPECT_EQ(unpacked(packed, coding, body.size()), body);
        }
    }
}

TEST(Compression, MarksWhatItPacksForCaches) {
    Answer answer{200, "application/json", std::string(5000, 'x'), {{"ETag", "\"abc\""}}};
    compress(answer, asking("gzip"));
    EXPECT_EQ(value_of(answer, "Content-Encoding"), "gzip");
    EXPECT_EQ(value_of(answer, "Vary"), "Accept-Encoding");
    EXPECT_EQ(value_of(answer, "ETag"), "\"abc-gzip\"");
    EXPECT_LT(answer.body.size(), 200U);
}

TEST(Compression, LeavesAloneWhatDoesNotDeserveIt) {
    Answer plain{200, "application/json", std::string(5000, 'x'), {{"ETag", "\"abc\""}}};
    compress(plain, asking(""));
    EXPECT_EQ(plain.body.size(), 5000U);
    EXPECT_EQ(value_of(plain, "Vary"), "Accept-Encoding");
    EXPECT_EQ(value_of(plain, "ETag"), "\"abc\"");
    Answer small{200, "application/json", "{}", {}};
    compress(small, asking("gzip"));
    EXPECT_EQ(small.body, "{}");
    Answer picture{200, "image/png", std::string(5000, 'x'), {}};
    compress(picture, asking("gzip"));
    EXPECT_EQ(picture.body.size(), 5000U);
    Answer packed{200, "text/css", std::string(5000, 'x'), {{"Content-Encoding", "zstd"}}};
    compress(packed, asking("gzip"));
    EXPECT_EQ(packed.body.size(), 5000U);
}

std::string frame_of(const std::string& bytes) {
    std::string packed(ZSTD_compressBound(bytes.size()), '\0');
    packed.resize(ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), 1));
    return packed;
}

std::string read_whole(const std::filesystem::path& path) {
    PackedFile file{path};
    std::string bytes;
    for (std::string piece = file.next(); !piece.empty(); piece = file.next())
        bytes += piece;
    return bytes;
}

TEST(PackedFile, EndsWhereItsFramesEndWhateverTheirSize) {
    const tests::ScratchFolder scratch;
    for (const std::size_t size : {0U, 1U, 131'071U, 131'072U, 131'073U, 262'144U, 1'000'000U}) {
        SCOPED_TRACE(size);
        std::string bytes(size, 'x');
        for (std::size_t i = 0; i < size; i += 7)
            bytes[i] = static_cast<char>('a' + i % 26);
        EXPECT_EQ(read_whole(scratch.write("one", frame_of(bytes))), bytes);
        EXPECT_EQ(read_whole(scratch.write("two", frame_of(bytes) + frame_of("end"))),
                  bytes + "end");
    }
}

TEST(PackedFile, SaysThatItIsCutOff) {
    const tests::ScratchFolder scratch;
    const std::string frame = frame_of(std::string(300'000, 'x') + "end");
    for (std::size_t size = 1; size < frame.size(); ++size) {
        SCOPED_TRACE(size);
        EXPECT_THROW(read_whole(scratch.write("cut", frame.substr(0, size))), schema::Failure);
    }
}

}  // namespace
}  // namespace onrecord::server::http
