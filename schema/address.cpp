// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/address.hpp"

#include <algorithm>
#include <array>

namespace onrecord::schema {
namespace {

constexpr std::string_view schemes[] = {"https://", "http://"};
/// Parameters that say where a reader came from and nothing of what is shown.
constexpr std::string_view following_parameters[] = {"utm_",
                                                     "fbclid",
                                                     "gclid",
                                                     "dclid",
                                                     "mc_cid",
                                                     "mc_eid",
                                                     "igshid",
                                                     "cmpid",
                                                     "at_medium",
                                                     "at_campaign",
                                                     "ocid",
                                                     "ref_src",
                                                     "smid"};
constexpr std::size_t most_labels = 8;

char lower(char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

std::string lowered(std::string_view text) {
    std::string low{text};
    std::ranges::transform(low, low.begin(), lower);
    return low;
}

/// How long the scheme is with its slashes; 0 for none that the web has.
std::size_t scheme_length(std::string_view text) {
    for (const std::string_view scheme : schemes) {
        if (lowered(text.substr(0, scheme.size())) == scheme) return scheme.size();
    }
    return 0;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') {
        text.remove_suffix(1);
    }
    return text;
}

/// `WWW.Harbour.example:443` as it is compared.
std::string normal_host(std::string_view authority) {
    const std::size_t user = authority.rfind('@');
    if (user != std::string_view::npos) authority.remove_prefix(user + 1);
    std::string host = lowered(authority);
    for (const std::string_view port : {":443", ":80"}) {
        if (host.ends_with(port)) host.resize(host.size() - port.size());
    }
    while (host.ends_with('.')) {
        host.pop_back();
    }
    return host.starts_with("www.") ? host.substr(4) : host;
}

bool follows_readers(std::string_view parameter) {
    const std::string name = lowered(parameter.substr(0, parameter.find('=')));
    return std::ranges::any_of(following_parameters, [&](std::string_view one) {
        return one.ends_with('_') ? name.starts_with(one) : name == one;
    });
}

std::string kept_parameters(std::string_view parameters) {
    std::string kept;
    for (std::size_t at = 0; at < parameters.size();) {
        const std::size_t end = std::min(parameters.find('&', at), parameters.size());
        const std::string_view one = parameters.substr(at, end - at);
        if (!one.empty() && !follows_readers(one)) {
            kept.append(kept.empty() ? "?" : "&").append(one);
        }
        at = end + 1;
    }
    return kept;
}

struct Parts {
    std::string_view authority;
    std::string_view path;
    std::string_view parameters;
    std::string_view fragment;  ///< With its `#`.
};

Parts parts_of(std::string_view address) {
    std::string_view rest = trimmed(address);
    rest.remove_prefix(scheme_length(rest));
    Parts parts;
    const std::size_t hash = std::min(rest.find('#'), rest.size());
    parts.fragment = rest.substr(hash);
    rest = rest.substr(0, hash);
    const std::size_t mark = std::min(rest.find('?'), rest.size());
    if (mark < rest.size()) parts.parameters = rest.substr(mark + 1);
    rest = rest.substr(0, mark);
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    parts.authority = rest.substr(0, slash);
    parts.path = rest.substr(slash);
    return parts;
}

bool is_host(std::string_view host) {
    return !host.empty() && std::ranges::all_of(host, [](char byte) {
        const bool is_plain = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        return is_plain || byte == '.' || byte == '-' || byte == ':' ||
               static_cast<unsigned char>(byte) >= 0x80;
    });
}

}  // namespace

bool is_address(std::string_view text) {
    const bool is_one_word = std::ranges::none_of(
        text, [](char byte) { return static_cast<unsigned char>(byte) <= ' '; });
    const bool begins = scheme_length(text) > 0 || lowered(text.substr(0, 4)) == "www.";
    return is_one_word && begins && !host_of(text).empty();
}

std::string normal_address(std::string_view address) {
    const Parts parts = parts_of(address);
    std::string_view path = parts.path;
    while (path.ends_with('/')) {
        path.remove_suffix(1);
    }
    std::string normal = normal_host(parts.authority);
    normal += path;
    normal += kept_parameters(parts.parameters);
    if (parts.fragment.size() > 1) normal += parts.fragment;
    return normal;
}

std::string without_fragment(std::string_view normal) {
    return std::string{normal.substr(0, normal.find('#'))};
}

std::string host_of(std::string_view address) {
    std::string host = normal_host(parts_of(address).authority);
    host.resize(std::min(host.find(':'), host.size()));
    return is_host(host) && host.find('.') != std::string::npos ? host : std::string{};
}

std::vector<std::string> sites_of(std::string_view address) {
    std::vector<std::string> sites;
    std::string host = host_of(address);
    while (sites.size() < most_labels && host.find('.') != std::string::npos) {
        sites.push_back(host);
        host.erase(0, host.find('.') + 1);
    }
    return sites;
}

}  // namespace onrecord::schema
