// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/compression.hpp"

#include "schema/failure.hpp"

#include <zstd.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <zlib.h>

namespace onrecord::server::http {
namespace {

constexpr std::string_view names[] = {"", "gzip", "zstd"};

std::string_view name_of(Coding coding) { return names[static_cast<std::size_t>(coding)]; }

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// `0`, `1`, `0.5`, `0.125` in thousandths; what is no such number counts as refused.
int thousandths(std::string_view text) {
    if (text.empty() || (text[0] != '0' && text[0] != '1')) return 0;
    if (text[0] == '1') return 1000;
    int value = 0;
    int place = 100;
    for (const char digit : text.substr(std::min<std::size_t>(2, text.size())).substr(0, 3)) {
        if (digit < '0' || digit > '9') return 0;
        value += (digit - '0') * place;
        place /= 10;
    }
    return value;
}

struct Accepted {
    std::string_view coding;
    int weight = 1000;
};

/// One element of the list: `gzip;q=0.8`.
Accepted read_element(std::string_view element) {
    const auto end = std::min(element.find(';'), element.size());
    Accepted accepted{trimmed(element.substr(0, end))};
    const auto weight = trimmed(element.substr(std::min(end + 1, element.size())));
    if (weight.starts_with("q=") || weight.starts_with("Q=")) {
        accepted.weight = thousandths(trimmed(weight.substr(2)));
    }
    return accepted;
}

bool is_called(std::string_view name, Coding coding) {
    const auto wanted = name_of(coding);
    return std::equal(
        name.begin(), name.end(), wanted.begin(), wanted.end(), [](char one, char other) {
            return (one >= 'A' && one <= 'Z' ? one + 32 : one) == other;
        });
}

/// What the list says of a coding; a `*` speaks for what is not named.
int weight_of(Coding coding, std::string_view list) {
    int others = 0;
    while (!list.empty()) {
        const auto comma = std::min(list.find(','), list.size());
        const auto accepted = read_element(list.substr(0, comma));
        if (is_called(accepted.coding, coding)) return accepted.weight;
        if (accepted.coding == "*") others = accepted.weight;
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return others;
}

bool is_compressible(std::string_view content_type) {
    constexpr std::string_view kinds[] = {"text/",
                                          "application/json",
                                          "application/problem+json",
                                          "application/atom+xml",
                                          "application/feed+json",
                                          "application/opensearchdescription+xml",
                                          "application/manifest+json",
                                          "application/x-ndjson",
                                          "image/svg+xml"};
    return std::any_of(std::begin(kinds), std::end(kinds), [&](std::string_view kind) {
        return content_type.starts_with(kind);
    });
}

[[noreturn]] void fail(const std::string& why) {
    throw schema::Failure{schema::ExitStatus::Internal, "An answer cannot be packed: " + why + "."};
}

std::string gzip(std::string_view body, int level) {
    z_stream stream{};
    constexpr int gzip_window = MAX_WBITS + 16;
    if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        fail("zlib has no memory");
    }
    std::string packed(deflateBound(&stream, body.size()), '\0');
    // zlib reads through a pointer to bytes that may change; it never writes there.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
    stream.avail_in = static_cast<uInt>(body.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int result = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END) fail("zlib does not end");
    return packed;
}

std::string zstd(std::string_view body, int level) {
    std::string packed(ZSTD_compressBound(body.size()), '\0');
    const auto size = ZSTD_compress(packed.data(), packed.size(), body.data(), body.size(), level);
    if (ZSTD_isError(size) != 0) fail(ZSTD_getErrorName(size));
    packed.resize(size);
    return packed;
}

}  // namespace

Coding choose_coding(std::string_view accept_encoding) {
    const int zstd_weight = weight_of(Coding::Zstd, accept_encoding);
    const int gzip_weight = weight_of(Coding::Gzip, accept_encoding);
    if (zstd_weight == 0 && gzip_weight == 0) return Coding::None;
    return zstd_weight >= gzip_weight ? Coding::Zstd : Coding::Gzip;
}

std::string pack(std::string_view body, Coding coding, Effort effort) {
    const bool is_quick = effort == Effort::Quick;
    if (coding == Coding::Gzip) return gzip(body, is_quick ? 5 : 9);
    if (coding == Coding::Zstd) return zstd(body, is_quick ? 3 : 19);
    return std::string{body};
}

void compress(Answer& answer, const Request& request) {
    if (answer.status == 304) answer.headers.push_back({"Vary", "Accept-Encoding"});
    if (!is_compressible(answer.content_type) || answer.next_piece) return;
    for (const Header& header : answer.headers) {
        if (header.name == "Content-Encoding") return;
    }
    if (answer.body.size() < least_compressed_bytes) return;
    const Coding coding = choose_coding(request.accept_encoding);
    if (coding != Coding::None) answer.body = pack(answer.body, coding, Effort::Quick);
    mark_compressed(answer, coding);
}

void mark_compressed(Answer& answer, Coding coding) {
    answer.headers.push_back({"Vary", "Accept-Encoding"});
    if (coding == Coding::None) return;
    answer.headers.push_back({"Content-Encoding", std::string{name_of(coding)}});
    for (Header& header : answer.headers) {
        if (header.name != "ETag" || header.value.empty()) continue;
        header.value.insert(header.value.size() - 1, "-" + std::string{name_of(coding)});
    }
}

}  // namespace onrecord::server::http
