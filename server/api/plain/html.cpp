// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/plain/html.hpp"

#include "schema/entry.hpp"

namespace onrecord::server::api::plain {

std::string escaped(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            case '\'':
                result += "&#39;";
                break;
            default:
                result += c;
        }
    }
    return result;
}

std::string encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_plain = byte < 0x80 && (std::isalnum(byte) != 0 || c == '-' || c == '.' ||
                                              c == '_' || c == '~');
        if (is_plain) {
            result += c;
        } else {
            result += '%';
            result += digits[byte >> 4U];
            result += digits[byte & 15U];
        }
    }
    return result;
}

std::string_view safe_link(std::string_view address) {
    return schema::is_web_address(address) ? address : std::string_view{};
}

Html& Html::open(std::string_view tag, Attributes attributes) {
    html_ += '<';
    html_ += tag;
    for (const auto& [name, value] : attributes) {
        if (value.empty()) continue;
        html_ += ' ';
        html_ += name;
        html_ += "=\"" + escaped(value) + '"';
    }
    html_ += '>';
    return *this;
}

Html& Html::close(std::string_view tag) {
    html_ += "</";
    html_ += tag;
    html_ += '>';
    return *this;
}

Html& Html::text(std::string_view text) {
    html_ += escaped(text);
    return *this;
}

Html& Html::element(std::string_view tag, Attributes attributes, std::string_view text) {
    if (text.empty()) return *this;
    return open(tag, attributes).text(text).close(tag);
}

Html& Html::drawn(std::string_view text) {
    while (!text.empty()) {
        const auto begin = std::min(text.find("[-"), text.find("{+"));
        if (begin == std::string_view::npos) break;
        const bool is_print = text[begin] == '[';
        const auto end = text.find(is_print ? "-]" : "+}", begin + 2);
        if (end == std::string_view::npos) break;
        this->text(text.substr(0, begin));
        element(is_print ? "del" : "ins", {}, text.substr(begin + 2, end - begin - 2));
        text.remove_prefix(end + 2);
    }
    return this->text(text);
}

Html& Html::raw(std::string_view html) {
    html_ += html;
    return *this;
}

}  // namespace onrecord::server::api::plain
