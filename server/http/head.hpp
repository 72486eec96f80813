// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/problem_answer.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// Parser of the head of a request: request line and header fields. It is strict: request smuggling
// is possible when a proxy and a server parse the same bytes as different messages, so whatever RFC
// 9112 allows two parsers to read differently is refused with 400, and the connection is closed.
// docs/decisions/0020-strict-framing.md lists what is refused and why.
namespace onrecord::server::http {

/// Limits on a head besides its size.
inline constexpr std::size_t most_fields = 100;

/// Finds the end of a head incrementally. Each byte is examined once.
class HeadScan {
public:
    /// `bytes` start at the first byte of the request and include those of the previous call. True
    /// once the head is complete, or can no longer be well-formed: see length() and is_broken().
    bool advance(std::string_view bytes);
    /// Length of the head including its empty line.
    std::size_t length() const { return looked_at_; }
    /// A bare CR or LF, or another control character but the tab: no head continues from here.
    bool is_broken() const { return is_broken_; }

private:
    std::size_t looked_at_ = 0;
    bool is_broken_ = false;
};

/// How many bytes of body follow a head.
struct NoBody {};
struct Length {
    std::uint64_t bytes = 0;
};
struct Chunked {};
using Framing = std::variant<NoBody, Length, Chunked>;

struct Head {
    std::string method;
    std::string target;
    unsigned version = 11;
    std::vector<std::pair<std::string, std::string>> fields;  ///< Names in lower case.
    Framing framing;
    bool keep_alive = true;

    /// The value of the field; empty when it is absent or repeated.
    std::string field(std::string_view name) const;
    /// All values of a list field, joined by commas (RFC 9110, 5.3).
    std::string joined(std::string_view name) const;
};

/// What is wrong with a head: a status and a whole sentence.
struct HeadRefusal {
    unsigned status = 400;
    std::string reason;
};

/// The method and target of a head that is refused for another reason, for the log; empty when the
/// first line has none.
std::pair<std::string, std::string> request_line(std::string_view head);

/// Parses a complete head, including its empty line.
std::variant<Head, HeadRefusal> parse_head(std::string_view head);

/// True when a Host value is a host with an optional port and nothing else.
bool is_host(std::string_view value);

}  // namespace onrecord::server::http
