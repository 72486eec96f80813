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

// Who may ask: under which names of ours and from pages of which sites, as far as a browser tells;
// for what, as far as a key tells; and how often.
namespace onrecord::server::api {

struct Access {
    std::string address = "127.0.0.1";  ///< That is listened on.
    std::vector<std::string> hosts;     ///< Further names, with or without a port; `*` is any.
    std::vector<std::string> origins;   ///< `https://news.example`; `*` is any.
    std::vector<std::string> proxies;   ///< Plain addresses whose X-Forwarded-For is believed.
    bool is_public = false;             ///< Whole Entries are for those who may export.
    Scopes anonymous = 0xFF;            ///< What may be asked for without a key.
    std::uint32_t rate = 0;  ///< Requests a minute of one address without a key; 0: no limit.
    std::shared_ptr<KeyRing> keys = std::make_shared<KeyRing>("");
    std::shared_ptr<KeyUse> use = std::make_shared<KeyUse>();
    std::shared_ptr<RateLimits> limits = std::make_shared<RateLimits>();
};

/// Who sent a request, as its key says.
struct Caller {
    Scopes scopes = 0;
    std::uint32_t rate = 0;
    std::string bucket;  ///< Whose quota it takes from.
    bool has_key = false;
    std::string name = KeyUse::no_key;  ///< Of the key.
};

/// The address that a request is from: of those that X-Forwarded-For tells the last before the
/// proxies that are believed; the last one believed where what it tells is no address.
std::string client_of(const Access& access, std::string_view peer, std::string_view forwarded_for);

/// Nothing when the request has a key that is none of ours.
std::optional<Caller> caller_of(const Access& access, const http::Request& request);

/// Takes `count` from the caller's quota; nothing where there is no limit.
std::optional<Quota> quota_of(const Access& access, const Caller& caller, std::uint32_t count);

/// Whether the caller may have what a route needs. Whole Entries are part of searching, but of a
/// public server's exports: others' copyright.
bool may(const Access& access, const Caller& caller, Scope needed);

/// The 401 or 403 of a request for which its sender has no leave; nothing when it has.
std::optional<http::Answer> refusal(const Access& access,
                                    const http::Request& request,
                                    Scope needed);

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
