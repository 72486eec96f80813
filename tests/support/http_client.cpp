// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/http_client.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cctype>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace onrecord::tests {
namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    return text;
}

/// Status line and headers; `text` ends before the empty line.
HttpResponse parse_head(std::string_view text) {
    HttpResponse response;
    response.status = static_cast<unsigned>(std::stoul(std::string{text.substr(9, 3)}));
    while (true) {
        const auto end = text.find("\r\n");
        if (end == std::string_view::npos) return response;
        text.remove_prefix(end + 2);
        const auto line = text.substr(0, text.find("\r\n"));
        const auto colon = line.find(": ");
        if (colon == std::string_view::npos) continue;
        response.headers[lower(std::string{line.substr(0, colon)})] = line.substr(colon + 2);
    }
}

}  // namespace

namespace {

// The sockets interface is built on these casts.
int connect_to_port(int socket, unsigned long port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address);
}

int connect_to_path(int socket, std::string_view path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    return ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address);
}

}  // namespace

HttpClient::HttpClient(std::string_view url)
    : socket_{::socket(url.starts_with('/') ? AF_UNIX : AF_INET, SOCK_STREAM, 0)} {
    const timeval patience{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    const int failed =
        url.starts_with('/')
            ? connect_to_path(socket_, url)
            : connect_to_port(socket_, std::stoul(std::string{url.substr(url.rfind(':') + 1)}));
    if (failed != 0) {
        ::close(socket_);
        throw std::runtime_error{"nobody listens on " + std::string{url}};
    }
}

HttpClient::~HttpClient() { ::close(socket_); }

bool HttpClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

bool HttpClient::receive() {
    std::array<char, 16384> piece{};
    const auto count = ::recv(socket_, piece.data(), piece.size(), 0);
    if (count <= 0) return false;
    received_.append(piece.data(), static_cast<std::size_t>(count));
    return true;
}

HttpResponse HttpClient::read(std::string_view method) {
    while (received_.find("\r\n\r\n") == std::string::npos) {
        if (!receive()) return {};
    }
    const auto end = received_.find("\r\n\r\n");
    HttpResponse response = parse_head(std::string_view{received_}.substr(0, end));
    received_.erase(0, end + 4);
    const auto length = response.headers.find("content-length");
    if (method == "HEAD" || length == response.headers.end()) return response;
    const auto size = std::stoul(length->second);
    while (received_.size() < size) {
        if (!receive()) return {};
    }
    response.body = received_.substr(0, size);
    received_.erase(0, size);
    return response;
}

std::string HttpClient::rest() {
    while (receive()) {
    }
    return std::exchange(received_, {});
}

bool HttpClient::is_closed() {
    std::array<char, 1> byte{};
    return received_.empty() && ::recv(socket_, byte.data(), 1, 0) == 0;
}

HttpResponse HttpClient::ask(std::string_view method,
                             std::string_view target,
                             std::string_view headers,
                             std::string_view body) {
    std::string request = std::string{method} + " " + std::string{target} + " HTTP/1.1\r\n";
    request += "Host: localhost\r\n";
    if (!body.empty()) request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    request += std::string{headers} + "\r\n" + std::string{body};
    if (!send(request)) return {};
    return read(method);
}

HttpResponse get(std::string_view url, std::string_view target, std::string_view headers) {
    HttpClient client{url};
    return client.ask("GET", target, headers);
}

}  // namespace onrecord::tests
