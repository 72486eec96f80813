// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/head.hpp"
#include "server/http/message.hpp"
#include "server/http/service.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord::server::http {

/// The result of reading one request. Neither `request` nor `refusal`: the client has closed the
/// connection.
struct Reading {
    std::optional<Request> request;
    std::optional<Answer> refusal;  ///< For an unacceptable request; then the connection ends.
    std::string method;             ///< As sent, HEAD too; for the log and the writing.
    std::string target;
    std::string id;  ///< The client's X-Request-Id if it is valid, or empty.
    unsigned version = 11;
    bool keep_alive = false;
    std::chrono::steady_clock::time_point began;
};

/// The refusal of an incomplete head that cannot become acceptable: too long (414, 431), or with an
/// invalid byte (400).
std::optional<Answer> refusal_of_beginning(const HeadScan& scan,
                                           std::string_view bytes,
                                           const Limits& limits);

/// Parses the complete head, and refuses an unacceptable request before its body is read.
std::optional<Head> take_head(std::string_view bytes, const Limits& limits, Reading& reading);

/// The refusals of bodies.
Answer body_too_large(std::uint64_t most_bytes);
Answer broken_chunks();

/// The complete request, or the refusal of its target.
void take_request(const Head& head, std::string body, Reading& reading);

}  // namespace onrecord::server::http
