// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/access.hpp"

#include "server/http/problem_answer.hpp"

#include <algorithm>

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

bool may_read(const Access& access, const http::Request& request) {
    if (request.origin.empty()) return false;
    return contains(access.origins, "*") || contains(access.origins, request.origin);
}

void mark_origin(const Access& access, const http::Request& request, http::Answer& answer) {
    if (access.origins.empty()) return;
    answer.headers.push_back({"Vary", "Origin"});
    if (!may_read(access, request)) return;
    answer.headers.push_back({"Access-Control-Allow-Origin", request.origin});
    answer.headers.push_back(
        {"Access-Control-Expose-Headers", "ETag, Retry-After, X-Request-Id, RateLimit"});
    answer.headers.push_back({"Cross-Origin-Resource-Policy", "cross-origin"});
}

http::Answer preflight(std::string_view methods) {
    return {204,
            "",
            "",
            {{"Allow", std::string{methods}},
             {"Access-Control-Allow-Methods", std::string{methods}},
             {"Access-Control-Allow-Headers",
              "Content-Type, If-None-Match, X-Request-Id, Accept, MCP-Protocol-Version, "
              "Mcp-Session-Id"},
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
