// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/containers/record.hpp"
#include "schema/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace onrecord::corpus::containers {

/// A saved HTTP response (RFC 9112) with its decoded body.
struct HttpResponse {
    int status = 0;
    std::string media_type;
    std::string charset;
    std::string body;  ///< Without chunked encoding and compression.
    bool is_page() const { return status == 200 && !body.empty(); }
};

/// Parses a response. A Problem when the body's encoding is not supported or its decoded size
/// exceeds `limit_bytes`. The body is omitted if the status is not 200.
schema::Result<HttpResponse> read_http_response(std::string_view message,
                                                std::uint64_t limit_bytes);

/// Fills `record` from the response in `message` and passes it on if it is a page; an unreadable
/// one is rejected at `place`, naming the record's address. Shared by all crawler formats.
void hand_on_response(Record&& record,
                      std::string_view message,
                      const formats::Place& place,
                      formats::Intake& intake,
                      const RecordSink& sink);

}  // namespace onrecord::corpus::containers
