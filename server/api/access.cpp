// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/access.hpp"

#include "server/http/problem_answer.hpp"

#include <algorithm>
#include <utility>

namespace onrecord::server::api {
namespace {

std::string lower(std::string_view text) {
    std::string result{text};
    for (char& character : result) {
        if (character >= 'A' && character <= 'Z') character = static_cast<char>(character + 32);
    }
    return result;
}

/// `a.example:80` without its port; `[::1]:80` is `[::1]`.
std::string_view name_of(std::string_view host) {
    const auto from = host.starts_with('[') ? host.find(']') : 0;
    return host.substr(0, host.find(':', std::min(from, host.size())));
}

bool is_address(std::string_view name) {
    return name.starts_with('[') || name.find_first_not_of("0123456789.") == std::string_view::npos;
}

bool listens_on_all(const Access& access) {
    return access.address == "0.0.0.0" || access.address == "::";
}

bool contains(const std::vector<std::string>& list, std::string_view value) {
    return std::ranges::find(list, value) != list.end();
}

}  // namespace

bool is_ours(const Access& access, std::string_view host) {
    if (host.empty() || contains(access.hosts, "*")) return true;
    const std::string whole = lower(host);
    const std::string_view name = name_of(whole);
    if (name == "localhost" || name == "127.0.0.1" || name == "[::1]") return true;
    if (name == access.address || name == '[' + access.address + ']') return true;
    if (listens_on_all(access) && is_address(name)) return true;
    return contains(access.hosts, whole) || contains(access.hosts, name);
}

http::Answer misdirected(std::string_view host) {
    return http::problem_answer(421,
                                "This server does not answer under the name '" + std::string{host} +
                                    "'. Start it with --hosts and that name if it should.");
}

std::string client_of(const Access& access, std::string_view peer, std::string_view forwarded_for) {
    std::string client = plain_address(peer).value_or(std::string{peer});
    std::string_view hops = forwarded_for;
    while (contains(access.proxies, client) && !hops.empty()) {
        const auto comma = hops.rfind(',');
        const auto list = split_list(hops.substr(comma == std::string_view::npos ? 0 : comma + 1));
        auto hop = list.empty() ? std::nullopt : plain_address(list.front());
        if (!hop) break;
        client = std::move(*hop);
        hops = comma == std::string_view::npos ? std::string_view{} : hops.substr(0, comma);
    }
    return client;
}

namespace {

/// `Authorization: Bearer KEY`, or `X-Api-Key: KEY`.
std::string_view secret_of(const http::Request& request) {
    constexpr std::string_view scheme = "bearer ";
    const std::string_view sent = request.authorization;
    if (lower(sent.substr(0, scheme.size())) == scheme) return sent.substr(scheme.size());
    return request.api_key;
}

}  // namespace

std::optional<Caller> caller_of(const Access& access, const http::Request& request) {
    const std::string_view secret = secret_of(request);
    // Without keys of our own what is sent is for somebody before us, such as a proxy.
    if (secret.empty() || !access.keys->has_file()) {
        return Caller{access.anonymous,
                      access.rate,
                      bucket_of(client_of(access, request.client, request.forwarded_for)),
                      false};
    }
    const auto keys = access.keys->keys();
    const Key* const key = keys->find(secret);
    if (key == nullptr) return std::nullopt;
    return Caller{key->scopes, key->rate, "key " + key->name, true, key->name};
}

std::optional<Quota> quota_of(const Access& access, const Caller& caller, std::uint32_t count) {
    if (caller.rate == 0) return std::nullopt;
    return access.limits->take(caller.bucket, caller.rate, RateLimits::Clock::now(), count);
}

bool may(const Access& access, const Caller& caller, Scope needed) {
    const auto has = [&](Scope scope) { return (caller.scopes & static_cast<Scopes>(scope)) != 0; };
    if (needed == Scope::Anyone) return true;
    if (needed == Scope::Entries)
        return has(Scope::Export) || (!access.is_public && has(Scope::Search));
    if (needed == Scope::Admin) return has(Scope::Admin) || !access.is_public;
    return has(needed);
}

std::optional<http::Answer> refusal(const Access& access,
                                    const http::Request& request,
                                    Scope needed) {
    if (needed == Scope::Anyone) return std::nullopt;
    const auto caller = caller_of(access, request);
    if (caller && may(access, *caller, needed)) return std::nullopt;
    if (caller && caller->has_key) {
        return http::problem_answer(403, "This key is not for that: its scopes do not have it.");
    }
    auto answer = http::problem_answer(
        401,
        caller ? "This needs a key: send Authorization: Bearer KEY. Whole entries and captures are "
                 "not public here; their passages and the links to their outlets are."
               : "This is none of the keys of this server.");
    answer.headers.push_back({"WWW-Authenticate", "Bearer"});
    answer.headers.push_back({"Cache-Control", "no-store"});
    return answer;
}

bool may_read(const Access& access, const http::Request& request) {
    if (request.origin.empty()) return false;
    return contains(access.origins, "*") || contains(access.origins, request.origin);
}

void mark_origin(const Access& access, const http::Request& request, http::Answer& answer) {
    if (access.origins.empty()) return;
    answer.headers.push_back({"Vary", "Origin"});
    if (!may_read(access, request)) return;
    answer.headers.push_back({"Access-Control-Allow-Origin", request.origin});
    answer.headers.push_back({"Access-Control-Expose-Headers",
                              "ETag, Retry-After, X-Request-Id, RateLimit, RateLimit-Policy"});
    answer.headers.push_back({"Cross-Origin-Resource-Policy", "cross-origin"});
}

http::Answer preflight(std::string_view methods) {
    return {204,
            "",
            "",
            {{"Allow", std::string{methods}},
             {"Access-Control-Allow-Methods", std::string{methods}},
             {"Access-Control-Allow-Headers",
              "Authorization, X-Api-Key, Content-Type, If-None-Match, X-Request-Id, Accept, "
              "MCP-Protocol-Version, Mcp-Session-Id"},
             {"Access-Control-Max-Age", "600"}}};
}

std::vector<std::string> split_list(std::string_view text) {
    std::vector<std::string> list;
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        auto part = text.substr(0, comma);
        while (part.starts_with(' '))
            part.remove_prefix(1);
        while (part.ends_with(' '))
            part.remove_suffix(1);
        if (!part.empty()) list.push_back(lower(part));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return list;
}

}  // namespace onrecord::server::api
