// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/target.hpp"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace onrecord::server::http {
namespace {

namespace urls = boost::urls;

schema::Problem wrong(std::string reason) { return {std::move(reason), "", std::nullopt}; }

/// One range of lead bytes of well-formed UTF-8 (Unicode 15, table 3-7) and what may follow first.
struct Lead {
    std::uint8_t least, most;
    std::uint8_t followers;
    std::uint8_t first_least, first_most;
};
constexpr Lead leads[] = {
    {0x00, 0x7F, 0, 0x00, 0x00},
    {0xC2, 0xDF, 1, 0x80, 0xBF},
    {0xE0, 0xE0, 2, 0xA0, 0xBF},
    {0xE1, 0xEC, 2, 0x80, 0xBF},
    {0xED, 0xED, 2, 0x80, 0x9F},
    {0xEE, 0xEF, 2, 0x80, 0xBF},
    {0xF0, 0xF0, 3, 0x90, 0xBF},
    {0xF1, 0xF3, 3, 0x80, 0xBF},
    {0xF4, 0xF4, 3, 0x80, 0x8F},
};

/// Bytes of the character that `bytes` begins with; 0 when it is none.
std::size_t character_length(std::string_view bytes) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };
    for (const Lead& lead : leads) {
        if (byte(0) < lead.least || byte(0) > lead.most) continue;
        if (bytes.size() < lead.followers + 1U) return 0;
        if (lead.followers > 0 && (byte(1) < lead.first_least || byte(1) > lead.first_most)) {
            return 0;
        }
        for (std::size_t i = 2; i <= lead.followers; ++i) {
            if ((byte(i) & 0xC0U) != 0x80U) return 0;
        }
        return lead.followers + 1U;
    }
    return 0;
}

bool is_acceptable(std::string_view text) {
    return is_utf8(text) && text.find('\0') == std::string_view::npos;
}

std::optional<urls::url_view> read_url(std::string_view text) {
    const urls::string_view view{text.data(), text.size()};
    auto url = text.starts_with('/') ? urls::parse_origin_form(view) : urls::parse_uri(view);
    if (!url) return std::nullopt;
    return *url;
}

bool fill_segments(const urls::url_view& url, Target& target) {
    for (const auto& segment : url.segments()) {
        target.segments.emplace_back(segment);
    }
    if (target.segments.empty()) target.segments.emplace_back();
    return std::all_of(target.segments.begin(), target.segments.end(), is_acceptable);
}

bool fill_parameters(const urls::url_view& url, Target& target) {
    const urls::encoding_opts plus_is_blank{true, false, false};
    for (const auto& parameter : url.params(plus_is_blank)) {
        if (parameter.key.empty() && parameter.value.empty()) continue;  // `?`, `&&`
        target.parameters.emplace_back(parameter.key, parameter.value);
        const auto& [key, value] = target.parameters.back();
        if (!is_acceptable(key) || !is_acceptable(value)) return false;
    }
    return true;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto length = character_length(bytes);
        if (length == 0) return false;
        bytes.remove_prefix(length);
    }
    return true;
}

schema::Result<Target> parse_target(std::string_view text) {
    const auto url = read_url(text);
    if (!url) {
        return wrong(
            "The request target is not a well-formed URL path. Percent-encode everything but "
            "letters, digits and -._~ in it.");
    }
    Target target;
    if (!fill_segments(*url, target) || !fill_parameters(*url, target)) {
        return wrong("The request target decodes to a zero byte or to bytes that are no UTF-8.");
    }
    return target;
}

}  // namespace onrecord::server::http
