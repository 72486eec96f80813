// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/json_text.hpp"

#include <algorithm>

namespace onrecord::corpus::archive {
namespace {

bool must_be_escaped(char letter) {
    return static_cast<unsigned char>(letter) < 0x20 || letter == '"' || letter == '\\';
}

void append_escaped(std::string& out, char letter) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (letter) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            break;
    }
    const auto code = static_cast<unsigned char>(letter);
    out += "\\u00";
    out += digits[code >> 4U];
    out += digits[code & 0xFU];
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const auto stop = std::find_if(text.begin(), text.end(), must_be_escaped);
        const auto plain = static_cast<std::size_t>(stop - text.begin());
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) break;
        append_escaped(out, text.front());
        text.remove_prefix(1);
    }
    out += '"';
}

std::string& JsonObject::member(std::string_view name) {
    if (!is_first_) *out_ += ',';
    is_first_ = false;
    append_json_string(*out_, name);
    *out_ += ':';
    return *out_;
}

JsonObject& JsonObject::text(std::string_view name, std::string_view value) {
    append_json_string(member(name), value);
    return *this;
}

JsonObject& JsonObject::text_if_any(std::string_view name, std::string_view value) {
    return value.empty() ? *this : text(name, value);
}

JsonObject& JsonObject::number(std::string_view name, std::int64_t value) {
    member(name) += std::to_string(value);
    return *this;
}

JsonObject& JsonObject::count(std::string_view name, std::uint64_t value) {
    member(name) += std::to_string(value);
    return *this;
}

}  // namespace onrecord::corpus::archive
