// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/head.hpp"

#include <algorithm>
#include <charconv>

namespace onrecord::server::http {
namespace {

using Refused = std::optional<HeadRefusal>;

Refused wrong(std::string reason) { return HeadRefusal{400, std::move(reason)}; }

bool is_letter_or_digit(char character) {
    return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z') ||
           (character >= 'a' && character <= 'z');
}

/// RFC 9110, 5.6.2.
bool is_token(std::string_view text) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char character) {
        return is_letter_or_digit(character) || marks.find(character) != std::string_view::npos;
    });
}

bool is_visible(char character) { return character > ' ' && character < 0x7F; }

std::string lower(std::string_view text) {
    std::string result{text};
    for (char& character : result) {
        if (character >= 'A' && character <= 'Z') character = static_cast<char>(character + 32);
    }
    return result;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string_view take_line(std::string_view& rest) {
    const auto end = rest.find("\r\n");
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end + 2);
    return line;
}

/// `GET /path HTTP/1.1`: one blank between, nothing before and nothing behind.
Refused read_request_line(std::string_view line, Head& head) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) {
        return wrong("The request line is not 'METHOD target HTTP/1.1'.");
    }
    const auto version = line.substr(last + 1);
    head.method = line.substr(0, first);
    head.target = line.substr(first + 1, last - first - 1);
    if (!is_token(head.method)) return wrong("The method of the request is no token.");
    if (head.target.empty() || !std::all_of(head.target.begin(), head.target.end(), is_visible)) {
        return wrong(
            "The request target has characters that must be percent-encoded in it, or is empty.");
    }
    if (version != "HTTP/1.1" && version != "HTTP/1.0") {
        return wrong("Only HTTP/1.0 and HTTP/1.1 are spoken here.");
    }
    head.version = version == "HTTP/1.1" ? 11 : 10;
    return std::nullopt;
}

/// `name: value`, not folded over lines and without a blank before the colon.
Refused read_field(std::string_view line, Head& head) {
    const auto colon = line.find(':');
    const auto name = line.substr(0, colon);
    if (colon == std::string_view::npos || !is_token(name)) {
        return wrong(
            "A header line is not 'name: value': a name is a token, with the colon right behind "
            "it, and a value is not continued on the next line.");
    }
    if (head.fields.size() >= most_fields) {
        return HeadRefusal{
            431, "The request has more than " + std::to_string(most_fields) + " header lines."};
    }
    head.fields.emplace_back(lower(name), trimmed(line.substr(colon + 1)));
    return std::nullopt;
}

std::size_t count_of(const Head& head, std::string_view name) {
    return static_cast<std::size_t>(
        std::count_if(head.fields.begin(), head.fields.end(), [&](const auto& field) {
            return field.first == name;
        }));
}

bool has_field(const Head& head, std::string_view name) { return count_of(head, name) > 0; }

/// The host that a target in absolute form names: `http://host:1/path` has `host:1`.
std::optional<std::string_view> authority_of(std::string_view target) {
    const auto scheme = target.find("://");
    if (target.starts_with('/') || scheme == std::string_view::npos) return std::nullopt;
    target.remove_prefix(scheme + 3);
    return target.substr(0, target.find_first_of("/?#"));
}

Refused check_host(const Head& head) {
    const auto count = count_of(head, "host");
    if (count > 1 || (count == 0 && head.version == 11)) {
        return wrong("An HTTP/1.1 request needs exactly one Host header.");
    }
    const auto host = head.field("host");
    if (count == 1 && !is_host(host)) {
        return wrong("The Host header is not 'name' or 'name:port'.");
    }
    const auto authority = authority_of(head.target);
    if (authority && (count == 0 || lower(*authority) != lower(host))) {
        return wrong("The host of the request target is not the one of the Host header.");
    }
    return std::nullopt;
}

Refused read_transfer_encoding(Head& head) {
    if (head.version == 10) return wrong("HTTP/1.0 has no Transfer-Encoding.");
    if (has_field(head, "content-length")) {
        return wrong("A request has a Transfer-Encoding or a Content-Length, never both.");
    }
    if (count_of(head, "transfer-encoding") != 1 ||
        lower(head.field("transfer-encoding")) != "chunked") {
        return wrong("The only Transfer-Encoding read here is 'chunked', once.");
    }
    head.framing = Chunked{};
    return std::nullopt;
}

