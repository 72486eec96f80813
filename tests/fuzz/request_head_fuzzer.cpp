// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/chunks.hpp"
#include "server/http/head.hpp"
#include "tests/fuzz/fuzzer.hpp"

#include <algorithm>
#include <cstdlib>

using namespace onrecord::server::http;

std::vector<std::string> onrecord::fuzz::seeds() {
    return {
        "GET / HTTP/1.1\r\nHost: a.example:80\r\nConnection: x, close\r\n\r\n",
        "POST /x HTTP/1.1\r\nHost: [::1]\r\nContent-Length: 3\r\n\r\nabc",
        "POST http://a/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
        "chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
        "HEAD / HTTP/1.0\r\nX: \xC3\xA9\r\n\r\n",
    };
}

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

std::size_t lines_of(std::string_view head, std::string_view name) {
    std::size_t count = 0;
    for (auto at = head.find("\r\n"); at != std::string_view::npos;
         at = head.find("\r\n", at + 2)) {
        const auto line = head.substr(at + 2, name.size());
        count += std::equal(line.begin(), line.end(), name.begin(), name.end(), [](char a, char b) {
            return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b;
        });
    }
    return count;
}

/// Whatever is accepted says once and plainly where its body ends.
void check(std::string_view bytes, const Head& head) {
    const auto lengths = lines_of(bytes, "content-length:");
    const auto encodings = lines_of(bytes, "transfer-encoding:");
    require(lengths + encodings <= 1);
    require((lengths == 1) == std::holds_alternative<Length>(head.framing));
    require((encodings == 1) == std::holds_alternative<Chunked>(head.framing));
    require(encodings == 0 || head.version == 11);
    require(head.version == 10 || is_host(head.field("host")));
    require(bytes.find('\0') == std::string_view::npos);
    require(static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')) ==
            head.fields.size() + 2);
}

/// Read in one piece or byte by byte, it is the same.
void check_chunks(std::string_view bytes) {
    constexpr std::uint64_t most = 1000;
    Chunks whole{most};
    const auto taken = whole.take(bytes);
    require(taken <= bytes.size() && whole.body.size() <= most);
    Chunks slow{most};
    std::string held;
    for (const char byte : bytes) {
        if (slow.state() != Chunks::State::Going) break;
        held += byte;
        held.erase(0, slow.take(held));
    }
    require(slow.state() == whole.state() && slow.body == whole.body);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    check_chunks(bytes);
    HeadScan scan;
    if (!scan.advance(bytes) || scan.is_broken()) return 0;
    const auto head = bytes.substr(0, scan.length());
    const auto parsed = parse_head(head);
    if (const auto* accepted = std::get_if<Head>(&parsed)) check(head, *accepted);
    return 0;
}
