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

/// What came of reading one request. Neither `request` nor `refusal`: the client has gone.
struct Reading {
    std::optional<Request> request;
    std::optional<Answer> refusal;  ///< For what is no acceptable request; then the end.
    std::string method;             ///< As sent, HEAD too; for the log and the writing.
    std::string target;
    std::string id;  ///< The client's X-Request-Id where it is one, else empty.
    unsigned version = 11;
    bool keep_alive = false;
    std::chrono::steady_clock::time_point began;
};

/// The refusal of a head that is not whole yet and never will be acceptable: longer than the limit
/// (414, 431), or with a byte that no head has (400).
std::optional<Answer> refusal_of_beginning(const HeadScan& scan,
                                           std::string_view bytes,
                                           const Limits& limits);

/// Reads the whole head, and refuses what is not acceptable before its body is read.
std::optional<Head> take_head(std::string_view bytes, const Limits& limits, Reading& reading);

/// The refusals of bodies.
Answer body_too_large(std::uint64_t most_bytes);
Answer broken_chunks();

/// A request read whole, or the refusal of its target.
void take_request(const Head& head, std::string body, Reading& reading);

}  // namespace onrecord::server::http
