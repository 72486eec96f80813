// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace onrecord::tests {

struct HttpResponse {
    unsigned status = 0;  ///< 0: the connection was closed without an answer.
    std::map<std::string, std::string> headers;  ///< Names in lower case.
    std::string body;
};

/// A client so plain that it can also misbehave: it sends the bytes it is given. Blocking, with
/// 20 s of patience. One thread at a time.
class HttpClient {
public:
    /// Connects to `http://127.0.0.1:PORT`, or to the Unix socket of that path. Throws
    /// std::runtime_error when nobody listens.
    explicit HttpClient(std::string_view url);
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;
    HttpClient(HttpClient&&) = delete;
    HttpClient& operator=(HttpClient&&) = delete;

    /// False when the server has closed.
    bool send(std::string_view bytes);
    /// The next answer; `method` says whether a body is expected.
    HttpResponse read(std::string_view method = "GET");
    /// Everything until the server closes, undecoded.
    std::string rest();
    /// Waits until the server closes; false when it sends more or is not patient.
    bool is_closed();

    /// One whole exchange on this connection. `headers` are lines ending in CRLF.
    HttpResponse ask(std::string_view method,
                     std::string_view target,
                     std::string_view headers = "",
                     std::string_view body = "");

private:
    bool receive();

    int socket_ = -1;
    std::string received_;
};

/// One GET on a connection of its own.
HttpResponse get(std::string_view url, std::string_view target, std::string_view headers = "");

}  // namespace onrecord::tests
