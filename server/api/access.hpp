// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.hpp"

#include <string>
#include <string_view>
#include <vector>

// Who may ask, as far as a browser tells: under which names of ours, and from pages of which sites.
namespace onrecord::server::api {

struct Access {
    std::string address = "127.0.0.1";  ///< That is listened on.
    std::vector<std::string> hosts;     ///< Further names, with or without a port; `*` is any.
    std::vector<std::string> origins;   ///< `https://news.example`; `*` is any.
};

/// Whether a request to this Host is meant for us. A page elsewhere can point its own name at this
/// machine and have a browser read the index through it (DNS rebinding); the name then stands in
/// the Host. localhost and the address that is listened on always count, with any port, and every
/// address where all are listened on: an address cannot be pointed elsewhere. A request without a
/// Host (HTTP/1.0) is no browser's.
bool is_ours(const Access& access, std::string_view host);

/// The 421 for one that is not.
http::Answer misdirected(std::string_view host);

/// Whether pages of the request's Origin may read answers.
bool may_read(const Access& access, const http::Request& request);

/// Says so in the answer (CORS), and that it depends on the Origin.
void mark_origin(const Access& access, const http::Request& request, http::Answer& answer);

/// The answer to a preflight: `methods` are those of the route.
http::Answer preflight(std::string_view methods);

/// `a, b ,c` as a list without blanks; empty ones are left out.
std::vector<std::string> split_list(std::string_view text);

}  // namespace onrecord::server::api