Refused read_content_length(Head& head) {
    const auto text = head.field("content-length");
    Length length;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, length.bytes);
    if (text.empty() || error != std::errc{} || rest != end) {
        return wrong("A Content-Length stands once and is one number, of digits alone.");
    }
    head.framing = length;
    return std::nullopt;
}

Refused read_framing(Head& head) {
    if (has_field(head, "transfer-encoding")) return read_transfer_encoding(head);
    if (has_field(head, "content-length")) return read_content_length(head);
    return std::nullopt;
}

/// Whether any Connection header has the option.
bool has_option(const Head& head, std::string_view option) {
    for (const auto& [name, value] : head.fields) {
        if (name != "connection") continue;
        std::string_view rest = value;
        while (!rest.empty()) {
            const auto comma = std::min(rest.find(','), rest.size());
            if (lower(trimmed(rest.substr(0, comma))) == option) return true;
            rest.remove_prefix(std::min(comma + 1, rest.size()));
        }
    }
    return false;
}

bool is_hex_digit(char character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f') ||
           (character >= 'A' && character <= 'F');
}

bool is_port(std::string_view text) {
    return text.size() <= 5 && std::all_of(text.begin(), text.end(), [](char character) {
               return character >= '0' && character <= '9';
           });
}

bool is_name(std::string_view name) {
    return !name.empty() && name.size() <= 255 &&
           std::all_of(name.begin(), name.end(), [](char character) {
               return is_letter_or_digit(character) || character == '.' || character == '-' ||
                      character == '_';
           });
}

/// `[::1]`
bool is_literal(std::string_view name) {
    if (name.size() < 4 || !name.starts_with('[') || !name.ends_with(']')) return false;
    const auto inner = name.substr(1, name.size() - 2);
    return std::all_of(inner.begin(), inner.end(), [](char character) {
        return is_hex_digit(character) || character == ':' || character == '.';
    });
}

}  // namespace

bool HeadScan::advance(std::string_view bytes) {
    while (looked_at_ < bytes.size()) {
        const auto byte = static_cast<unsigned char>(bytes[looked_at_]);
        if (byte == '\r') {
            if (looked_at_ + 1 == bytes.size()) return false;
            if (bytes[looked_at_ + 1] == '\n') {
                const bool is_end = bytes.substr(0, looked_at_).ends_with("\r\n");
                looked_at_ += 2;
                if (is_end) return true;
                continue;
            }
        }
        if ((byte < ' ' && byte != '\t') || byte == 0x7F) return is_broken_ = true;
        ++looked_at_;
    }
    return false;
}

std::string Head::field(std::string_view name) const {
    const std::string* found = nullptr;
    for (const auto& [each, value] : fields) {
        if (each != name) continue;
        if (found != nullptr) return {};
        found = &value;
    }
    return found == nullptr ? std::string{} : *found;
}

std::string Head::joined(std::string_view name) const {
    std::string all;
    for (const auto& [each, value] : fields) {
        if (each == name) all += (all.empty() ? "" : ", ") + value;
    }
    return all;
}

bool is_host(std::string_view value) {
    const auto colon = value.starts_with('[') ? value.find(':', value.find(']')) : value.find(':');
    const auto name = value.substr(0, colon);
    const auto port = colon == std::string_view::npos ? "" : value.substr(colon + 1);
    return is_port(port) && (is_name(name) || is_literal(name));
}

std::pair<std::string, std::string> request_line(std::string_view head) {
    const auto line = head.substr(0, head.find_first_of("\r\n"));
    const auto first = line.find(' ');
    if (first == std::string_view::npos || !is_token(line.substr(0, first))) return {};
    const auto target = line.substr(first + 1);
    return {std::string{line.substr(0, first)}, std::string{target.substr(0, target.find(' '))}};
}

std::variant<Head, HeadRefusal> parse_head(std::string_view bytes) {
    Head head;
    if (auto refused = read_request_line(take_line(bytes), head)) return *refused;
    while (bytes != "\r\n") {
        if (auto refused = read_field(take_line(bytes), head)) return *refused;
    }
    if (auto refused = check_host(head)) return *refused;
    if (auto refused = read_framing(head)) return *refused;
    head.keep_alive =
        head.version == 11 ? !has_option(head, "close") : has_option(head, "keep-alive");
    return head;
}

}  // namespace onrecord::server::http
