// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/files/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace onrecord::corpus::files {
namespace {

/// One row of Unicode's table 3-7: what may follow a first byte.
struct Lead {
    unsigned char first;
    unsigned char last;
    std::size_t length;
    unsigned char second_least;
    unsigned char second_most;
};

constexpr Lead leads[] = {
    {0xC2, 0xDF, 2, 0x80, 0xBF},
    {0xE0, 0xE0, 3, 0xA0, 0xBF},
    {0xE1, 0xEC, 3, 0x80, 0xBF},
    {0xED, 0xED, 3, 0x80, 0x9F},
    {0xEE, 0xEF, 3, 0x80, 0xBF},
    {0xF0, 0xF0, 4, 0x90, 0xBF},
    {0xF1, 0xF3, 4, 0x80, 0xBF},
    {0xF4, 0xF4, 4, 0x80, 0x8F},
};

unsigned char byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

bool is_between(unsigned char byte, unsigned char least, unsigned char most) {
    return byte >= least && byte <= most;
}

bool follows(std::string_view text, const Lead& lead) {
    if (text.size() < lead.length) return false;
    if (!is_between(byte_at(text, 1), lead.second_least, lead.second_most)) return false;
    for (std::size_t at = 2; at < lead.length; ++at) {
        if (!is_between(byte_at(text, at), 0x80, 0xBF)) return false;
    }
    return true;
}

/// How many bytes at the begin are ASCII, eight looked at at once; a few too few perhaps.
std::size_t ascii_bytes(std::string_view text) {
    constexpr std::uint64_t high_bits = 0x8080808080808080;
    std::size_t at = 0;
    for (std::uint64_t eight = 0; at + sizeof(eight) <= text.size(); at += sizeof(eight)) {
        std::memcpy(&eight, text.data() + at, sizeof(eight));
        if ((eight & high_bits) != 0) break;
    }
    return at;
}

}  // namespace

std::size_t character_bytes(std::string_view text) {
    const unsigned char first = byte_at(text, 0);
    if (first < 0x80) return 1;
    for (const Lead& lead : leads) {
        if (is_between(first, lead.first, lead.last)) return follows(text, lead) ? lead.length : 0;
    }
    return 0;
}

std::size_t find_ill_formed(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        at += ascii_bytes(text.substr(at));
        if (at == text.size()) break;
        const std::size_t bytes = character_bytes(text.substr(at));
        if (bytes == 0) return at;
        at += bytes;
    }
    return std::string_view::npos;
}

Utf8Repair repair_utf8(std::string_view text) {
    Utf8Repair repair;
    repair.text.reserve(text.size());
    while (!text.empty()) {
        const std::size_t bytes = character_bytes(text);
        if (bytes == 0) {
            repair.text += "\xEF\xBF\xBD";
            ++repair.replaced;
        } else {
            repair.text += text.substr(0, bytes);
        }
        text.remove_prefix(std::max<std::size_t>(bytes, 1));
    }
    return repair;
}

}  // namespace onrecord::corpus::files
