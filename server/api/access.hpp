// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/key_use.hpp"
#include "server/api/keys.hpp"
#include "server/api/rate_limits.hpp"
#include "server/http/message.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Access control: accepted host names and origins (against DNS rebinding and for CORS), scopes by
// API key, and rate limits.
namespace onrecord::server::api {

struct Access {
    std::string address = "127.0.0.1";  ///< The address of `--listen`.
    std::vector<std::string> hosts;     ///< Additional names, with or without a port; `*` is any.
    std::vector<std::string> origins;   ///< `https://news.example`; `*` is any.
    std::vector<std::string> proxies;   ///< Addresses whose X-Forwarded-For is trusted.
    bool is_public = false;             ///< Whole Entries require the scope export.
    Scopes anonymous = 0xFF;            ///< Scopes without a key.
    std::uint32_t rate = 0;  ///< Requests per minute and address without a key; 0: no limit.
    std::shared_ptr<KeyRing> keys = std::make_shared<KeyRing>("");
    std::shared_ptr<KeyUse> use = std::make_shared<KeyUse>();
    std::shared_ptr<RateLimits> limits = std::make_shared<RateLimits>();
};

/// The sender of a request, identified by its key.
struct Caller {
    Scopes scopes = 0;
    std::uint32_t rate = 0;
    std::string bucket;  ///< The quota that is charged.
    bool has_key = false;
    std::string name = KeyUse::no_key;  ///< Of the key.
};

/// The client's address: the last one in X-Forwarded-For before the trusted proxies; the last
/// trusted one if the next is not an address.
std::string client_of(const Access& access, std::string_view peer, std::string_view forwarded_for);

/// Empty when the request has an unknown key.
std::optional<Caller> caller_of(const Access& access, const http::Request& request);

/// Charges `count` requests to the caller's quota; empty when there is no limit.
std::optional<Quota> quota_of(const Access& access, const Caller& caller, std::uint32_t count);

/// Whether the caller has the scope that a route needs. Whole Entries require the scope search; on
/// a public server the scope export, because of their copyright.
bool may(const Access& access, const Caller& caller, Scope needed);

/// The 401 or 403 for a request without permission; empty when it is permitted.
std::optional<http::Answer> refusal(const Access& access,
                                    const http::Request& request,
                                    Scope needed);

/// Whether the Host header names this server. This prevents DNS rebinding, in which a foreign page
/// points its own name at this machine to make a browser read the index. Accepted are localhost and
/// the address listened on, with any port; every literal address if the server listens on all; and
/// requests without Host (HTTP/1.0), which do not come from browsers.
bool is_ours(const Access& access, std::string_view host);

/// The 421 for a request to another host.
http::Answer misdirected(std::string_view host);

/// Whether pages of the request's Origin may read answers (CORS).
bool may_read(const Access& access, const http::Request& request);

/// Sets the CORS headers of the answer, and Vary: Origin.
void mark_origin(const Access& access, const http::Request& request, http::Answer& answer);

/// The answer to a preflight request; `methods` are those of the route.
http::Answer preflight(std::string_view methods);

/// Splits `a, b ,c` at commas, without blanks and empty items.
std::vector<std::string> split_list(std::string_view text);

}  // namespace onrecord::server::api
