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

// The head of a request: request line and fields. One policy, and it is strict: two programs in a
// row that read the same bytes as different messages are how requests are smuggled past a proxy,
// so whatever RFC 9112 lets two readers read in two ways is refused with 400 and the connection
// ends. docs/decisions/0020-strict-framing.md lists what is refused and why.
namespace onrecord::server::http {

/// Bounds on a head beside its bytes.
inline constexpr std::size_t most_fields = 100;

/// Where the head of a request ends, looked for as its bytes arrive. Each byte is looked at once.
class HeadScan {
public:
    /// `bytes` from the request's first one; what was there at the last call must still be.
    /// True once the head is whole, or can never be well-formed: see length() and is_broken().
    bool advance(std::string_view bytes);
    /// Bytes of the head with its empty line.
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

    /// The only value of the field; empty when it is absent or stands several times.
    std::string field(std::string_view name) const;
    /// Every value of a field that is a list, joined by commas as RFC 9110, 5.3 allows.
    std::string joined(std::string_view name) const;
};

/// What is wrong with a head: a status and a whole sentence.
struct HeadRefusal {
    unsigned status = 400;
    std::string reason;
};

/// The method and target of a head that may be refused for another reason, for the log; empty
/// where the first line has none.
std::pair<std::string, std::string> request_line(std::string_view head);

/// Reads a whole head, its empty line included.
std::variant<Head, HeadRefusal> parse_head(std::string_view head);

/// True when a Host value names a host and perhaps a port, and nothing else.
bool is_host(std::string_view value);

}  // namespace onrecord::server::http
