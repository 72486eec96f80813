// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/files/decoder.hpp"
#include "corpus/files/encoding.hpp"
#include "corpus/files/utf8.hpp"
#include "tests/fuzz/fuzzer.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

using onrecord::corpus::files::Decoder;
using onrecord::corpus::files::Encoding;

std::vector<std::string> onrecord::fuzz::seeds() {
    return {"<meta charset=\"Shift_JIS\">\x8B\xB4\x82\xAA",
            "<?xml version='1.0' encoding='gb18030'?>\xC7\xC5\xC1\xBA\x81\x30\x81\x30",
            "<meta http-equiv=content-type content='text/html; charset=windows-1251'>\xCC\xEE",
            std::string{"\xFF\xFE\x3D\xD8\x00\xDE!\0", 8},
            std::string{"\0\0\xFE\xFF\0\0\0A\0\x01\xF6\0", 12},
            "Der B\xFCrgermeister sagte, die Stra\xDF"
            "e bleibe gesperrt."};
}

namespace {

std::string decode(const Encoding& encoding, std::string_view bytes, std::size_t piece) {
    Decoder decoder{encoding};
    std::string text;
    for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) {
        decoder.decode(bytes.substr(0, piece), text);
    }
    decoder.decode({}, text);
    if (decoder.replaced() > 0 && !decoder.first_replaced_line()) std::abort();
    return text;
}

}  // namespace

/// Whatever the bytes and whatever they declare: well-formed UTF-8, the same in any pieces.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const Encoding encoding = onrecord::corpus::files::find_encoding(bytes, "");
    if (encoding.is_utf8()) return 0;
    const std::string text = decode(encoding, bytes, size);
    if (onrecord::corpus::files::find_ill_formed(text) != std::string::npos) std::abort();
    if (decode(encoding, bytes, 3) != text) std::abort();
    return 0;
}
