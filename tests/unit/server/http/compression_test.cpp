// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/compression.hpp"

#include <gtest/gtest.h>
#include <zstd.h>

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

}  // namespace
}  // namespace onrecord::server::http
