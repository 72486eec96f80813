// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/containers/record.hpp"
#include "schema/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace onrecord::corpus::containers {

/// A saved HTTP response (RFC 9112), its body as the page was.
struct HttpResponse {
    int status = 0;
    std::string media_type;
    std::string charset;
    std::string body;  ///< Without chunks and compression.
    bool is_page() const { return status == 200 && !body.empty(); }
};

/// Reads one response. The Problem says which encoding of the body is not read, or that it unpacks
/// to more than `limit_bytes`. The body of another status than 200 is left out.
schema::Result<HttpResponse> read_http_response(std::string_view message,
                                                std::uint64_t limit_bytes);

/// Gives `record` what the response in `message` holds, and hands it on where that is a page; what
/// cannot be read is rejected at `place`, by the record's address. For all archives of crawlers.
void hand_on_response(Record&& record,
                      std::string_view message,
                      const formats::Place& place,
                      formats::Intake& intake,
                      const RecordSink& sink);

}  // namespace onrecord::corpus::containers
